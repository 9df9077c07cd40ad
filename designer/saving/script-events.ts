/**
 * Follows what becomes of one script on the server.
 *
 * E1. The stream is open only while the page is looked at. The first event after every opening says what the script is at, so nothing
 *     is missed.
 * E2. A stream that was cut comes back by itself, one that was refused is opened again after a moment.
 */
import type { ScriptEvents } from '../api/editors'
import type { EventStream } from '../live/live-connection'
import { whileLookedAt } from '../live/while-looked-at'

export type ScriptListener = { readonly [Name in keyof ScriptEvents]: (event: ScriptEvents[Name]) => void } & {
  /** The server answers again. */
  opened(): void
}

const NAMES = [
  'state',
  'draft',
  'published',
  'scheduled',
  'runsChosen',
  'changes',
  'comments',
  'deleted',
  'editors',
] as const satisfies readonly (keyof ScriptEvents)[]
const CLOSED = 2
const RETRY_MS = 3000

/** Starts at once; the returned function ends it. */
export function followScript(open: () => EventStream, listener: ScriptListener): () => void {
  return whileLookedAt(() => {
    let stream: EventStream
    let retry: ReturnType<typeof setTimeout> | undefined

    function connect(): void {
      stream = open()
      for (const name of NAMES) stream.addEventListener(name, ({ data }) => listener[name](JSON.parse(data) as never))
      stream.addEventListener('open', () => listener.opened())
      stream.addEventListener('error', () => {
        if (stream.readyState !== CLOSED) return
        clearTimeout(retry)
        retry = setTimeout(connect, RETRY_MS)
      })
    }

    connect()
    return () => {
      clearTimeout(retry)
      stream.close()
    }
  })
}
