/**
 * A visit's way in words of the drawing: which nodes are left by which ports, what made the run go on, and how long it stayed, so that
 * in the end the longest time possible has passed since the contact wrote.
 */
import type { WayStep } from '../script/script'
import { type Visit, WINDOW_MS } from './explore'
import type { Move } from './moves'

export function wayTo(end: Visit): WayStep[] {
  const steps: WayStep[] = []
  let visit = end
  let since = end.longest
  while (visit.before && visit.move) {
    const stayed = stayBefore(visit.move, visit.before, since)
    const step = stepOf(visit.move, stayed)
    if (step) steps.push(step)
    since = stayed.sinceBefore
    visit = visit.before
  }
  return steps.reverse()
}

interface Stayed {
  readonly ms: number
  readonly wroteMs?: number
  /** The time since the contact's message when the stay began. */
  readonly sinceBefore: number
}

/** How long to stay so that `since` has passed when the move is made. */
function stayBefore({ stay: [least, most], isReply }: Move, { shortest, longest }: Visit, since: number): Stayed {
  if (isReply) return { ms: 0, sinceBefore: longest }
  const most1 = Number.isFinite(most) ? most : WINDOW_MS
  if (since >= WINDOW_MS) return { ms: most1, sinceBefore: longest }
  const sinceBefore = Math.max(shortest, Math.min(longest, since - least))
  const ms = since - sinceBefore
  if (ms >= least && ms <= most1) return { ms, sinceBefore }
  // too little time for the whole stay: the contact wrote meanwhile
  return { ms: most1, wroteMs: since, sinceBefore: longest }
}

/** Moves within a node that nothing outside makes are no step of their own. */
export function stepOf(
  { from, by, port, stay: [least] }: Move,
  { ms, wroteMs }: Pick<Stayed, 'ms' | 'wroteMs'> = { ms: least },
): WayStep | undefined {
  if (by === 'condition' && port === undefined) return undefined
  return {
    node: from.place.node,
    ...(port === undefined ? {} : { port }),
    by,
    ...(ms > 0 ? { ms } : {}),
    ...(wroteMs === undefined ? {} : { wroteMs }),
  }
}

/** The nodes of a way, each as often as the run comes to it anew. */
export function nodesOn(way: readonly WayStep[], end: string): string[] {
  const nodes: string[] = []
  for (const { node } of [...way, { node: end }]) if (nodes.at(-1) !== node) nodes.push(node)
  return nodes
}
