/** Check window: Open means that a free-form message would go out, to the very millisecond. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOutsideWindow } from '../../engine/conversation/session-window'
import { play } from '../../engine/testing/play'
import { smallScript } from '../script/script-builder'

const script = (reserveMinutes = 0) =>
  smallScript({
    nodes: { begin: ['begin'], check: ['check-window', { reserveMinutes }], end: ['end'] },
    links: ['begin.default -> check', 'check.open -> end', 'check.closed -> end'],
  })
const HOUR = 3_600_000
const wayAfter = (ms: number, reserveMinutes?: number) =>
  play(script(reserveMinutes), { facts: { at: 100 * HOUR, lastInboundAt: 100 * HOUR - ms } }).leftBy('check')

describe('check window', () => {
  it('is open for the hours after the contact wrote, then closed', () => {
    expect(wayAfter(0)).toBe('open')
    expect(wayAfter(23 * HOUR)).toBe('open')
    expect(wayAfter(24 * HOUR)).toBe('closed')
  })

  it('is closed for a contact who has never written', () => {
    expect(play(script()).leftBy('check')).toBe('closed')
  })

  it('with a reserve is open only where that much is left', () => {
    expect(wayAfter(22 * HOUR, 60)).toBe('open')
    expect(wayAfter(23 * HOUR, 60)).toBe('closed')
  })

  it('says what the engine says when it sends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 23 * HOUR, max: 25 * HOUR }), (ms) => {
        const isOutside = isOutsideWindow({ type: 'text', text: 'Hi' }, 100 * HOUR - ms, 100 * HOUR)
        expect(wayAfter(ms)).toBe(isOutside ? 'closed' : 'open')
      }),
    )
  })
})
