/**
 * Counts the work of one evaluation, so that no expression holds up the engine whatever texts it is given. It counts characters
 * and pattern steps, never time: the same input gives the same outcome on every machine.
 *
 * One evaluation runs at a time and does not wait, so one counter serves all.
 */
import { OutOfWork } from './faults'
import { LIMITS } from './limits'

let left = 0

export function startMeter(): void {
  left = LIMITS.work
}

/** Takes units of about 10 ns; throws OutOfWork when none are left, and again at every later call. */
export function charge(units: number): void {
  left -= units
  if (left < 0) throw new OutOfWork()
}

/** True when an evaluation went on although it had used up its work: `||` forgives a fault on one side. */
export const isOutOfWork = (): boolean => left < 0
