/** The one live stream of a page: what it tells, and what it does when it is cut, refused, or the page is out of sight. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followLive } from '../../../designer/live/live-connection'
import { FakeStream } from './a-stream'

const entry = (cursor: number) => ({ cursor, object: 'conversation/c', sequence: cursor, at: 0, entry: { type: 'agent.presence' } })

let stop: (() => void) | undefined

function look(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

function following() {
  const streams: FakeStream[] = []
  const told: string[] = []
  stop = followLive(
    {
      open: (after) => {
        const stream = new FakeStream(after)
        streams.push(stream)
        return stream
      },
      retryMs: 2000,
      graceMs: 1500,
    },
    {
      entry: ({ cursor }) => told.push(`entry ${cursor}`),
      gap: () => told.push('gap'),
      state: (state) => told.push(state),
      inbox: (unread) => told.push(`inbox ${unread}`),
      refused: () => told.push('refused'),
    },
  )
  const newest = () => {
    const stream = streams.at(-1)
    if (!stream) throw new Error('no stream was opened')
    return stream
  }
  return { streams, told, newest }
}

describe('the live connection', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    stop?.()
    stop = undefined
    look('visible')
    vi.useRealTimers()
  })

  it('tells every entry once, also when the server sends one again', () => {
    // given
    const { told, newest } = following()
    newest().tell('open', {}, 5)
    // when
    newest().tell('entry', entry(6), 6)
    newest().tell('entry', entry(6), 6)
    newest().tell('entry', entry(7), 7)
    // then
    expect(told).toEqual(['connecting', 'open', 'entry 6', 'entry 7'])
  })

  it('goes on behind the last entry after it was refused', () => {
    // given
    const { streams, told, newest } = following()
    newest().tell('open', {}, 5)
    newest().tell('entry', entry(6), 6)
    // when
    newest().refuse()
    vi.advanceTimersByTime(2000)
    // then
    expect(streams.map(({ after }) => after)).toEqual([undefined, 6])
    expect(told.slice(-2)).toEqual(['refused', 'lost'])
  })

  it('says nothing of a break that lasts a moment only', () => {
    // given
    const { told, newest } = following()
    newest().tell('open', {}, 5)
    // when
    newest().tell('error')
    vi.advanceTimersByTime(1000)
    newest().tell('open', {}, 5)
    vi.advanceTimersByTime(5000)
    // then
    expect(told).not.toContain('lost')
  })

  it('says that it is lost, and that it is back', () => {
    // given
    const { told, newest } = following()
    newest().tell('open', {}, 5)
    // when
    newest().tell('error')
    vi.advanceTimersByTime(1500)
    newest().tell('open', {}, 5)
    // then
    expect(told).toEqual(['connecting', 'open', 'lost', 'open'])
  })

  it('tells a gap and goes on behind it', () => {
    // given
    const { streams, told, newest } = following()
    newest().tell('gap', {}, 900)
    // when
    newest().refuse()
    vi.advanceTimersByTime(2000)
    // then
    expect(told).toContain('gap')
    expect(streams.at(-1)?.after).toBe(900)
  })

  it('opens nothing more once it was stopped', () => {
    // given
    const { streams, newest } = following()
    newest().refuse()
    // when
    stop?.()
    vi.advanceTimersByTime(10_000)
    // then
    expect(streams).toHaveLength(1)
    expect(newest().isClosed).toBe(true)
  })

  it('holds no stream while the page is hidden, and counts what happened then as missed', () => {
    // given
    const { streams, told, newest } = following()
    newest().tell('open', {}, 5)
    // when
    look('hidden')
    vi.advanceTimersByTime(60_000)
    // then
    expect(newest().isClosed).toBe(true)
    expect(told).toEqual(['connecting', 'open'])
    // when
    look('visible')
    newest().tell('open', {}, 905)
    newest().tell('entry', entry(906), 906)
    // then
    expect(streams.map(({ after }) => after)).toEqual([undefined, undefined])
    expect(told.slice(2)).toEqual(['open', 'gap', 'entry 906'])
  })

  it('opens nothing for a page that was never looked at, and everything is loaded again once it is', () => {
    // given
    look('hidden')
    const { streams, told, newest } = following()
    expect(streams).toEqual([])
    // when
    look('visible')
    newest().tell('open', {}, 5)
    // then
    expect(told).toEqual(['connecting', 'open', 'gap'])
  })
})
