/** The live stream: what happens arrives once and in order, also after the connection was cut, and a gap is told. */
import { describe, expect, it } from 'vitest'
import { createLiveFeed } from '../../engine/http/live-feed'
import { newCase, received, Story } from '../views/a-story'
import { EventStream, type Sent } from './event-stream'
import { type Asking, openWorkbench, type Workbench } from './workbench'

interface Told {
  readonly cursor: number
  readonly object: string
  readonly entry: { readonly type: string }
}

const open = async (bench: Workbench, path = '/live', asking: Asking = {}) => new EventStream<Told>(await bench.ask('GET', path, asking))
const isOf = (type: string) => (sent: Sent<Told>) => sent.event === 'entry' && sent.data.entry.type === type

describe('the live stream', () => {
  it('tells what happens, each entry once and in order', async () => {
    const bench = await openWorkbench()
    const stream = await open(bench)
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
    expect(await stream.next()).toMatchObject({ event: 'open', id: 0 })
    await bench.contactWrites('Maria', 'Hello')
    const seen = await stream.until(isOf('routing.decided'))
    expect(seen.map(({ data }) => data.cursor)).toEqual(seen.map((_, index) => index + 1))
    expect(seen[0]?.data).toMatchObject({ entry: { type: 'case.opened' } })
    await stream.close()
  })

  it('goes on after the last event that was received', async () => {
    const bench = await openWorkbench()
    await bench.contactWrites('Maria', 'Hello')
    const before = await open(bench, '/live?after=0')
    const [, , last] = [await before.next(), await before.next(), await before.next()]
    await before.close()
    const after = await open(bench, '/live?after=0', { headers: { 'last-event-id': String(last?.id) } })
    expect(await after.next()).toMatchObject({ event: 'open', id: last?.id })
    expect((await after.next()).id).toBe((last?.id ?? 0) + 1)
    await after.close()
  })

  it('tells a gap to who is from another store or too far behind', async () => {
    const bench = await openWorkbench()
    await bench.contactWrites('Maria', 'Hello')
    const stream = await open(bench, '/live?after=999999')
    await stream.next()
    expect(await stream.next()).toMatchObject({ event: 'gap', id: bench.services.live.newest() })
    await stream.close()
  })

  it('shows an agent the conversations that he or she has, up to the decision that takes them away', async () => {
    const bench = await openWorkbench()
    const bob = await bench.person('agent', 'bob')
    const { key, decision } = await bench.annHasCaseOf('Maria')
    const stream = await open(bench, '/live', { as: bob })
    await stream.next()
    await bench.contactWrites('Joao', 'A secret of Joao')
    await bench.put('/agents/bob/presence', { presence: 'available' })
    await bench.post('/cases/transfer', { agentId: 'ann', caseKey: `${key}/1`, decision, to: { agent: 'bob' } })
    const seen = await stream.until(isOf('routing.decided'))
    expect(seen.map(({ data }) => data.object).filter((object) => object !== `conversation/${key}`)).toEqual(['routing/default'])
    expect(JSON.stringify(seen)).not.toContain('Joao')
    expect(seen.at(-1)?.data.object).toBe(`conversation/${key}`)
    await stream.close()
  })

  it('ends within seconds for a person who was deactivated, before anything more is told', async () => {
    const bench = await openWorkbench()
    const supervisor = await bench.person('supervisor')
    const stream = await open(bench, '/live', { as: supervisor })
    await stream.until(({ event }) => event === 'inbox')
    await bench.put(`/people/${supervisor.id}`, { isActive: false })
    bench.services.now = () => Date.now() + 6_000
    await bench.contactWrites('Maria', 'Not for everybody')
    await expect(stream.next()).rejects.toThrow('the stream has ended')
  })

  it('ends when the server stops', async () => {
    const bench = await openWorkbench()
    const stream = await open(bench)
    await stream.next()
    bench.services.live.close()
    await expect(stream.next()).rejects.toThrow('the stream has ended')
  })
})

describe('the feed of newest entries', () => {
  it('remembers a bounded number and says when some are forgotten', () => {
    const { entries } = new Story().tell(newCase, ...Array.from({ length: 9_999 }, (_, n) => received(`${n}`)))
    const feed = createLiveFeed(0)
    for (let from = 0; from < entries.length; from += 100) feed.publish(entries.slice(from, from + 100))
    expect(feed.newest()).toBe(10_000)
    expect(feed.after(0)).toBeUndefined()
    expect(feed.after(9_990)?.map(({ cursor }) => cursor)).toEqual([9991, 9992, 9993, 9994, 9995, 9996, 9997, 9998, 9999, 10_000])
    const oldest = [...Array(10_000).keys()].find((cursor) => feed.after(cursor) !== undefined) ?? 0
    expect(10_000 - oldest).toBeLessThanOrEqual(4_000)
    expect(feed.after(oldest)).toHaveLength(10_000 - oldest)
  })

  it('takes an entry once', () => {
    const { entries } = new Story().tell(newCase, received('Hello'))
    const feed = createLiveFeed(0)
    feed.publish(entries)
    feed.publish(entries)
    expect(feed.after(0)).toEqual(entries)
  })
})
