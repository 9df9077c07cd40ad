/** A stream of server-sent events as a browser gets it, read one by one. */

export interface Sent<Data> {
  readonly event: string
  readonly id: number
  readonly data: Data
}

export class EventStream<Data> {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  #text = ''

  constructor(readonly response: Response) {
    this.#reader = (response.body as ReadableStream<Uint8Array>).getReader()
  }

  async next(): Promise<Sent<Data>> {
    for (;;) {
      const end = this.#text.indexOf('\n\n')
      if (end >= 0) {
        const block = this.#text.slice(0, end)
        this.#text = this.#text.slice(end + 2)
        const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? ''
        if (field('event') === '') continue
        return { event: field('event'), id: Number(field('id')), data: JSON.parse(field('data')) as Data }
      }
      const { done, value } = await this.#reader.read()
      if (done) throw new Error('the stream has ended')
      this.#text += new TextDecoder().decode(value)
    }
  }

  async until(isWanted: (sent: Sent<Data>) => boolean): Promise<Sent<Data>[]> {
    const seen: Sent<Data>[] = []
    for (;;) {
      const sent = await this.next()
      seen.push(sent)
      if (isWanted(sent)) return seen
    }
  }

  close = () => this.#reader.cancel()
}
