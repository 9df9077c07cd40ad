/** Loads something again on demand: one load at a time, and one more after it however often it was asked meanwhile. */

export interface Refresher {
  refresh(): void
  stop(): void
}

/** @param load never rejects */
export function createRefresher(load: (signal: AbortSignal) => Promise<void>): Refresher {
  const controller = new AbortController()
  let isLoading = false
  let isWanted = false

  async function work(): Promise<void> {
    isLoading = true
    while (isWanted && !controller.signal.aborted) {
      isWanted = false
      await load(controller.signal)
    }
    isLoading = false
  }

  return {
    refresh() {
      isWanted = true
      if (!isLoading) void work()
    },
    stop: () => controller.abort(),
  }
}
