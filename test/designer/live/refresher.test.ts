// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createRefresher } from '../../../designer/live/refresher'

function loading() {
  const loads: (() => void)[] = []
  const refresher = createRefresher(() => new Promise((resolve) => loads.push(resolve)))
  return { loads, refresher }
}

describe('loading again', () => {
  it('happens once more after a running load, however often it was asked', async () => {
    // given
    const { loads, refresher } = loading()
    void refresher.refresh()
    // when
    const done = [refresher.refresh(), refresher.refresh(), refresher.refresh()]
    expect(loads).toHaveLength(1)
    loads[0]?.()
    await new Promise((resolve) => setImmediate(resolve))
    // then
    expect(loads).toHaveLength(2)
    loads[1]?.()
    await Promise.all(done)
    expect(loads).toHaveLength(2)
  })

  it('is over once it was stopped', async () => {
    // given
    const { loads, refresher } = loading()
    const first = refresher.refresh()
    const second = refresher.refresh()
    // when
    refresher.stop()
    loads[0]?.()
    await Promise.all([first, second, refresher.refresh()])
    // then
    expect(loads).toHaveLength(1)
  })
})
