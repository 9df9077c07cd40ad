/** Moments worth beginning at: now, when the hours are open or closed, the next morning. */
import type { Hours } from '../../../engine/directory/model/directory'
import { hoursState } from '../../../engine/directory/model/hours'
import type { Clock } from '../clock'

export type Pick = 'now' | 'open' | 'closed' | 'morning'

/** A week of hours changes its state at most this often. */
const MAX_CHANGES = 150
const MORNING_HOUR = 9

/** In order; those that these hours never reach are left out. */
export function picksFrom(now: number, hours: Hours | undefined, clock: Clock): readonly (readonly [Pick, number])[] {
  const open = hours && nextWhen(hours, now, (state) => state === 'open')
  const closed = hours && nextWhen(hours, now, (state) => state !== 'open')
  return [
    ['now', now],
    ...(open === undefined ? [] : [['open', open] as const]),
    ...(closed === undefined ? [] : [['closed', closed] as const]),
    ['morning', clock.tomorrow(now, MORNING_HOUR)],
  ]
}

function nextWhen(hours: Hours, from: number, isWanted: (state: string) => boolean): number | undefined {
  let at = from
  for (let changes = 0; changes < MAX_CHANGES; changes++) {
    const { state, until } = hoursState(hours, at)
    if (isWanted(state)) return at
    if (until === null) return undefined
    at = until
  }
  return undefined
}
