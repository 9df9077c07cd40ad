/**
 * Follows what becomes of one script on the server.
 *
 * E1. The stream is open only while the page is looked at: a browser opens few connections to one server, all its tabs together.
 *     The first event after every opening says what the script is at, so nothing is missed.
 * E2. A stream that was cut comes back by itself, one that was refused is opened again after a moment.
 */
import type { ScriptEvents } from '../api/editors'
import type { EventStream } from '../live/live-connection'

export type ScriptListener = { readonly [Name in keyof ScriptEvents]: (event: ScriptEvents[Name]) => void } & {
  /** The server answers again. */
  opened(): void
}

const NAMES = ['state', 'draft', 'published', 'deleted', 'editors'] as const satisfies readonly (keyof ScriptEvents)[]
const CLOSED = 2
const RETRY_MS = 3000

/** Starts at once; the returned function ends it. */
export function followScript(open: () => EventStream, listener: ScriptListener): () => void {
  let stream: EventStream | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  function connect(): void {
    const current = open()
    stream = current
    for (const name of NAMES) current.addEventListener(name, ({ data }) => listener[name](JSON.parse(data) as never))
    current.addEventListener('open', () => listener.opened())
    current.addEventListener('error', () => {
      if (current.readyState !== CLOSED || stream !== current) return
      clearTimeout(retry)
      retry = setTimeout(connect, RETRY_MS)
    })
  }

  function close(): void {
    clearTimeout(retry)
    stream?.close()
    stream = undefined
  }

  function onVisibility(): void {
    if (document.visibilityState === 'hidden') close()
    else if (!stream) connect()
  }

  document.addEventListener('visibilitychange', onVisibility)
  onVisibility()
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    close()
  }
}
