/** Loads something again on demand: one load at a time, and one more after it however often it was asked meanwhile. */

export interface Refresher {
  /** Resolves once a load that began after this call is over. */
  refresh(): Promise<void>
  stop(): void
}

/** @param load never rejects */
export function createRefresher(load: (signal: AbortSignal) => Promise<void>): Refresher {
  const controller = new AbortController()
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  function start(): Promise<void> {
    const done = load(controller.signal).finally(() => {
      if (running === done) running = undefined
    })
    running = done
    return done
  }

  return {
    refresh() {
      if (controller.signal.aborted) return Promise.resolve()
      if (!running) return start()
      next ??= running.then(() => {
        next = undefined
        return controller.signal.aborted ? undefined : start()
      })
      return next
    },
    stop: () => controller.abort(),
  }
}
