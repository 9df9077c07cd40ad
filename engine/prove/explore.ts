/**
 * Every situation that a run can come into, with the time since the contact last wrote as an interval, and one way to each.
 *
 * E1. A visit holds the shortest and longest time since the contact's last message on one way. Every time in between is possible too,
 *     because the contact may write during a wait without being heard, and an event may come earlier or later.
 * E2. A visit is followed unless another one of the same situation covers it: as long an interval, in no more waits.
 * E3. Times are followed up to the end of the window; more than that is all the same.
 * E4. The conversation breaks a run off after 50 time-outs without a word from the contact (conversation/runs.ts), so longer rows
 *     of waits are not followed.
 */
import { notAfter } from '../conversation/session-window'
import { firstSituation, keyOf, type Move, movesOf, type Situation } from './moves'
import type { Places } from './places'

/** The time since the contact's last message from which no free-form message goes out. */
export const WINDOW_MS = notAfter({ type: 'text', text: '' }, 0) ?? 0

const MAX_WAITS = 50

export interface Visit {
  readonly situation: Situation
  readonly shortest: number
  readonly longest: number
  readonly waits: number
  /** Missing where the run begins. */
  readonly before?: Visit
  readonly move?: Move
}

export interface Explored {
  /** Every situation once, in order of discovery: by the fewest moves. */
  readonly points: readonly Point[]
  /** Free-form messages (by their place) -> a visit there outside the window. */
  readonly outside: ReadonlyMap<number, Visit>
  /** Nodes that pop a page with no agent -> a visit there. */
  readonly pops: ReadonlyMap<string, Visit>
}

interface Point {
  readonly number: number
  readonly first: Visit
  /** Those that some run can make. */
  readonly made: Edge[]
}

export interface Edge {
  readonly move: Move
  readonly to: number
}

/** A point while it is looked at. */
interface Opened extends Point {
  /** None covers another. */
  visits: readonly Visit[]
  left: readonly Move[] | undefined
  readonly isMade: Set<Move>
}

/** `hasWritten`: the contact has just written when the run begins; otherwise nobody knows when. */
export function explore(places: Places, hasWritten: boolean): Explored {
  const points: Opened[] = []
  const byKey = new Map<number, Opened>()
  const outside = new Map<number, Visit>()
  const pops = new Map<string, Visit>()
  const open: { readonly visit: Visit; readonly point: Opened }[] = []

  function arrive(visit: Visit): Opened {
    const { situation, move } = visit
    const { place } = situation
    if ((move?.sends ?? place.sendsFreely) && visit.longest >= WINDOW_MS && !outside.has(place.index)) outside.set(place.index, visit)
    if (move?.popsForNobody && !pops.has(place.node)) pops.set(place.node, visit)
    const key = keyOf(situation)
    const known = byKey.get(key)
    if (known?.visits.some((other) => covers(other, visit))) return known
    const point = known ?? { number: points.length, first: visit, made: [], visits: [], left: undefined, isMade: new Set() }
    if (!known) {
      byKey.set(key, point)
      points.push(point)
    }
    point.visits = point.visits.length === 0 ? [visit] : [...point.visits.filter((other) => !covers(visit, other)), visit]
    open.push({ visit, point })
    return point
  }

  arrive({ situation: firstSituation(places), shortest: 0, longest: hasWritten ? 0 : WINDOW_MS, waits: 0 })
  // grows while it is gone through
  for (const { visit, point } of open) {
    if (!point.visits.includes(visit)) continue
    point.left ??= movesOf(visit.situation, places)
    for (const move of point.left) {
      const next = visitBy(move, visit)
      if (!next) continue
      const { number } = arrive(next)
      if (point.isMade.has(move)) continue
      point.isMade.add(move)
      point.made.push({ move, to: number })
    }
  }
  return { points, outside, pops }
}

function covers(one: Visit, other: Visit): boolean {
  return one.shortest <= other.shortest && one.longest >= other.longest && one.waits <= other.waits
}

/** Undefined where the move cannot be made at these times. */
function visitBy(move: Move, before: Visit): Visit | undefined {
  if (move.isReply) return { situation: move.to, shortest: 0, longest: 0, waits: 0, before, move }
  const [least, most] = move.stay
  let shortest = move.maybeUnheard ? 0 : Math.min(WINDOW_MS, before.shortest + least)
  let longest = Math.min(WINDOW_MS, before.longest + most)
  if (move.window) {
    const limit = WINDOW_MS - move.window.reserveMs
    if (move.window.is === 'open') longest = Math.min(longest, limit - 1)
    else shortest = Math.max(shortest, limit)
    if (shortest > longest) return undefined
  }
  // a silence that is as long as counts does not get longer by more waits
  const waits = longest >= WINDOW_MS ? 0 : before.waits + (most > 0 ? 1 : 0)
  return waits > MAX_WAITS ? undefined : { situation: move.to, shortest, longest, waits, before, move }
}
