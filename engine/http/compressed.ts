/**
 * Large answers that are the same for everybody who asks until something changes: compressed once, aside from the thread that answers.
 * A script of thousands of nodes is some megabytes of JSON, and a tenth of it compressed.
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'

/** Smaller ones fit into a few packets as they are. */
const WORTH_IT = 16 * 1024

const compress = promisify(gzip)

interface Compressed {
  readonly text: string
  readonly bytes: Promise<Uint8Array<ArrayBuffer>>
}

/** What to send of a JSON text; `of` is the object that it tells of and is remembered with. */
export function createCompressed() {
  const known = new WeakMap<object, Compressed>()

  return async function bodyFor(c: Context, of: object, text: string): Promise<string | Uint8Array<ArrayBuffer>> {
    c.header('Content-Type', 'application/json')
    c.header('Vary', 'Accept-Encoding', { append: true })
    if (text.length < WORTH_IT || !takesGzip(c.req.header('accept-encoding'))) return text
    const last = known.get(of)
    const compressed = last?.text === text ? last : { text, bytes: compress(text) }
    known.set(of, compressed)
    const bytes = await compressed.bytes
    c.header('Content-Encoding', 'gzip')
    return bytes
  }
}

/** Whether the header names gzip and does not refuse it (RFC 9110, 12.5.3). */
export function takesGzip(header: string | undefined): boolean {
  return (header ?? '').split(',').some((coding) => {
    const [name, ...parameters] = coding.split(';').map((part) => part.trim().toLowerCase())
    return name === 'gzip' && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
}
