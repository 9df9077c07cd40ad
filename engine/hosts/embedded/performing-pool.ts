/**
 * Carries effects to their performers after the commit that asked for them: so many at a time, in order, the rest waits in the
 * table.
 *
 * F1. An effect is with at most one performer. It stays known here until the commit that has its result, or its claim.
 * F2. A claim is durable before it resolves; an effect that could not be claimed is still pending and is performed later.
 */
import type { Effect, EffectResult } from '../../effects/types'
import type { AddressText } from '../objects/delivery'
import { type AfterCrash, type PerformEffect, resultOfThrow } from '../performing'

export interface PerformableRow {
  readonly number: number
  readonly address: AddressText
  readonly effect: Effect
}

export interface PerformingParts {
  readonly perform: PerformEffect
  readonly afterCrash: AfterCrash
  readonly maxPerforming: number
  /** Pending rows in order of their numbers. */
  pending(limit: number): PerformableRow[]
  /** Those that were claimed when the process ended. */
  claimed(): PerformableRow[]
  claim(number: number): Promise<void>
  deliver(row: PerformableRow, result: EffectResult): void
  /** A read failed. */
  failed(error: unknown): void
}

/** So many wait in memory at most; more are read from the table when there is room. */
const MAX_WAITING = 1024
const RETRY_AFTER_MS = 1000

export class PerformingPool {
  readonly #parts: PerformingParts
  readonly #waiting: PerformableRow[] = []
  /** Waiting, performing, or performed and not yet committed. */
  readonly #known = new Set<number>()
  #performing = 0
  /** There may be pending rows that are not known here. */
  #hasBacklog = true
  #isStopped = false
  #retry: NodeJS.Timeout | undefined

  constructor(parts: PerformingParts) {
    this.#parts = parts
  }

  get performing(): number {
    return this.#performing
  }

  /** After a start: what was claimed is told or repeated, then what was pending is performed. */
  start(): void {
    for (const row of this.#parts.claimed()) {
      const verdict = this.#parts.afterCrash(row.effect)
      this.#known.add(row.number)
      if (verdict === 'performAgain') this.#waiting.push(row)
      else this.#parts.deliver(row, verdict)
    }
    this.#pump()
  }

  /** Newly committed effects, in order. */
  offer(row: PerformableRow): void {
    if (this.#hasBacklog || this.#waiting.length >= MAX_WAITING) this.#hasBacklog = true
    else this.#take(row)
    this.#pump()
  }

  /** The result of this row is committed. */
  settled(number: number): void {
    this.#known.delete(number)
  }

  /** No further effect leaves; those under way go on. */
  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#retry)
  }

  #take(row: PerformableRow): void {
    if (this.#known.has(row.number)) return
    this.#known.add(row.number)
    this.#waiting.push(row)
  }

  #pump(): void {
    while (!this.#isStopped && this.#performing < this.#parts.maxPerforming) {
      if (this.#waiting.length === 0) this.#readBacklog()
      const row = this.#waiting.shift()
      if (!row) return
      void this.#perform(row)
    }
  }

  #readBacklog(): void {
    if (!this.#hasBacklog) return
    // those known here are among the first of the table; ask for a page beyond them
    const limit = this.#known.size + MAX_WAITING / 2
    const rows = this.#readPending(limit)
    this.#hasBacklog = rows.length === limit
    for (const row of rows) this.#take(row)
  }

  #readPending(limit: number): PerformableRow[] {
    try {
      return this.#parts.pending(limit)
    } catch (error) {
      this.#parts.failed(error)
      return []
    }
  }

  async #perform(row: PerformableRow): Promise<void> {
    this.#performing += 1
    const result = await this.#resultOf(row)
    this.#performing -= 1
    if (result) this.#parts.deliver(row, result)
    else this.#performLater(row)
    this.#pump()
  }

  /** Undefined when the claim could not be kept. */
  async #resultOf(row: PerformableRow): Promise<EffectResult | undefined> {
    let claim: 'none' | 'kept' | 'refused' = 'none'
    const run = {
      claim: async () => {
        try {
          await this.#parts.claim(row.number)
          claim = 'kept'
        } catch (error) {
          claim = 'refused'
          throw error
        }
      },
    }
    const isRefused = () => claim === 'refused'
    try {
      const result = await this.#parts.perform(row.effect, run)
      return isRefused() ? undefined : result
    } catch (error) {
      return isRefused() ? undefined : resultOfThrow(row.effect, error, claim !== 'none')
    }
  }

  #performLater(row: PerformableRow): void {
    this.#known.delete(row.number)
    this.#hasBacklog = true
    if (this.#isStopped) return
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined
      this.#pump()
    }, RETRY_AFTER_MS)
  }
}
