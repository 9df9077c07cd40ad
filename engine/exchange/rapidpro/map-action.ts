/** Action of a flow -> the steps that it becomes. One function a type; a type that is not in the table has no counterpart. */
import { cut, listOf, member, shown, textOf } from '../foreign-values'
import { idFrom } from '../new-ids'
import { type Remark, remark } from '../remarks'
import { LONGEST_WAIT_SECONDS, templateNameFrom, textWithin } from '../settings'
import type { FlowAction } from './flow-file'
import type { FlowValues } from './flow-values'
import { NEXT, type Step, standInStep, step } from './step'

const MAX_TEXT = 4096
const MAX_TAGS = 10

type MapAction = (action: FlowAction, values: FlowValues) => readonly Step[]

const sendMessage: MapAction = ({ held }, values) => {
  const template = textOf(member(member(member(held, 'templating'), 'template') ?? member(held, 'template'), 'name'))
  const remarks = messageRemarks(held)
  if (template !== '') {
    const given = listOf(member(member(held, 'templating'), 'variables') ?? member(held, 'template_variables'))
    const parameters = given.slice(0, 50).map((value) => values.text(textOf(value)))
    return [
      step(
        'send-template',
        { template: templateNameFrom(template), language: 'en_US', parameters: parameters.map(({ made }) => made) },
        { default: NEXT },
        [
          ...remarks,
          remark('name-to-id', { what: 'Template', name: template, id: templateNameFrom(template) }),
          ...parameters.flatMap((parameter) => parameter.remarks),
        ],
      ),
    ]
  }
  const text = messageText(held, values)
  const quick = listOf(member(held, 'quick_replies')).length
  return [
    step('send-text', { text: text.used }, { default: NEXT }, [
      ...text.remarks,
      ...remarks,
      ...(quick > 0 ? [remark('quick-replies-left')] : []),
    ]),
  ]
}

export function messageText(held: FlowAction['held'], values: FlowValues): { readonly used: string; readonly remarks: readonly Remark[] } {
  const text = values.text(textOf(member(held, 'text')))
  const { used, remarks } = textWithin('text', text.made, MAX_TEXT)
  return { used, remarks: [...text.remarks, ...remarks] }
}

export function messageRemarks(held: FlowAction['held']): readonly Remark[] {
  const attachments = listOf(member(held, 'attachments')).length
  return attachments > 0 ? [remark('attachments-left', { count: attachments })] : []
}

const setResult: MapAction = ({ held }, values) => {
  const value = values.value(textOf(member(held, 'value')))
  const assignments = [{ variable: values.result(textOf(member(held, 'name'))), value: value.made }]
  const category = textOf(member(held, 'category'))
  return [
    step('set-variable', { assignments }, { default: NEXT }, [
      ...value.remarks,
      ...(category === '' ? [] : [remark('setting-left', { setting: 'category', value: category })]),
    ]),
  ]
}

const setField: MapAction = ({ held }, values) => {
  const field = member(held, 'field')
  const key = textOf(member(field, 'key')) || textOf(member(field, 'name'))
  const value = values.value(textOf(member(held, 'value')))
  return [
    step('set-variable', { assignments: [{ variable: values.field(key), value: value.made }] }, { default: NEXT }, [
      ...value.remarks,
      remark('field-in-run', { field: key }),
    ]),
  ]
}

const addTags =
  (key: 'groups' | 'labels'): MapAction =>
  ({ held }, values) => {
    const names = listOf(member(held, key)).map((one) => textOf(member(one, 'name')) || textOf(member(one, 'name_match')))
    const tags = names
      .map((name) => values.text(name))
      .filter(({ made }, place, all) => made.trim() !== '' && all.findIndex((other) => other.made === made) === place)
    return [
      step(
        'add-tag',
        { tags: tags.slice(0, MAX_TAGS).map(({ made }) => (made.includes('{{') ? made : cut(made, 40))) },
        { default: NEXT },
        [
          ...tags.flatMap(({ remarks }) => remarks),
          ...(key === 'groups' ? [remark('group-as-tag')] : []),
          ...(tags.length > MAX_TAGS ? [remark('setting-left', { setting: key, value: names.slice(MAX_TAGS).join(', ') })] : []),
        ],
      ),
    ]
  }

/** The ports of waiting stand for what the flow asks next: whether the ticket was opened. */
export const TICKET_PORTS = { success: 'assigned', failure: 'timedOut' } as const

const openTicket: MapAction = ({ held }, values) => {
  const topic = textOf(member(member(held, 'topic'), 'name')) || 'General'
  const note = values.text(textOf(member(held, 'note')) || textOf(member(held, 'body')))
  const fitting = textWithin('note', note.made, 1000)
  const assignee = textOf(member(member(held, 'assignee'), 'name')) || textOf(member(member(held, 'assignee'), 'email'))
  return [
    ...(fitting.used.trim() === ''
      ? []
      : [step('add-note', { text: fitting.used }, { default: NEXT }, [...note.remarks, ...fitting.remarks])]),
    step('assign-skill', { skill: idFrom(topic, 'general') }, { default: NEXT }, [
      remark('topic-as-skill', { topic }),
      ...(assignee === '' ? [] : [remark('setting-left', { setting: 'assignee', value: assignee })]),
    ]),
    step('wait-for-agent', { maxWaitSeconds: LONGEST_WAIT_SECONDS }, { assigned: NEXT, timedOut: NEXT }, [remark('ticket-waits')]),
  ]
}

const table: ReadonlyMap<string, MapAction> = new Map([
  ['send_msg', sendMessage],
  ['set_run_result', setResult],
  ['set_contact_field', setField],
  ['add_contact_groups', addTags('groups')],
  ['add_input_labels', addTags('labels')],
  ['open_ticket', openTicket],
])

export function mapAction(action: FlowAction, values: FlowValues): readonly Step[] {
  return table.get(action.type)?.(action, values) ?? [standInStep(nameOf(action), remark('no-kind', { type: action.type }))]
}

export const isMapped = ({ type }: FlowAction): boolean => table.has(type)

/** What a person recognises it by: `enter_flow: Registration`. */
export function nameOf({ type, held }: FlowAction): string {
  const told = ['flow', 'topic', 'template', 'field', 'channel', 'llm']
    .map((key) => textOf(member(member(held, key), 'name')))
    .find((name) => name !== '')
  const detail = told ?? (textOf(member(held, 'url')) || textOf(member(held, 'name')) || textOf(member(held, 'subject')))
  return detail === '' ? type : `${type}: ${shown(detail, 80)}`
}
