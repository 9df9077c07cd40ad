/**
 * What one handled event changes, as rows to be written in one commit. Both hosts work it out here and differ only in where
 * the rows live.
 *
 * K1. What brought the event (inbox row, timer row) goes in the same commit as what the event did.
 * K2. A ledger row changes state in the same commit as the event that tells the object about it.
 * K3. An effect with a try under way is not performed a second time; a further try has a higher attempt.
 */
import type { Effect, EffectResult, LedgerState } from '../../effects/types'
import type { HistoryEntry } from '../../history/entries'
import type { ObjectEvent } from '../host'
import { ledgerAfter, mayBeTriedAgain, settledByRecord } from '../performing'
import type { AddressText, Delivery } from './delivery'
import type { Outcome, TimerWrite, WriteSet, Written } from './write-set'

/** What a host keeps about an object beside its values. */
export interface Bookkeeping {
  /** History entries so far. */
  readonly sequence: number
  /** Arming id -> timer that can still be cancelled. */
  readonly armed: Readonly<Record<string, ArmedTimer>>
  /** Effect id -> ledger row that may still change. */
  readonly open: Readonly<Record<string, OpenEffect>>
}

export interface ArmedTimer {
  readonly number: number
  readonly dueAt: number
  /** Goes to another object, which will not tell when it has fired. */
  readonly isForeign?: true
}

export interface OpenEffect {
  readonly number: number
  readonly attempt: number
  readonly isUnderWay?: true
}

export const NEW_OBJECT: Bookkeeping = { sequence: 0, armed: {}, open: {} }

/** `rested`: nobody knows and a person let it be; counts as unknown, needs no more attention. */
export type RowState = LedgerState | 'rested'

export interface InboxRow {
  readonly number: number
  readonly to: AddressText
  readonly event: Written<ObjectEvent>
}

export interface TimerRow {
  readonly number: number
  readonly dueAt: number
  readonly to: AddressText
  readonly event: Written<ObjectEvent>
  /** Set where the object armed it for itself: at delivery it has to be still armed. */
  readonly ownArmingId: string | undefined
}

export type LedgerChange =
  | { readonly kind: 'add' | 'reopen'; readonly number: number; readonly effect: Written<Effect> }
  | { readonly kind: 'state'; readonly number: number; readonly state: RowState }

export interface HistoryRow {
  /** Cursor and sequence of the last of its entries. */
  readonly cursor: number
  readonly sequence: number
  readonly at: number
  readonly entries: readonly Written<HistoryEntry>[]
}

export interface DeadLetterRow {
  readonly at: number
  readonly address: AddressText
  readonly event: ObjectEvent
  readonly reason: string
  readonly stack: string | undefined
}

export interface Changes {
  readonly bookkeeping: Bookkeeping
  readonly values: ReadonlyMap<string, string | null>
  readonly inbox: { readonly added: readonly InboxRow[]; readonly removed: number | undefined }
  readonly timers: { readonly added: readonly TimerRow[]; readonly removed: readonly { readonly number: number; readonly dueAt: number }[] }
  readonly ledger: readonly LedgerChange[]
  readonly history: HistoryRow | undefined
  readonly deadLetter: DeadLetterRow | undefined
  readonly deadLetterRemoved: number | undefined
}

/** Numbers for new rows, growing in the order of asking. */
export interface RowNumbers {
  inbox(): number
  timer(): number
  effect(): number
  /** Takes `count` cursors and gives the last. */
  cursor(count: number): number
}

/** Throws on a broken rule (K3); nothing has happened then, and the event is to be set aside. */
export function changesOf(
  before: Bookkeeping,
  { address, event, source }: Delivery,
  outcome: Outcome,
  at: number,
  /** The same moment on the time line of timers. */
  timerAt: number,
  numbers: RowNumbers,
): Changes {
  const draft = new Draft(before, address, at, timerAt, numbers)
  if (source.from === 'timer') draft.takeTimer(source.number, source.dueAt, source.ownArmingId)
  if (source.from === 'effect') draft.settle(source.number, source.result)
  if (outcome.outcome === 'done') draft.write(outcome.writes)
  const isPoison = outcome.outcome === 'poison'
  return {
    bookkeeping: draft.bookkeeping(),
    values: outcome.outcome === 'done' ? outcome.writes.values : NO_VALUES,
    inbox: { added: draft.inbox, removed: source.from === 'inbox' ? source.number : undefined },
    timers: { added: draft.timersAdded, removed: draft.timersRemoved },
    ledger: draft.ledger,
    history: draft.history,
    deadLetter: isPoison ? { at, address, event, reason: outcome.reason, stack: outcome.stack } : undefined,
    deadLetterRemoved: source.from === 'deadLetter' ? source.number : undefined,
  }
}

const NO_VALUES: ReadonlyMap<string, string | null> = new Map()

class Draft {
  readonly inbox: InboxRow[] = []
  readonly timersAdded: TimerRow[] = []
  readonly timersRemoved: { number: number; dueAt: number }[] = []
  readonly ledger: LedgerChange[] = []
  history: HistoryRow | undefined
  #sequence: number
  #armed: Record<string, ArmedTimer>
  #open: Record<string, OpenEffect>

  constructor(
    before: Bookkeeping,
    private readonly address: AddressText,
    private readonly at: number,
    private readonly timerAt: number,
    private readonly numbers: RowNumbers,
  ) {
    this.#sequence = before.sequence
    this.#armed = { ...before.armed }
    this.#open = { ...before.open }
  }

  bookkeeping(): Bookkeeping {
    for (const [armingId, { isForeign, dueAt }] of Object.entries(this.#armed)) {
      // nobody tells when it fired; from now on it may have
      if (isForeign && dueAt <= this.timerAt) delete this.#armed[armingId]
    }
    return { sequence: this.#sequence, armed: this.#armed, open: this.#open }
  }

  takeTimer(number: number, dueAt: number, ownArmingId: string | undefined): void {
    this.timersRemoved.push({ number, dueAt })
    if (ownArmingId !== undefined) delete this.#armed[ownArmingId]
  }

  settle(number: number, result: EffectResult): void {
    const open = this.#open[result.effectId]
    // a status proved that it went out before its answer came
    if (!open || open.attempt !== result.attempt) return
    const state = ledgerAfter(result)
    if (state === 'unknown' || mayBeTriedAgain(result)) this.#open[result.effectId] = { number, attempt: open.attempt }
    else delete this.#open[result.effectId]
    this.ledger.push({ kind: 'state', number, state })
  }

  write({ sends, timers, effects, entries }: WriteSet): void {
    for (const { to, event } of sends) this.inbox.push({ number: this.numbers.inbox(), to, event })
    for (const timer of timers) this.#writeTimer(timer)
    for (const { value } of entries) this.#settleByRecord(value)
    for (const effect of effects) this.#perform(effect)
    if (entries.length === 0) return
    this.#sequence += entries.length
    this.history = { cursor: this.numbers.cursor(entries.length), sequence: this.#sequence, at: this.at, entries }
  }

  #writeTimer(write: TimerWrite): void {
    if ('cancel' in write) return this.#disarm(write.cancel)
    const { to, event, delayMs, armingId } = write
    const number = this.numbers.timer()
    const dueAt = this.timerAt + Math.ceil(delayMs)
    const isOwn = to === this.address
    if (armingId !== undefined) {
      this.#disarm(armingId)
      this.#armed[armingId] = isOwn ? { number, dueAt } : { number, dueAt, isForeign: true }
    }
    this.timersAdded.push({ number, dueAt, to, event, ownArmingId: isOwn ? armingId : undefined })
  }

  #disarm(armingId: string): void {
    const armed = this.#armed[armingId]
    if (!armed) return
    delete this.#armed[armingId]
    const addedAt = this.timersAdded.findIndex(({ number }) => number === armed.number)
    if (addedAt >= 0) this.timersAdded.splice(addedAt, 1)
    else this.timersRemoved.push({ number: armed.number, dueAt: armed.dueAt })
  }

  #settleByRecord(entry: HistoryEntry): void {
    const settled = settledByRecord(entry)
    const open = settled && this.#open[settled.effectId]
    if (!open) return
    delete this.#open[settled.effectId]
    this.ledger.push({ kind: 'state', number: open.number, state: settled.as })
  }

  #perform(effect: Written<Effect>): void {
    const { id, attempt } = effect.value
    const open = this.#open[id]
    if (open && (open.isUnderWay || attempt <= open.attempt)) {
      const why = open.isUnderWay ? 'has a try under way' : `had its try ${attempt} already`
      throw new Error(`Host rule broken: effect ${id} ${why}; a further try has a higher attempt and follows the result`)
    }
    const number = open?.number ?? this.numbers.effect()
    this.#open[id] = { number, attempt, isUnderWay: true }
    this.ledger.push({ kind: open ? 'reopen' : 'add', number, effect })
  }
}
