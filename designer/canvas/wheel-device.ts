/** Tells a mouse's wheel from two fingers on a trackpad by how it turns: a wheel goes in whole notches, fingers glide and stray sideways. */

export type WheelDevice = 'mouse' | 'trackpad'

export interface WheelTurn {
  readonly deltaX: number
  readonly deltaY: number
  readonly deltaMode: number
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  /** 120 for a notch, where the browser tells. */
  readonly wheelDeltaY?: number
}

const NOTCH = 120
/** A notch is never finer than this, in px. */
const LEAST_NOTCH_PX = 50

/** Undefined where it tells nothing: a pinch turns the wheel as well, and Shift turns it sideways. */
export function wheelDeviceOf({ deltaX, deltaY, deltaMode, ctrlKey, shiftKey, wheelDeltaY }: WheelTurn): WheelDevice | undefined {
  if (ctrlKey || shiftKey || (deltaX === 0 && deltaY === 0)) return undefined
  if (deltaMode !== 0) return 'mouse'
  if (deltaX !== 0) return 'trackpad'
  const isNotched = wheelDeltaY === undefined ? Number.isInteger(deltaY) : wheelDeltaY % NOTCH === 0
  return isNotched && Math.abs(deltaY) >= LEAST_NOTCH_PX ? 'mouse' : 'trackpad'
}
