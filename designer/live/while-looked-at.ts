/**
 * Does something only while the page is looked at. A stream needs that: a browser opens six connections to one server, all its tabs
 * together, so hidden tabs that held one each would stop the others from loading and saving.
 */

/** @param begin gives what ends it. Begins at once where the page is looked at; the returned function ends it for good. */
export function whileLookedAt(begin: () => () => void): () => void {
  let end: (() => void) | undefined
  const follow = () => {
    if (document.visibilityState === 'hidden') stop()
    else end ??= begin()
  }
  const stop = () => {
    end?.()
    end = undefined
  }
  document.addEventListener('visibilitychange', follow)
  follow()
  return () => {
    document.removeEventListener('visibilitychange', follow)
    stop()
  }
}
