/**
 * Flow nodes as rows of steps.
 *
 * R1. A wait takes the message before it as its question: the last of its own node, or of each node that does nothing but lead there.
 *     So a wait that several messages lead to becomes several Asks, each with its own text.
 * R2. A wait that something else leads to has a row of its own too, without a question.
 * R3. What a router says of the action before it (a webhook's outcome, a ticket's) is said by that action's own ports.
 */
import type { ReportEntry } from '../imported'
import { type Remark, remark } from '../remarks'
import type { Flow, FlowAction, FlowNode, FlowRouter } from './flow-file'
import type { FlowValues } from './flow-values'
import { isMapped, mapAction, nameOf, TICKET_PORTS } from './map-action'
import { mapSplit, mapWait } from './map-router'
import { byExit, NEXT, type Step } from './step'

/** A thing of the file, and the steps that it became within the row. */
export interface RowPart {
  readonly source: Pick<ReportEntry, 'id' | 'type'>
  readonly title: string
  readonly settings: readonly (readonly [string, unknown])[]
  readonly steps: readonly Step[]
  /** Of the part itself, beside those of its steps. */
  readonly remarks?: readonly Remark[]
}

export interface Row {
  /** The node whose exits it leaves by: its own, or that of the wait it took in. */
  readonly exitsOf: FlowNode
  readonly node: FlowNode
  readonly parts: readonly RowPart[]
}

/** Node -> the wait that it asks the question of. */
export function questionsOf({ nodes }: Flow): ReadonlyMap<FlowNode, FlowNode> {
  const byUuid = new Map(nodes.map((node) => [node.uuid, node]))
  const questions = new Map<FlowNode, FlowNode>()
  for (const node of nodes) {
    if (node.router || node.actions.at(-1)?.type !== 'send_msg' || node.exits.size !== 1) continue
    const [to = ''] = node.exits.values()
    const target = byUuid.get(to)
    if (target && isPlainWait(target)) questions.set(node, target)
  }
  return questions
}

const isPlainWait = ({ actions, router }: FlowNode): boolean => actions.length === 0 && router?.waits === true && router.type === 'switch'

export function rowOf(node: FlowNode, wait: FlowNode | undefined, values: FlowValues): Row {
  const router = wait?.router ?? node.router
  const question = router?.waits && router.type === 'switch' && node.actions.at(-1)?.type === 'send_msg' ? node.actions.at(-1) : undefined
  const before = question ? node.actions.slice(0, -1) : node.actions
  const parts = before.map((action) => actionPart(action, mapAction(action, values)))
  const exitsOf = wait ?? node
  if (!router) return { node, exitsOf, parts: withExit(parts, node) }
  const last = before.at(-1)
  if (!question && last && tellsOutcome(router, last)) {
    return {
      node,
      exitsOf,
      parts: [
        ...parts.slice(0, -1),
        actionPart(last, outcomeSteps(last, router, values)),
        { ...routerPart(node, router, []), remarks: [remark('ways-at', { type: last.type })] },
      ],
    }
  }
  const steps = router.waits && router.type === 'switch' ? mapWait(router, question, values) : mapSplit(router, values)
  const [first, ...others] = steps
  if (question && first) {
    return { node, exitsOf, parts: withDefault([...parts, actionPart(question, [first]), routerPart(exitsOf, router, others)], router) }
  }
  return { node, exitsOf, parts: withDefault([...parts, routerPart(exitsOf, router, steps)], router) }
}

function actionPart(action: FlowAction, steps: readonly Step[]): RowPart {
  return { source: { id: action.uuid, type: action.type }, title: nameOf(action), settings: Object.entries(action.held), steps }
}

function routerPart({ uuid }: FlowNode, router: FlowRouter, steps: readonly Step[]): RowPart {
  const type = router.waits ? 'wait_for_response' : router.type === 'random' ? 'split_by_random' : 'split'
  const settings: RowPart['settings'] = [
    ['operand', router.operand],
    ['result_name', router.resultName],
    [
      'cases',
      router.cases
        .map((flowCase) => `${flowCase.type} ${flowCase.arguments.join(', ')} -> ${router.categories.get(flowCase.category)?.name ?? '?'}`)
        .join('; '),
    ],
  ]
  return { source: { id: `${uuid} › router`, type }, title: router.resultName ? `${type}: ${router.resultName}` : type, settings, steps }
}

/** The action's result is what the router looks at. */
function tellsOutcome({ waits, operand }: FlowRouter, action: FlowAction): boolean {
  return !waits && (!isMapped(action) || (action.type === 'open_ticket' && /ticket|\.category|locals/i.test(operand)))
}

function outcomeSteps(action: FlowAction, router: FlowRouter, values: FlowValues): readonly Step[] {
  const steps = mapAction(action, values)
  const last = steps.at(-1)
  if (!last) return steps
  const categories = [...router.categories]
  const otherwise = byExit(router.categories.get(router.defaultCategory)?.exit ?? '')
  if ('standIn' in last.make) {
    const named = categories.filter(([uuid]) => uuid !== router.defaultCategory)
    const ways = Object.fromEntries(named.map(([, { exit }], place) => [String(place), byExit(exit)]))
    return [...steps.slice(0, -1), { ...last, make: { standIn: named.map(([, { name }]) => name) }, ways: { ...ways, default: otherwise } }]
  }
  const named = (name: string) => categories.find(([, category]) => category.name.toLowerCase() === name)?.[1].exit
  const success = named('success')
  const failure = named('failure')
  const ways = {
    [TICKET_PORTS.success]: success === undefined ? otherwise : byExit(success),
    [TICKET_PORTS.failure]: failure === undefined ? otherwise : byExit(failure),
  }
  return [...steps.slice(0, -1), { ...last, ways }]
}

/** A row without a router leaves by the node's one exit. */
function withExit(parts: readonly RowPart[], node: FlowNode): readonly RowPart[] {
  const [exit = ''] = node.exits.keys()
  return leavingBy(parts, exit)
}

/** What would go on where the row is over leaves by the router's default. */
function withDefault(parts: readonly RowPart[], router: FlowRouter): readonly RowPart[] {
  return leavingBy(parts, router.categories.get(router.defaultCategory)?.exit ?? '')
}

function leavingBy(parts: readonly RowPart[], exit: string): readonly RowPart[] {
  const place = parts.findLastIndex(({ steps }) => steps.length > 0)
  return parts.map((part, number) => {
    const last = part.steps.at(-1)
    if (number !== place || !last) return part
    const ways = Object.fromEntries(Object.entries(last.ways).map(([port, way]) => [port, way === NEXT ? byExit(exit) : way]))
    return { ...part, steps: [...part.steps.slice(0, -1), { ...last, ways }] }
  })
}
