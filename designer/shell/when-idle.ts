/** Does something as soon as the page has nothing else to do, and half a second later at the latest; the returned function calls it off. */

const AT_LATEST_MS = 500
/** For browsers that cannot tell (Safari): after what is due now, and a frame. */
const PAUSE_MS = 50

export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, PAUSE_MS)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(act, { timeout: AT_LATEST_MS })
  return () => cancelIdleCallback(request)
}
