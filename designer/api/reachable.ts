/** Whether the server can be reached: what asks anyway notes it, and who must not ask in vain waits here. */

const AGAIN_MS = 2000

let answered = true

export function noteReachable(isSo: boolean): void {
  answered = isSo
}

/** Resolves at once as long as nothing speaks against it. */
export async function untilReachable(): Promise<void> {
  // a computer without a network still reaches a server of its own
  while (!(answered && navigator.onLine)) {
    answered = await probe()
    if (answered) return
    await pause()
  }
}

const probe = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    () => true,
    () => false,
  )

const pause = () =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, AGAIN_MS)
    window.addEventListener('online', done)
  })
