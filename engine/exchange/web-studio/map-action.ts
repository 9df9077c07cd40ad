/** Action of Studio -> what it becomes here. One function an action; an action that is not in the table has no counterpart. */
import { cut, sameName } from '../foreign-values'
import { type Remark, remark } from '../remarks'
import { LONGEST_WAIT_DAYS, LONGEST_WAIT_SECONDS, reference, templateNameFrom, textWithin, wholeNumber } from '../settings'
import { mapAssign, mapSnippet } from './map-assigning'
import { mapCase, mapCheckChannel } from './map-branching'
import { cannotMap, type Mapping, mappedTo, type StudioTools } from './mapping'
import { property, type StudioAction } from './studio-script'

type MapAction = (action: StudioAction, tools: StudioTools) => Mapping

const ERRORS = ['onerror', 'error', 'failure', 'failed', 'onfailure']
const MAX_TEXT = 4096

const byHand = { least: 1, most: LONGEST_WAIT_SECONDS, otherwise: 60 }

const end: MapAction = () => mappedTo('end', {})

const mapIf: MapAction = (action, { values }) => {
  const { made, remarks } = values.condition(property(action, 'Expression', 'Condition'))
  return mappedTo('if', { condition: made }, { yes: ['true', 'yes'], no: ['false', 'no'], failed: ERRORS }, remarks)
}

const mapLoop: MapAction = (action, { values }) => {
  const times = wholeNumber('Repeat', property(action, 'Repeat', 'Count'), { least: 1, most: 1000, otherwise: 3 })
  const counter = values.variable(property(action, 'CounterName', 'Counter', 'Variable'))
  return mappedTo(
    'loop',
    { times: times.used, ...(counter ? { counter: counter.name } : {}) },
    { repeat: ['repeat'], done: ['finished', 'done'], failed: ERRORS },
    times.remarks,
  )
}

const mapWait: MapAction = (action) => {
  const seconds = wholeNumber('Seconds', property(action, 'Seconds', 'Time', 'Duration'), byHand)
  return mappedTo('wait', { seconds: seconds.used }, {}, seconds.remarks)
}

const mapHours: MapAction = (action) => {
  const { id, remarks } = reference('Hours', property(action, 'Profile', 'HoursProfile'), 'hours')
  const ways = { open: ['onopen', 'open'], closed: ['onclosed', 'closed'], holiday: ['onholiday', 'holiday'], default: ERRORS }
  return mappedTo('hours', { hours: id }, ways, remarks)
}

const mapText: MapAction = (action, tools) => {
  const source = property(action, 'Message', 'Text', 'Body', 'Phrase')
  const rich = richMessageOf(action, source, tools)
  if (rich !== undefined) {
    return mappedTo('send-template', { template: templateNameFrom(rich), language: 'en_US' }, { failed: ERRORS }, [
      remark('rich-message', { name: rich }),
    ])
  }
  const text = tools.values.text(source)
  const { used, remarks } = textWithin('Message', text.made, MAX_TEXT)
  return mappedTo('send-text', { text: used }, { failed: ERRORS }, [...text.remarks, ...remarks])
}

const mapAsk: MapAction = (action, tools) => {
  const source = property(action, 'Message', 'Prompt', 'Question', 'Text', 'Phrase')
  const rich = richMessageOf(action, source, tools)
  const text = tools.values.text(rich === undefined ? source : action.caption || rich)
  const { used, remarks } = textWithin('Message', text.made, MAX_TEXT)
  const saveTo = tools.values.variable(property(action, 'ResultVariable', 'Variable', 'Result', 'MessageVariable'))
  const limit = wholeNumber('Timeout', property(action, 'Timeout', 'TimeoutSeconds'), { ...byHand, otherwise: LONGEST_WAIT_SECONDS })
  return mappedTo(
    'ask',
    {
      text: used,
      style: 'free',
      ...(saveTo?.type === 'text' ? { saveTo: saveTo.name } : {}),
      ...(rich === undefined ? {} : { template: templateNameFrom(rich), language: 'en_US' }),
      maxWaitSeconds: limit.used,
    },
    { noReply: ['timeout', 'ontimeout', 'noreply', 'noresponse'], invalid: ['invalid', 'oninvalid'], failed: ERRORS },
    [
      ...text.remarks,
      ...remarks,
      ...limit.remarks,
      ...(rich === undefined ? [] : [remark('rich-message', { name: rich })]),
      ...(property(action, 'Timeout', 'TimeoutSeconds') === '' ? [remark('waits-at-most', { days: LONGEST_WAIT_DAYS })] : []),
      ...left(action, 'ResultPostback'),
    ],
  )
}

/** The rich message that a text in JSON stands for. */
function richMessageOf(action: StudioAction, source: string, { richMessages }: StudioTools): string | undefined {
  if (property(action, 'MessageFormat', 'Format').toLowerCase() !== 'json') return undefined
  const variable = source.replace(/^\{(.*)\}$/, '$1')
  return richMessages.get(sameName(variable)) ?? variable
}

const mapRequestAgent: MapAction = (action) => {
  const skill = property(action, 'Skill', 'SkillNo', 'SkillName')
  const notTaken = [...left(action, 'TargetAgent'), ...left(action, 'RoutingAttribute', 'Not Applicable')]
  if (skill === '' || skill.toLowerCase() === 'default') {
    return mappedTo('wait-for-agent', { maxWaitSeconds: LONGEST_WAIT_SECONDS }, { timedOut: ERRORS }, notTaken)
  }
  if (skill.includes('{')) return cannotMap(remark('skill-by-value', { value: skill }))
  const { id, remarks } = reference('Skill', skill, 'skill')
  const priority = wholeNumber('Priority', property(action, 'Priority', 'InitialPriority'), { least: 0, most: 1000, otherwise: 500 })
  const best = wholeNumber('HighProficiency', property(action, 'HighProficiency'), { least: 1, most: 20, otherwise: 1 })
  const worst = wholeNumber('LowProficiency', property(action, 'LowProficiency'), { least: 1, most: 20, otherwise: 20 })
  return mappedTo('assign-skill', { skill: id, priority: priority.used, bestProficiency: best.used, worstProficiency: worst.used }, {}, [
    ...remarks,
    ...priority.remarks,
    ...best.remarks,
    ...worst.remarks,
    ...notTaken,
  ])
}

const STATUSES = ['open', 'pending', 'escalated', 'resolved', 'closed']

const mapStatus: MapAction = (action) => {
  const value = property(action, 'UpdateContactStatus', 'Status', 'ContactStatus')
  const status = value.toLowerCase()
  if (!STATUSES.includes(status)) return cannotMap(remark('setting-left', { setting: 'Status', value }))
  return mappedTo('update-status', { status })
}

const mapPop: MapAction = (action, { values }) => {
  const url = values.text(property(action, 'URL', 'Address'))
  const title = values.text(property(action, 'TabTitle', 'Title') || action.caption || 'Contact')
  const cutTitle = textWithin('Tab Title', title.made, 100)
  const agent = property(action, 'AgentID')
  // whoever has the case is shown it anyway
  const isOwn = agent === '' || /^\{.*agent.*\}$/i.test(agent)
  return mappedTo('pop-url', { url: url.made, title: cutTitle.used }, { failed: ERRORS }, [
    ...url.remarks,
    ...title.remarks,
    ...cutTitle.remarks,
    ...(isOwn ? [] : left(action, 'AgentID')),
    ...left(action, 'PopDestination', 'Default'),
  ])
}

const mapNote: MapAction = (action, { values }) => {
  const text = values.text(property(action, 'Note', 'Text', 'Message'))
  const { used, remarks } = textWithin('Note', text.made, 1000)
  return mappedTo('add-note', { text: used }, { failed: ERRORS }, [...text.remarks, ...remarks])
}

const mapTag: MapAction = (action, { values }) => {
  const texts = property(action, 'Tag', 'Tags')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag, place, all) => tag !== '' && all.indexOf(tag) === place)
    .map((tag) => values.text(tag))
  const remarks = texts.flatMap((text) => text.remarks)
  return mappedTo('add-tag', { tags: texts.slice(0, 10).map(({ made }) => made) }, { failed: ERRORS }, remarks)
}

const mapRich: MapAction = (action) => cannotMap(remark('rich-message', { name: richName(action) }))

export const richName = (action: StudioAction): string =>
  property(action, 'Template', 'TemplateName', 'RichMessage') || action.caption || action.type

/** A property that says something which nothing here takes. */
function left(action: StudioAction, setting: string, meaningless = ''): readonly Remark[] {
  const value = property(action, setting)
  return value === '' || sameName(value) === sameName(meaningless) ? [] : [remark('setting-left', { setting, value: cut(value, 200) })]
}

const table: ReadonlyMap<string, MapAction> = new Map<string, MapAction>([
  ['begin', () => mappedTo('begin', {})],
  ['end', end],
  ['if', mapIf],
  ['case', mapCase],
  ['loop', mapLoop],
  ['wait', mapWait],
  ['hours', mapHours],
  ['checkchannel', mapCheckChannel],
  ['assign', mapAssign],
  ['snippet', mapSnippet],
  ['textmsg', mapText],
  ['askcaller', mapAsk],
  ['getrichmessage', mapRich],
  ['reqagent', mapRequestAgent],
  ['updatestatus', mapStatus],
  ['updatecontactstatus', mapStatus],
  ['updatedigitalcontactstatus', mapStatus],
  ['popurl', mapPop],
  ['onassignment', () => mappedTo('on-assignment', {})],
  ['onanswer', () => mappedTo('on-assignment', {})],
  ['onrelease', () => mappedTo('on-release', {})],
  ['onunassignment', () => mappedTo('on-unassignment', {})],
  ['onreject', () => mappedTo('on-reject', {})],
  ['stop', () => mappedTo('stand-by', {})],
  ['addnote', mapNote],
  ['addtag', mapTag],
  ['annotation', (action) => ({ is: 'note', text: property(action, 'Text', 'Annotation', 'Note') || action.caption })],
])

export function mapAction(action: StudioAction, tools: StudioTools): Mapping {
  // "TEXTMSG (digital)" is TEXTMSG
  const sort = sameName(action.type.replace(/\(.*\)/, ''))
  return table.get(sort)?.(action, tools) ?? cannotMap(remark('no-kind', { type: action.type }))
}
