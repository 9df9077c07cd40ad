/** A large draft goes out compressed to who takes that, and says the same as it does in full. */
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { takesGzip } from '../../engine/http/compressed'
import { smallScript } from '../script/script-builder'
import { openWorkbench, type Workbench } from './workbench'

const minimal = { prefer: 'return=minimal' }
const zipped = { ...minimal, 'accept-encoding': 'gzip, deflate, br' }

/** Of some 40 kB. */
const large = (text: string) =>
  smallScript({
    id: 'large',
    nodes: Object.fromEntries([
      ['begin', ['begin']],
      ...Array.from({ length: 400 }, (_, n) => [`n${n}`, ['send-text', { text: `${text} ${n}` }]]),
    ]),
    links: ['begin.default -> n0'],
  })

async function saved(bench: Workbench, text: string, base: number): Promise<void> {
  await bench.put('/scripts/large/draft', large(text), { headers: { ...minimal, 'if-match': `"${base}"` } })
}

async function unzipped(answer: Response): Promise<unknown> {
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  return JSON.parse(gunzipSync(await answer.arrayBuffer()).toString('utf8'))
}

describe('a large draft', () => {
  it('is compressed for who takes gzip, with all that its answer says otherwise', async () => {
    const bench = await openWorkbench()
    await saved(bench, 'Grüße', 0)
    const plain = await bench.ask('GET', '/scripts/large', { headers: minimal })
    expect(plain.headers.get('content-encoding')).toBeNull()
    const small = await bench.ask('GET', '/scripts/large', { headers: zipped })
    for (const name of ['etag', 'content-type', 'cache-control', 'preference-applied']) {
      expect(small.headers.get(name)).toBe(plain.headers.get(name))
    }
    expect(small.headers.get('content-type')).toMatch(/^application\/json/)
    expect(small.headers.get('vary')).toMatch(/accept-encoding/i)
    const whole = await plain.json()
    expect(await unzipped(small)).toEqual(whole)
    expect(whole).toEqual({ draft: (await bench.get<{ draft: unknown }>('/scripts/large')).draft })
  })

  it('is never an old one', async () => {
    const bench = await openWorkbench()
    await saved(bench, 'One', 0)
    await unzipped(await bench.ask('GET', '/scripts/large', { headers: zipped }))
    await saved(bench, 'Two', 1)
    const answer = await bench.ask('GET', '/scripts/large', { headers: zipped })
    expect(answer.headers.get('etag')).toBe('"2"')
    expect(await unzipped(answer)).toMatchObject({ draft: { revision: 2, script: { nodes: { n0: { settings: { text: 'Two 0' } } } } } })
    // the same document, and another version beside it
    await bench.post('/scripts/large/publish', {})
    expect(await unzipped(await bench.ask('GET', '/scripts/large', { headers: zipped }))).toMatchObject({ published: { version: 1 } })
  })
})

describe('who takes gzip', () => {
  it.each([
    ['gzip', true],
    ['br, GZIP;q=0.5', true],
    ['gzip;q=0', false],
    ['gzip; q=0.000, br', false],
    ['br', false],
    ['x-gzip-like', false],
    [undefined, false],
  ])('%s: %s', (header, takes) => {
    expect(takesGzip(header)).toBe(takes)
  })
})
