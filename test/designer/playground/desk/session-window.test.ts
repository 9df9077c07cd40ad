// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { WINDOW_MS, windowAt } from '../../../../designer/playground/desk/session-window'

const HOUR = 3_600_000

describe('the session window', () => {
  it.each([
    ['is open for 24 hours', 0, { is: 'open', leftMs: WINDOW_MS }],
    ['is open with exactly an hour left', 23 * HOUR, { is: 'open', leftMs: HOUR }],
    ['is closing in its last hour', 23 * HOUR + 1, { is: 'closing', leftMs: HOUR - 1 }],
    ['is closed after 24 hours', 24 * HOUR, { is: 'closed' }],
  ])('%s', (_what, passedMs, expected) => {
    expect(windowAt(1_000 + passedMs, 1_000)).toEqual(expected)
  })

  it('never opened where the contact never wrote', () => {
    expect(windowAt(5, undefined)).toEqual({ is: 'neverOpened' })
  })
})
