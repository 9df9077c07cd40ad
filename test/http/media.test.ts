/** Files of messages: uploaded within Meta's limits, and given out so that nothing in them can run. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { API_PATH } from '../../engine/http/api-env'
import { readRange } from '../../engine/http/byte-range'
import { ORIGIN, openWorkbench, TOKEN, type Workbench } from './workbench'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const upload = (bench: Workbench, kind: string, type: string, bytes: Uint8Array) =>
  bench.ask('POST', `/media?kind=${kind}`, { body: bytes, headers: { 'content-type': type } })

async function stored(bench: Workbench, type: string, bytes: Uint8Array): Promise<string> {
  const source = (async function* () {
    yield bytes
  })()
  const put = await bench.services.media.put(source, { mimeType: type, limitBytes: 1e6 })
  if (put === 'tooLarge') throw new Error('too large')
  return `/media/${put.id}`
}

describe('an upload', () => {
  it('is kept by the hash of its bytes and can be sent', async () => {
    const bench = await openWorkbench()
    const answer = await upload(bench, 'image', 'image/png', PNG)
    const mediaId = createHash('sha256').update(PNG).digest('hex')
    expect(answer.status).toBe(201)
    expect(await answer.json()).toEqual({ mediaId, mimeType: 'image/png', bytes: PNG.byteLength })
    const { path, decision } = await bench.annHasCaseOf('Maria')
    await bench.post(`${path}/replies`, {
      agentId: 'ann',
      decision,
      clientId: 'photo-0001',
      message: { type: 'media', kind: 'image', mediaId },
    })
    await bench.settled()
    expect(bench.performed.at(-1)).toMatchObject({ message: { type: 'media', mediaId } })
  })

  it.each([
    ['of a type that Meta does not take', 'image', 'image/svg+xml', PNG, 422],
    ['without a type', 'image', 'nonsense', PNG, 415],
    ['of a kind that does not exist', 'hologram', 'image/png', PNG, 400],
    ['that is empty', 'image', 'image/png', new Uint8Array(0), 422],
    ['that is larger than its kind may be', 'sticker', 'image/webp', new Uint8Array(600 * 1024), 413],
  ])('%s is refused', async (_, kind, type, bytes, status) => {
    const bench = await openWorkbench()
    expect((await upload(bench, kind, type, bytes)).status).toBe(status)
  })
})

describe('a stored file', () => {
  const get = (bench: Workbench, path: string, headers: Record<string, string> = {}) =>
    bench.app.request(ORIGIN + API_PATH + path, { headers: { authorization: `Bearer ${TOKEN}`, ...headers } })

  it.each([
    ['image/png', 'image/png', 'inline'],
    ['audio/ogg; codecs=opus', 'audio/ogg', 'inline'],
    ['image/svg+xml', 'application/octet-stream', 'attachment'],
    ['text/html', 'application/octet-stream', 'attachment'],
    ['application/pdf', 'application/octet-stream', 'attachment'],
    ['application/xml', 'application/octet-stream', 'attachment'],
    ['image/png\r\nX-Evil: 1', 'application/octet-stream', 'attachment'],
  ])('of type %s is given out as %s, %s, and may run nothing', async (kept, type, disposition) => {
    const bench = await openWorkbench()
    const answer = await get(bench, await stored(bench, kept, Buffer.from('<script>alert(1)</script>')))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^${disposition}`))
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-evil')).toBeNull()
    expect(await answer.text()).toBe('<script>alert(1)</script>')
  })

  it('is given out in parts', async () => {
    const bench = await openWorkbench()
    const path = await stored(bench, 'audio/mpeg', Buffer.from('0123456789'))
    const part = await get(bench, path, { range: 'bytes=2-4' })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10'])
    expect((await get(bench, path, { range: 'bytes=10-' })).status).toBe(416)
  })

  it('is seen by the agent who has the conversation, by no other', async () => {
    const bench = await openWorkbench()
    const [ann, bob] = [await bench.person('agent', 'ann'), await bench.person('agent', 'bob')]
    await bench.put('/agents/ann/presence', { presence: 'available' })
    const path = await stored(bench, 'image/png', PNG)
    const storedAs = path.slice('/media/'.length)
    bench.outcomes.push(({ id, attempt }) => ({
      type: 'media.stored',
      effectId: id,
      attempt,
      storedAs,
      mimeType: 'image/png',
      bytes: PNG.length,
      sha256: storedAs,
    }))
    await bench.contactWrites('Maria', { type: 'media', kind: 'image', media: { mediaId: '77', mimeType: 'image/png' } })
    expect((await bench.ask('GET', path, { as: ann })).status).toBe(200)
    await bench.refused(404, 'GET', path, { as: bob })
  })

  it('has no other name than its hash', async () => {
    const bench = await openWorkbench()
    for (const name of ['..%2Fengine.db', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(64)}.type`]) {
      expect((await get(bench, `/media/${name}`)).status).toBe(400)
    }
    expect((await get(bench, `/media/${'a'.repeat(64)}`)).status).toBe(404)
  })
})

describe('a range', () => {
  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=5-99', { first: 5, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-99', { first: 0, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=4-2', undefined],
    ['bytes=0-1,4-5', undefined],
    ['items=0-1', undefined],
    ['bytes=-', undefined],
    [undefined, undefined],
  ])('%s of ten bytes', (header, range) => {
    expect(readRange(header, 10)).toEqual(range)
  })
})
