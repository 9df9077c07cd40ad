/** Counts attempts by key within a window, in bounded memory: 5 for an account and address in 15 minutes (requirement R58). */

export interface Throttle {
  /** Counts one attempt; the seconds to wait when there were too many already, else undefined. */
  attempt(key: string): number | undefined
  /** The attempt succeeded: it and those before it no longer count. */
  forgive(key: string): void
}

export interface ThrottleOptions {
  readonly attempts: number
  readonly windowSeconds: number
  readonly now: () => number
}

/** When so many keys are remembered, the oldest is forgotten: memory stays bounded under a flood of addresses. */
const MAX_KEYS = 50_000

interface Window {
  readonly endsAt: number
  count: number
}

export function createThrottle({ attempts, windowSeconds, now }: ThrottleOptions): Throttle {
  const windows = new Map<string, Window>()
  return {
    attempt(key) {
      const at = now()
      const known = windows.get(key)
      if (!known || known.endsAt <= at) {
        windows.delete(key)
        windows.set(key, { endsAt: at + windowSeconds * 1000, count: 1 })
        const [oldest] = windows.keys()
        if (windows.size > MAX_KEYS && oldest !== undefined) windows.delete(oldest)
        return undefined
      }
      if (known.count >= attempts) return Math.ceil((known.endsAt - at) / 1000)
      known.count += 1
      return undefined
    },
    forgive: (key) => void windows.delete(key),
  }
}
