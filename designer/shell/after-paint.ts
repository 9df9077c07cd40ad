/** Does something once what has changed until now is painted; the returned function calls it off. */

/** A page out of sight is not painted; what follows must not wait for it. */
const LONGEST_WAIT_MS = 100

export function afterPaint(act: () => void): () => void {
  let isOver = false
  const once = () => {
    if (isOver) return
    callOff()
    act()
  }
  const callOff = () => {
    isOver = true
    clearTimeout(timer)
  }
  const timer = setTimeout(once, LONGEST_WAIT_MS)
  requestAnimationFrame(() => {
    // a task behind the frame's own work runs when it is painted
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      once()
    }
    port2.postMessage(undefined)
  })
  return callOff
}
