/** A run's way through its script, read from history: what was visited, by which cords it went on, and where it is now. */
import type { HistoryEntry, KeptEntry, RunEnd, TraceStep } from '../../../engine/history/entries'
import { cordId } from './board'

/** One stay in a node; `port` is missing while the run waits there. */
export interface WayStep extends TraceStep {
  /** Sequence of the entry and place in it: unique in a conversation. */
  readonly id: string
  /** When the run came there. */
  readonly at: number
  /** When it went on, and by which event, where it had to wait. */
  readonly left?: { readonly at: number; readonly event: string }
}

export interface RunWay {
  readonly caseNumber: number
  readonly run: number
  readonly scriptId: string
  readonly version: number
  readonly steps: readonly WayStep[]
  readonly end?: { readonly how: RunEnd; readonly reason?: string }
}

/** Every run of the conversation, oldest first. */
export function readWays(entries: readonly KeptEntry[]): readonly RunWay[] {
  const ways: RunWay[] = []
  const change = (caseNumber: number, run: number, changed: (way: RunWay) => RunWay) => {
    const place = ways.findLastIndex((way) => way.caseNumber === caseNumber && way.run === run)
    const way = ways[place]
    if (way) ways[place] = changed(way)
  }
  for (const kept of entries) {
    const { entry } = kept
    if (entry.type === 'run.started') {
      const { caseNumber, run, scriptId, version } = entry
      ways.push({ caseNumber, run, scriptId, version, steps: [] })
    } else if (entry.type === 'run.stepped') {
      change(entry.caseNumber, entry.run, (way) => ({ ...way, steps: joined(way.steps, entry, kept) }))
    } else if (entry.type === 'run.ended') {
      const { how, reason } = entry
      change(entry.caseNumber, entry.run, (way) => ({ ...way, end: { how, ...(reason === undefined ? {} : { reason }) } }))
    }
  }
  return ways
}

/** A run that waited in a node goes on from there: both are one stay. */
function joined(
  before: readonly WayStep[],
  { steps, event }: Extract<HistoryEntry, { type: 'run.stepped' }>,
  { sequence, at }: KeptEntry,
): readonly WayStep[] {
  const all = [...before]
  for (const [place, step] of steps.entries()) {
    const last = all.at(-1)
    if (last === undefined || last.port !== undefined || last.node !== step.node) all.push({ ...step, id: `${sequence}.${place}`, at })
    else all[all.length - 1] = oneStay(last, step, { at, event })
  }
  return all
}

function oneStay(arrival: WayStep, later: TraceStep, left: NonNullable<WayStep['left']>): WayStep {
  const effects = [...(arrival.effects ?? []), ...(later.effects ?? [])]
  const changed = { ...arrival.changed, ...later.changed }
  return {
    ...later,
    id: arrival.id,
    at: arrival.at,
    ...(later.port === undefined ? {} : { left }),
    ...(effects.length > 0 ? { effects } : {}),
    ...(Object.keys(changed).length > 0 ? { changed } : {}),
  }
}

/** What lights up on the board. */
export interface LitPath {
  readonly nodes: ReadonlySet<string>
  readonly cords: ReadonlySet<string>
  /** Where the run waits. */
  readonly current: string | undefined
  /** The node before the last one, for showing both. */
  readonly previous: string | undefined
  readonly last: string | undefined
  readonly isOver: boolean
}

export const DARK: LitPath = { nodes: new Set(), cords: new Set(), current: undefined, previous: undefined, last: undefined, isOver: false }

export function litPath({ steps, end }: Pick<RunWay, 'steps' | 'end'>): LitPath {
  const last = steps.at(-1)
  return {
    nodes: new Set(steps.map(({ node }) => node)),
    cords: new Set(steps.flatMap((step) => cordTaken(step))),
    current: end === undefined && last?.port === undefined ? last?.node : undefined,
    previous: steps.at(-2)?.node,
    last: last?.node,
    isOver: end !== undefined,
  }
}

function cordTaken({ node, port, fellBackTo }: TraceStep): string[] {
  if (port === undefined) return []
  if (fellBackTo === undefined) return [cordId(node, port)]
  // an error handler or a default skill is reached without a cord
  return fellBackTo === 'default' ? [cordId(node, 'default')] : []
}
