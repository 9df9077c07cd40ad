// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { deliveryOf } from '../../../designer/playground/delivery'

describe('how far a message got', () => {
  it.each([
    [{}, 'sending'],
    [{ status: 'accepted' }, 'sent'],
    [{ status: 'played' }, 'read'],
    [{ status: 'failed' }, 'failed'],
    [{ notSent: 'windowClosed' }, 'failed'],
    [{ doubt: 'inDoubt' }, 'checking'],
    [{ doubt: 'unknown' }, 'unknown'],
    [{ doubt: 'rested' }, 'unknown'],
    [{ doubt: 'confirmed', status: 'delivered' }, 'delivered'],
    [{ doubt: 'unknown', status: 'read' }, 'read'],
  ] as const)('of %o is %s', (message, expected) => {
    expect(deliveryOf(message)).toBe(expected)
  })
})
