/**
 * Finds timers that have come due, by the wall clock. They are rows; here is only the next moment to look, and which rows are on
 * their way. It looks at least every CHECK_MS, so a clock that jumps is noticed.
 */
import type { AddressText } from '../objects/delivery'

export interface DueTimer {
  readonly number: number
  readonly dueAt: number
  readonly address: AddressText
  readonly ownArmingId: string | undefined
  /** JSON text. */
  readonly event: string
}

export interface TimerParts {
  now(): number
  /** Rows due at or before `at`, earliest first. */
  due(at: number, limit: number): DueTimer[]
  /** The earliest due time after `at`. */
  nextDueAfter(at: number): number | undefined
  deliver(timer: DueTimer): void
  /** A read failed. */
  failed(error: unknown): void
}

const CHECK_MS = 10_000
const PAGE = 256

export class TimerClock {
  readonly #parts: TimerParts
  readonly #underWay = new Set<number>()
  #alarm: NodeJS.Timeout | undefined
  #alarmAt = Number.POSITIVE_INFINITY
  /** More may be due than have been read. */
  #hasMore = false
  #isStopped = false

  constructor(parts: TimerParts) {
    this.#parts = parts
  }

  start(): void {
    this.#look()
  }

  /** A timer was armed. */
  armed(dueAt: number): void {
    if (dueAt < this.#alarmAt) this.#setAlarm(dueAt)
  }

  /** A timer is gone: handled, or cancelled. */
  gone(number: number): void {
    if (!this.#underWay.delete(number)) return
    if (this.#hasMore && this.#underWay.size < PAGE / 2) this.#look()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#alarm)
  }

  #look(): void {
    if (this.#isStopped) return
    try {
      const now = this.#parts.now()
      this.#deliverDue(now)
      this.#setAlarm(this.#parts.nextDueAfter(now) ?? Number.POSITIVE_INFINITY)
    } catch (error) {
      this.#setAlarm(Number.POSITIVE_INFINITY)
      this.#parts.failed(error)
    }
  }

  #deliverDue(now: number): void {
    // rows under way are still in the table, before the others
    const limit = this.#underWay.size + PAGE
    const rows = this.#parts.due(now, limit)
    this.#hasMore = rows.length === limit
    for (const timer of rows) {
      if (this.#underWay.has(timer.number)) continue
      this.#underWay.add(timer.number)
      this.#parts.deliver(timer)
    }
  }

  #setAlarm(dueAt: number): void {
    if (this.#isStopped) return
    clearTimeout(this.#alarm)
    const inMs = Math.min(Math.max(0, dueAt - this.#parts.now()), CHECK_MS)
    this.#alarmAt = dueAt
    this.#alarm = setTimeout(() => this.#look(), inMs)
    this.#alarm.unref()
  }
}
