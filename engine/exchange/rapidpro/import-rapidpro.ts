/**
 * A flow of RapidPro as a script of ours. Every action and router is in the report: mapped, mapped with what is different, or held by a
 * stand-in with a note that keeps its settings. Where the flow ends, the script has an End.
 */
import type { Position, Script } from '../../script/script'
import { type ImportReport, outcomeOf, type ReportEntry } from '../imported'
import { keepNote } from '../kept-note'
import { type Remark, remark, type SayRemark } from '../remarks'
import { type PlacedNode, ScriptDraft } from '../script-draft'
import { type Flow, type FlowNode, readFlow } from './flow-file'
import { FlowValues } from './flow-values'
import { questionsOf, type Row, type RowPart, rowOf } from './rows'
import { NEXT, type Step } from './step'

export { looksLikeRapidPro, rapidProProblem } from './flow-file'

interface PlacedStep {
  readonly step: Step
  readonly node: PlacedNode
  readonly branchPorts: readonly string[]
}

interface PlacedPart extends Omit<RowPart, 'remarks'> {
  readonly placed: readonly PlacedStep[]
  readonly isMapped: boolean
  readonly position: Position
  readonly remarks: readonly Remark[]
}

interface PlacedRow {
  readonly row: Row
  readonly parts: readonly PlacedPart[]
}

export interface ImportOptions {
  readonly flow: string | undefined
  readonly say: SayRemark
}

export function importRapidPro(
  document: unknown,
  { flow: wanted, say }: ImportOptions,
): { readonly script: Script; readonly report: ImportReport } {
  const flow = readFlow(document, wanted)
  const draft = new ScriptDraft()
  const begin = draft.add({ kind: 'begin', settings: {} }, undefined, { x: 0, y: 0 })
  const rows = rowsOf(flow, new FlowValues(draft))
  const place = placing(flow, rows)
  const placed = rows.map((row) => addRow(draft, row, place(row.node)))
  for (const { text, position } of flow.stickies) draft.note(text, place.at(position))
  const headOf = linkRows(draft, placed)
  const [first] = flow.nodes
  if (begin.fits) draft.link(begin.node.id, 'default', headOf(first?.uuid ?? ''))
  const entries = [...entriesOf(draft, placed, say), ...brokenOf(flow)]
  return { script: draft.finish(flow.name, ''), report: { entries, remarks: remarksOf(flow) } }
}

/** See R1 and R2 of rows.ts. */
function rowsOf(flow: Flow, values: FlowValues): readonly Row[] {
  const questions = questionsOf(flow)
  const askedElsewhere = new Set(questions.values())
  const reached = new Set<string>(flow.nodes.slice(0, 1).map(({ uuid }) => uuid))
  for (const node of flow.nodes) {
    if (questions.has(node)) continue
    for (const to of node.exits.values()) if (to !== node.uuid || !askedElsewhere.has(node)) reached.add(to)
  }
  return flow.nodes
    .filter((node) => !askedElsewhere.has(node) || reached.has(node.uuid))
    .map((node) => rowOf(node, questions.get(node), values))
}

/** Cards are wider than nodes of a flow, and a row needs room for all its steps. */
const COLUMN = 200
const STEP = 304
const LINE = 1.6
const MAX_STEPS = 4

function placing({ nodes }: Flow, rows: readonly Row[]): ((node: FlowNode) => Position) & { at(position: Position): Position } {
  const longest = rows.reduce(
    (most, { parts }) =>
      Math.max(
        most,
        parts.reduce((sum, { steps }) => sum + steps.length, 0),
      ),
    1,
  )
  const width = (Math.min(MAX_STEPS, longest) * STEP) / COLUMN
  const order = new Map(nodes.map((node, place) => [node, place]))
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const { position } of nodes) if (position) [left, top] = [Math.min(left, position.x), Math.min(top, position.y)]
  const at = ({ x, y }: Position): Position => ({ x: STEP + (x - left) * width, y: (y - top) * LINE })
  // without places of its own a flow goes down, one node below the other
  const placed = (node: FlowNode): Position => (node.position ? at(node.position) : { x: STEP, y: (order.get(node) ?? 0) * 320 })
  return Object.assign(placed, { at })
}

function addRow(draft: ScriptDraft, row: Row, start: Position): PlacedRow {
  let x = start.x
  const parts = row.parts.map((part): PlacedPart => {
    const position = { x, y: start.y }
    const why: Remark[] = []
    const placed = part.steps.map((step): PlacedStep => {
      const here = { x, y: start.y }
      x += STEP
      if (!('standIn' in step.make)) {
        const added = draft.add(step.make, step.name, here)
        if (added.fits) return { step, node: added.node, branchPorts: [] }
        why.push(added.why)
      }
      const branches = 'standIn' in step.make ? step.make.standIn : Object.keys(step.ways).filter((port) => port !== 'default')
      const { branchPorts, ...node } = draft.addStandIn(branches, step.name ?? part.title, here)
      return { step: 'standIn' in step.make ? step : asStandIn(step, branches), node, branchPorts }
    })
    const isMapped = why.length === 0 && part.steps.every(({ make }) => !('standIn' in make))
    return {
      ...part,
      placed,
      isMapped,
      position,
      remarks: [...(part.remarks ?? []), ...part.steps.flatMap(({ remarks }) => remarks), ...why],
    }
  })
  return { row, parts }
}

/** Its ports become branches by their place. */
function asStandIn(step: Step, branches: readonly string[]): Step {
  const ways = branches.flatMap((port, place) => {
    const way = step.ways[port]
    return way ? [[String(place), way] as const] : []
  })
  const { default: otherwise } = step.ways
  return { ...step, make: { standIn: branches }, ways: { ...Object.fromEntries(ways), ...(otherwise ? { default: otherwise } : {}) } }
}

/** Gives where a way into a flow node leads; to End where the flow is over. */
function linkRows(draft: ScriptDraft, rows: readonly PlacedRow[]): (flowNode: string) => string {
  const stepsOf = ({ parts }: PlacedRow) => parts.flatMap(({ placed }) => placed)
  const byNode = new Map(rows.map((placed) => [placed.row.node.uuid, placed]))
  const end = draft.add({ kind: 'end', settings: {} }, undefined, endPlace(rows))
  const endId = end.fits ? end.node.id : ''
  const headOf = (flowNode: string, seen: ReadonlySet<string> = new Set()): string => {
    const target = byNode.get(flowNode)
    if (!target || seen.has(flowNode)) return endId
    const [first] = stepsOf(target)
    if (first) return first.node.id
    // an empty node is passed through
    const { router, exits } = target.row.exitsOf
    const exit = router?.categories.get(router.defaultCategory)?.exit ?? exits.keys().next().value ?? ''
    return headOf(exits.get(exit) ?? '', new Set([...seen, flowNode]))
  }
  for (const placed of rows) {
    const steps = stepsOf(placed)
    const { exitsOf } = placed.row
    for (const [place, { step, node, branchPorts }] of steps.entries()) {
      for (const [port, way] of Object.entries(step.ways)) {
        const ownPort = 'standIn' in step.make ? (branchPorts[Number(port)] ?? port) : port
        if (way === NEXT) draft.link(node.id, ownPort, steps[place + 1]?.node.id ?? endId)
        else if (way.to === 'exit') draft.link(node.id, ownPort, destination(placed, exitsOf, way.exit, headOf))
      }
    }
  }
  return (flowNode) => headOf(flowNode)
}

/** Back to the wait itself means to be asked again. */
function destination({ row, parts }: PlacedRow, exitsOf: FlowNode, exit: string, headOf: (flowNode: string) => string): string {
  const to = exitsOf.exits.get(exit) ?? ''
  if (to !== exitsOf.uuid || exitsOf === row.node) return headOf(to)
  const ask = parts.flatMap(({ placed }) => placed).find(({ step }) => 'kind' in step.make && step.make.kind === 'ask')
  return ask?.node.id ?? headOf(to)
}

function endPlace(rows: readonly PlacedRow[]): Position {
  let [x, y] = [STEP, 0]
  for (const { parts } of rows) {
    for (const { position } of parts) [x, y] = [Math.max(x, position.x), Math.max(y, position.y)]
  }
  return { x: x + 2 * STEP, y }
}

/** One entry for each thing of the file, also where it became several nodes. */
function entriesOf(draft: ScriptDraft, rows: readonly PlacedRow[], say: SayRemark): readonly ReportEntry[] {
  const entries = new Map<string, ReportEntry>()
  for (const part of rows.flatMap(({ parts }) => parts)) {
    const outcome = outcomeOf(part.isMapped, part.remarks)
    const node = part.placed[0]?.node.id
    keepNote(draft, { title: part.title, outcome, remarks: part.remarks, settings: part.settings, position: part.position, node }, say)
    const earlier = entries.get(part.source.id)
    const nodes = [...(earlier?.nodes ?? []), ...part.placed.map(({ node: { id } }) => id)]
    const worse = earlier && RANK.indexOf(earlier.outcome) > RANK.indexOf(outcome) ? earlier : { outcome, remarks: part.remarks }
    entries.set(part.source.id, { ...part.source, name: part.title, outcome: worse.outcome, nodes, remarks: worse.remarks })
  }
  return [...entries.values()]
}

const RANK = ['mapped', 'withLoss', 'notMapped'] as const

const brokenOf = ({ malformed }: Flow): readonly ReportEntry[] =>
  malformed.map((id) => ({ id, type: '?', outcome: 'notMapped', nodes: [], remarks: [remark('malformed', { what: id })] }))

function remarksOf({ name, otherLanguages, otherFlows, nodes }: Flow): readonly Remark[] {
  return [
    ...(nodes.length === 0 ? [remark('no-begin')] : []),
    ...(otherLanguages.length > 0 ? [remark('languages-left', { languages: otherLanguages.join(', ') })] : []),
    ...(otherFlows.length > 0 ? [remark('other-flows', { taken: name, names: otherFlows.join(', ') })] : []),
  ]
}
