/**
 * A flow of RapidPro (TextIt) as its file has it, specification 13 or 14: nodes with actions, at most one router, and exits; `_ui` says where
 * things stand. The file is one flow, or an export with several. Read forgivingly: what is not of that form is left out and reported.
 */

import { error } from '../../script/new-problem'
import type { Position, Problem } from '../../script/script'
import { type ForeignRecord, isRecord, listOf, member, numberOf, recordOf, shown, textOf } from '../foreign-values'

export interface FlowCase {
  readonly type: string
  readonly arguments: readonly string[]
  readonly category: string
}

export interface FlowRouter {
  readonly type: string
  readonly operand: string
  readonly resultName: string
  readonly cases: readonly FlowCase[]
  /** In the order of the file: uuid -> name and the exit it leaves by. */
  readonly categories: ReadonlyMap<string, { readonly name: string; readonly exit: string }>
  readonly defaultCategory: string
  readonly waits: boolean
  readonly timeout?: { readonly seconds: number; readonly category: string }
}

export interface FlowAction {
  readonly uuid: string
  readonly type: string
  readonly held: ForeignRecord
}

export interface FlowNode {
  readonly uuid: string
  readonly actions: readonly FlowAction[]
  readonly router?: FlowRouter
  /** Exit -> the node it leads to; empty where the flow ends. */
  readonly exits: ReadonlyMap<string, string>
  readonly position: Position | undefined
}

export interface Flow {
  readonly name: string
  readonly language: string
  readonly nodes: readonly FlowNode[]
  readonly stickies: readonly { readonly text: string; readonly position: Position }[]
  readonly otherLanguages: readonly string[]
  readonly otherFlows: readonly string[]
  /** Places of what stands among the nodes and is none. */
  readonly malformed: readonly string[]
}

const isFlow = (document: unknown): document is ForeignRecord =>
  Array.isArray(member(document, 'nodes')) && member(document, 'formatVersion') === undefined

const flowsOf = (document: unknown): readonly ForeignRecord[] =>
  isFlow(document) ? [document] : listOf(member(document, 'flows')).filter(isRecord)

export const looksLikeRapidPro = (document: unknown): boolean => isFlow(document) || Array.isArray(member(document, 'flows'))

/** Why the file cannot be read; undefined when it can. */
export function rapidProProblem(document: unknown, wanted?: string): Problem | undefined {
  const flows = flowsOf(document)
  const flow = chosen(flows, wanted)
  if (!flow) {
    const names = flows.map((one) => textOf(member(one, 'name'))).join(', ')
    const message =
      wanted === undefined || flows.length === 0 ? 'There is no flow in the file.' : `The file has no flow "${wanted}"; it has ${names}.`
    return error('no-flow', message, { path: ['flows'] })
  }
  if (isFlow(flow)) return undefined
  return error(
    'too-old',
    'The flow is of a specification before 13 (it has action_sets and rule_sets, or no nodes). Export it again from a RapidPro of today.',
    { path: flows.length > 1 ? ['flows', flows.indexOf(flow)] : [] },
  )
}

function chosen(flows: readonly ForeignRecord[], wanted: string | undefined): ForeignRecord | undefined {
  if (wanted === undefined) return flows[0]
  return flows.find((flow) => textOf(member(flow, 'name')) === wanted || textOf(member(flow, 'uuid')) === wanted)
}

export function readFlow(document: unknown, wanted?: string): Flow {
  const flows = flowsOf(document)
  const flow = chosen(flows, wanted)
  const ui = member(flow, '_ui')
  const nodes: FlowNode[] = []
  const malformed: string[] = []
  const seen = new Set<string>()
  for (const [place, node] of listOf(member(flow, 'nodes')).entries()) {
    const uuid = textOf(member(node, 'uuid'))
    if (uuid === '' || seen.has(uuid)) malformed.push(`nodes › ${place}`)
    else nodes.push(nodeOf(node, uuid, positionOf(member(member(member(ui, 'nodes'), uuid), 'position'))))
    seen.add(uuid)
  }
  return {
    name: textOf(member(flow, 'name')),
    language: textOf(member(flow, 'language')),
    nodes,
    stickies: stickiesOf(member(ui, 'stickies')),
    otherLanguages: Object.keys(recordOf(member(flow, 'localization'))),
    otherFlows: flows.filter((one) => one !== flow).map((one) => textOf(member(one, 'name')) || '?'),
    malformed,
  }
}

function nodeOf(node: unknown, uuid: string, position: Position | undefined): FlowNode {
  const router = member(node, 'router')
  return {
    uuid,
    actions: listOf(member(node, 'actions')).map((action, place) => ({
      uuid: textOf(member(action, 'uuid')) || `${uuid} › ${place}`,
      type: textOf(member(action, 'type')) || '?',
      held: recordOf(action),
    })),
    ...(isRecord(router) ? { router: routerOf(router) } : {}),
    exits: new Map(listOf(member(node, 'exits')).map((exit) => [textOf(member(exit, 'uuid')), textOf(member(exit, 'destination_uuid'))])),
    position,
  }
}

function routerOf(router: ForeignRecord): FlowRouter {
  const wait = member(router, 'wait')
  const timeout = member(wait, 'timeout')
  const seconds = numberOf(member(timeout, 'seconds'))
  return {
    type: textOf(member(router, 'type')),
    operand: textOf(member(router, 'operand')),
    resultName: textOf(member(router, 'result_name')),
    cases: listOf(member(router, 'cases')).map((one) => ({
      type: textOf(member(one, 'type')),
      arguments: listOf(member(one, 'arguments')).map((argument) => shown(argument)),
      category: textOf(member(one, 'category_uuid')),
    })),
    categories: new Map(
      listOf(member(router, 'categories')).map((category) => [
        textOf(member(category, 'uuid')),
        { name: textOf(member(category, 'name')) || '?', exit: textOf(member(category, 'exit_uuid')) },
      ]),
    ),
    defaultCategory: textOf(member(router, 'default_category_uuid')),
    waits: isRecord(wait),
    ...(seconds === undefined ? {} : { timeout: { seconds, category: textOf(member(timeout, 'category_uuid')) } }),
  }
}

function positionOf(held: unknown): Position | undefined {
  const x = numberOf(member(held, 'left'))
  const y = numberOf(member(held, 'top'))
  return x === undefined || y === undefined ? undefined : { x, y }
}

function stickiesOf(held: unknown): Flow['stickies'] {
  return Object.values(recordOf(held)).map((sticky) => ({
    text: [textOf(member(sticky, 'title')), textOf(member(sticky, 'body'))].filter((part) => part !== '').join('\n'),
    position: positionOf(member(sticky, 'position')) ?? { x: 0, y: 0 },
  }))
}
