/** Waiting until the server answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noteReachable, untilReachable } from '../../../designer/api/reachable'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  noteReachable(true)
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const away = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch')
}

describe('the server', () => {
  it('counts as reachable without being asked, until a call had no answer', async () => {
    const asked = vi.fn(away)
    vi.stubGlobal('fetch', asked)
    await untilReachable()
    expect(asked).not.toHaveBeenCalled()
  })

  it('is asked again and again once it did not answer, and what waits goes on when it does', async () => {
    // given
    const asked = vi.fn(away)
    vi.stubGlobal('fetch', asked)
    const done = vi.fn()
    noteReachable(false)
    // when
    void untilReachable().then(done)
    await vi.advanceTimersByTimeAsync(5000)
    // then
    expect(asked).toHaveBeenCalledTimes(3)
    expect(done).not.toHaveBeenCalled()
    // when
    asked.mockImplementation(async () => new Response('ok'))
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    // then
    expect(done).toHaveBeenCalled()
  })

  it('on a computer without a network is asked as well: it may run there', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    vi.stubGlobal('fetch', async () => new Response('ok'))
    await untilReachable()
    expect(navigator.onLine).toBe(false)
  })
})
