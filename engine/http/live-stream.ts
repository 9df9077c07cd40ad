/** What streams of server-sent events have in common: how many, how long, and for whom. */
import type { Authenticated } from '../people/people'
import { can, type Right } from '../people/rights'
import { HttpProblem } from './problem'
import type { Services } from './services'

/** How often the caller's right to listen is looked at, and a sign of life is sent. */
export const CHECK_MS = 5_000
/** Then the browser connects again and is authenticated again. */
export const LONGEST_MS = 30 * 60 * 1000
const MAX_STREAMS = 500

/** A person may be deactivated, or get another role, while the stream is open. */
export function mayStillListen({ people }: Pick<Services, 'people'>, { person }: Authenticated, right: Right): boolean {
  if (person === undefined) return true
  const now = people.find(person.id)
  return now?.isActive === true && can(now.role, right)
}

/** So many streams of a kind may be open at a time: who takes a place gives it back once. Throws HttpProblem where none is free. */
export function createStreamPlaces() {
  let open = 0
  return function take(): { release(): void } {
    if (open >= MAX_STREAMS) throw new HttpProblem(503, 'Too many screens are connected; try again in a moment')
    open++
    return {
      release() {
        open--
      },
    }
  }
}

/** Wakes whoever waits; a ring while nobody waits is kept for the next one. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring, or after so long. */
  wait(ms: number): Promise<void>
}

export function createBell(): Bell {
  let hasRung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      hasRung = true
      wake?.()
    },
    async wait(ms) {
      if (!hasRung) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, ms)
        })
        clearTimeout(timer)
        wake = undefined
      }
      hasRung = false
    },
  }
}
