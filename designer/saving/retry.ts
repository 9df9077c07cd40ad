/** Tries something again by itself, ever more rarely, and at once when something says that it may work now. */

export interface Retry {
  /** Plans the next try. */
  plan(): void
  /** Tries now, where a try is planned. */
  now(): void
  /** It worked: the next failure begins anew. */
  reset(): void
  stop(): void
}

const FIRST_MS = 1000
const LONGEST_MS = 15_000

/** @param steady tries in even steps of so many ms. */
export function createRetry(attempt: () => void, steady?: number): Retry {
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const run = () => {
    stop()
    attempt()
  }
  return {
    plan() {
      stop()
      const wait = steady ?? Math.min(LONGEST_MS, FIRST_MS * 2 ** tries)
      tries += 1
      timer = setTimeout(run, wait)
    },
    now() {
      if (timer !== undefined) run()
    },
    reset() {
      tries = 0
      stop()
    },
    stop,
  }
}
