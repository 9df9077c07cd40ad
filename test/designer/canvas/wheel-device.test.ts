// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { wheelDeviceOf } from '../../../designer/canvas/wheel-device'

describe('the wheel', () => {
  const turn = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, shiftKey: false }

  it('is a mouse’s where it turns in notches', () => {
    expect(wheelDeviceOf({ ...turn, deltaY: 100, wheelDeltaY: -120 })).toBe('mouse')
    expect(wheelDeviceOf({ ...turn, deltaY: 3, deltaMode: 1 })).toBe('mouse')
  })

  it('is a trackpad’s where it glides or strays', () => {
    expect(wheelDeviceOf({ ...turn, deltaY: 4, wheelDeltaY: -12 })).toBe('trackpad')
    expect(wheelDeviceOf({ ...turn, deltaX: 2, deltaY: 100, wheelDeltaY: -120 })).toBe('trackpad')
  })

  it('tells nothing by a pinch or with Shift', () => {
    expect(wheelDeviceOf({ ...turn, deltaY: 100, ctrlKey: true })).toBeUndefined()
    expect(wheelDeviceOf({ ...turn, deltaX: 100, shiftKey: true })).toBeUndefined()
  })
})
