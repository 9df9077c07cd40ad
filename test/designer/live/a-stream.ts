/** A stream of server-sent events that a test feeds by hand. */
import type { EventStream } from '../../../designer/live/live-connection'

export class FakeStream implements EventStream {
  readyState = 1
  isClosed = false
  readonly #listeners = new Map<string, ((event: MessageEvent<string>) => void)[]>()

  constructor(readonly after: number | undefined) {}

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener])
  }

  close() {
    this.isClosed = true
  }

  tell(type: string, data: unknown = {}, id?: number) {
    const event = new MessageEvent(type, { data: JSON.stringify(data), ...(id === undefined ? {} : { lastEventId: String(id) }) })
    for (const listener of this.#listeners.get(type) ?? []) listener(event)
  }

  /** The server answered no, as a browser tells it. */
  refuse() {
    this.readyState = 2
    this.tell('error')
  }
}
