/**
 * Which numbers have to be silent, and until when. After the pause one send goes first; only when it is accepted do the others
 * follow, so that a limit or a dead token is not met by a whole backlog (requirement R17).
 *
 * Kept in memory: after a restart the first refusal pauses the number again. One entry a number that we send from.
 */
import type { ErrorClass } from '../../whatsapp/wire/errors'

export interface Pause {
  readonly phoneNumberId: string
  /** `stopChannel` needs a person: token, permission, payment. */
  readonly because: Extract<ErrorClass, 'numberLimit' | 'stopChannel'>
  readonly code: number
  readonly message: string
  readonly since: number
  readonly until: number
}

interface Silence {
  readonly pause: Pause
  /** Pauses in a row. */
  readonly times: number
  /** Until when the one that goes first has to be back. */
  readonly probeUntil: number
}

const SHORTEST_MS = { numberLimit: 1000, stopChannel: 60_000 } as const
const LONGEST_MS = { numberLimit: 5 * 60_000, stopChannel: 15 * 60_000 } as const
/** Longer than a request may take. */
const PROBE_MS = 45_000

export type PauseCause = Pick<Pause, 'because' | 'code' | 'message'> & {
  /** What Graph asked for, or what this error is known to need. */
  readonly atLeastSeconds?: number
}

export class Pauses {
  readonly #silences = new Map<string, Silence>()

  /** The pause that a number is in. */
  current(phoneNumberId: string, now: number): Pause | undefined {
    const pause = this.#silences.get(phoneNumberId)?.pause
    return pause && now < pause.until ? pause : undefined
  }

  /** All that are not over, or not yet known to be: what operators look at. */
  list(): Pause[] {
    return [...this.#silences.values()].map(({ pause }) => pause)
  }

  /** May a send leave now? After a pause only one is let through until it reports by `begin`, `served` or `stepBack`. */
  enter(phoneNumberId: string, now: number): boolean {
    const silence = this.#silences.get(phoneNumberId)
    if (!silence) return true
    if (now < silence.pause.until || now < silence.probeUntil) return false
    this.#silences.set(phoneNumberId, { ...silence, probeUntil: now + PROBE_MS })
    return true
  }

  /** The send did not leave after all, or its answer says nothing about the number: another may go first. */
  stepBack(phoneNumberId: string, enteredAt: number): void {
    const silence = this.#silences.get(phoneNumberId)
    if (silence && enteredAt >= silence.pause.until) this.#silences.set(phoneNumberId, { ...silence, probeUntil: 0 })
  }

  /** The number was served. A send that had left before the pause began says nothing about its end. */
  served(phoneNumberId: string, enteredAt: number): void {
    const silence = this.#silences.get(phoneNumberId)
    if (silence && enteredAt >= silence.pause.until) this.#silences.delete(phoneNumberId)
  }

  /** Sends that were under way together are refused together: only the first begins a pause, the others can but lengthen it. */
  begin(phoneNumberId: string, cause: PauseCause, enteredAt: number, now: number): Pause {
    const { because, code, message, atLeastSeconds = 0 } = cause
    const before = this.#silences.get(phoneNumberId)
    const askedUntil = now + atLeastSeconds * 1000
    if (before && enteredAt < before.pause.until) {
      const pause: Pause = { ...before.pause, until: Math.max(before.pause.until, askedUntil) }
      this.#silences.set(phoneNumberId, { ...before, pause })
      return pause
    }
    const times = (before?.times ?? 0) + 1
    const grownMs = Math.min(SHORTEST_MS[because] * 2 ** (times - 1), LONGEST_MS[because])
    const pause: Pause = { phoneNumberId, because, code, message, since: now, until: Math.max(now + grownMs, askedUntil) }
    this.#silences.set(phoneNumberId, { pause, times, probeUntil: 0 })
    return pause
  }

  /** A person has mended the channel. */
  end(phoneNumberId: string): void {
    this.#silences.delete(phoneNumberId)
  }
}
