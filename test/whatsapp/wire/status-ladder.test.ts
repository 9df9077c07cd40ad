import { describe, expect, it } from 'vitest'
import { MESSAGE_STATUSES, type MessageStatus } from '../../../engine/conversation/inbound'
import { higherStatus } from '../../../engine/whatsapp/wire/status-ladder'

const climb = (seen: readonly MessageStatus[]): MessageStatus => seen.reduce(higherStatus, 'accepted')

/** Every order of every choice of distinct statuses: 1,957 for six of them. */
function* orders(left: readonly MessageStatus[]): Generator<readonly MessageStatus[]> {
  yield []
  for (const [index, status] of left.entries()) {
    for (const rest of orders(left.toSpliced(index, 1))) yield [status, ...rest]
  }
}

describe('the status ladder', () => {
  it('ends at the highest status seen, in every order and with every one doubled', () => {
    let count = 0
    for (const seen of orders(MESSAGE_STATUSES)) {
      const highest = MESSAGE_STATUSES[Math.max(0, ...seen.map((status) => MESSAGE_STATUSES.indexOf(status)))]
      expect(climb(seen)).toBe(highest)
      expect(climb([...seen, ...seen.toReversed()])).toBe(highest)
      count++
    }
    expect(count).toBe(1957)
  })

  it('is a join: the same either way round, however grouped, and with itself', () => {
    for (const a of MESSAGE_STATUSES)
      for (const b of MESSAGE_STATUSES) {
        expect(higherStatus(a, b)).toBe(higherStatus(b, a))
        expect(higherStatus(a, a)).toBe(a)
        for (const c of MESSAGE_STATUSES) expect(higherStatus(higherStatus(a, b), c)).toBe(higherStatus(a, higherStatus(b, c)))
      }
  })

  it.each([
    [['failed', 'sent'], 'failed'],
    [['failed', 'delivered'], 'delivered'],
    [['sent', 'read'], 'read'],
  ] as const)('%s ends at %s', (seen, end) => {
    expect(climb(seen)).toBe(end)
  })
})
