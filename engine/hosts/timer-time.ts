/**
 * The time line of timers: the wall clock, but never set back. Every delay is a span from now, so a clock that is corrected backwards
 * by an hour must not make what waits twenty seconds wait an hour longer (requirement R22). A step forwards first takes back what steps
 * backwards had added, so that a clock set wrong and right again fires nothing early; what is left of it counts as time that passed:
 * after a suspended machine or a stopped process it did.
 */

/** Smaller corrections are those of a clock that is kept right. */
const STEP_MS = 1000

export class TimerTime {
  #lastWall: number
  #lastSteady: number

  constructor(
    private readonly wall: () => number,
    /** Milliseconds that only ever grow, at the pace of the wall clock. */
    private readonly steady: () => number,
    /** By how much the wall clock is behind for having been set back; kept over restarts. */
    private lagMs = 0,
    private readonly onStep: (lagMs: number) => void = () => undefined,
  ) {
    this.#lastWall = wall()
    this.#lastSteady = steady()
  }

  now(): number {
    const wall = this.wall()
    const steady = this.steady()
    const steppedMs = Math.round(wall - this.#lastWall - (steady - this.#lastSteady))
    this.#lastWall = wall
    this.#lastSteady = steady
    const isStep = steppedMs < -STEP_MS || (steppedMs > STEP_MS && this.lagMs > 0)
    if (isStep) {
      this.lagMs = Math.max(0, this.lagMs - steppedMs)
      this.onStep(this.lagMs)
    }
    return wall + this.lagMs
  }
}
