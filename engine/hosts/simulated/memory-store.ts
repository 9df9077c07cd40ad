/** What the simulated host has committed: it survives a crash, everything else does not. */
import type { Effect } from '../../effects/types'
import type { KeptEntry } from '../../history/entries'
import { MARK_DAYS, type ObjectEvent } from '../host'
import { type Bookkeeping, type Changes, type LedgerChange, NEW_OBJECT, type RowState } from '../objects/changes'
import type { AddressText } from '../objects/delivery'
import type { Readable } from '../objects/write-set'

const DAY_MS = 86_400_000

export interface LedgerRow {
  readonly number: number
  readonly address: AddressText
  readonly effect: Effect
  readonly state: RowState
}

export interface StoredTimer {
  readonly number: number
  readonly dueAt: number
  readonly address: AddressText
  readonly event: ObjectEvent
  readonly ownArmingId: string | undefined
}

export interface StoredLetter {
  readonly id: number
  readonly at: number
  readonly address: AddressText
  readonly event: ObjectEvent
  readonly reason: string
}

interface StoredObject {
  readonly values: Map<string, string>
  /** Mark -> when it was added. */
  readonly marks: Map<string, number>
  bookkeeping: Bookkeeping
}

/** One handled event, ready to be committed. */
export interface Handled {
  readonly view: ObjectView
  readonly changes: Changes
  readonly mark: string | undefined
  readonly at: number
}

export class MemoryStore {
  readonly objects = new Map<AddressText, StoredObject>()
  readonly inbox = new Map<number, { readonly address: AddressText; readonly event: ObjectEvent }>()
  readonly timers = new Map<number, StoredTimer>()
  readonly effects = new Map<number, LedgerRow>()
  readonly history: KeptEntry[] = []
  readonly letters = new Map<number, StoredLetter>()
  #letters = 0

  view(address: AddressText): ObjectView {
    return new ObjectView(address, this.objects.get(address))
  }

  commit(group: readonly Handled[]): void {
    for (const { view, changes, mark, at } of group) {
      const object = this.#object(view.address)
      object.bookkeeping = changes.bookkeeping
      if (mark !== undefined) object.marks.set(mark, at)
      for (const [name, value] of changes.values) {
        if (value === null) object.values.delete(name)
        else object.values.set(name, value)
      }
      this.#commitRows(view.address, changes)
    }
  }

  #commitRows(address: AddressText, { inbox, timers, ledger, history, deadLetter, deadLetterRemoved }: Changes): void {
    if (inbox.removed !== undefined) this.inbox.delete(inbox.removed)
    for (const { number, to, event } of inbox.added) this.inbox.set(number, { address: to, event: event.value })
    for (const { number } of timers.removed) this.timers.delete(number)
    for (const { number, dueAt, to, event, ownArmingId } of timers.added) {
      this.timers.set(number, { number, dueAt, address: to, event: event.value, ownArmingId })
    }
    for (const change of ledger) this.#commitLedger(address, change)
    if (history) {
      const before = history.entries.length - 1
      history.entries.forEach(({ json }, index) => {
        const [cursor, sequence] = [history.cursor - before + index, history.sequence - before + index]
        this.history.push({ cursor, object: address, sequence, at: history.at, entry: JSON.parse(json) })
      })
    }
    if (deadLetterRemoved !== undefined) this.letters.delete(deadLetterRemoved)
    if (!deadLetter) return
    const id = deadLetterRemoved ?? ++this.#letters
    this.letters.set(id, { id, at: deadLetter.at, address, event: deadLetter.event, reason: deadLetter.reason })
  }

  #commitLedger(address: AddressText, change: LedgerChange): void {
    if (change.kind !== 'state') {
      this.effects.set(change.number, { number: change.number, address, effect: change.effect.value, state: 'pending' })
      return
    }
    const row = this.effects.get(change.number)
    if (row) this.effects.set(change.number, { ...row, state: change.state })
  }

  #object(address: AddressText): StoredObject {
    let object = this.objects.get(address)
    if (!object) {
      object = { values: new Map(), marks: new Map(), bookkeeping: NEW_OBJECT }
      this.objects.set(address, object)
    }
    return object
  }
}

/** An object as the events of one commit have left it so far. */
export class ObjectView implements Readable {
  bookkeeping: Bookkeeping
  readonly #changed = new Map<string, string | null>()
  readonly #marks = new Set<string>()

  constructor(
    readonly address: AddressText,
    private readonly stored: StoredObject | undefined,
  ) {
    this.bookkeeping = stored?.bookkeeping ?? NEW_OBJECT
  }

  read(name: string): string | undefined {
    const changed = this.#changed.get(name)
    return changed === undefined ? this.stored?.values.get(name) : (changed ?? undefined)
  }

  names(): string[] {
    const names = new Set(this.stored?.values.keys())
    for (const [name, value] of this.#changed) {
      if (value === null) names.delete(name)
      else names.add(name)
    }
    return [...names].sort()
  }

  hasMark(mark: string, at: number): boolean {
    if (this.#marks.has(mark)) return true
    const addedAt = this.stored?.marks.get(mark)
    return addedAt !== undefined && addedAt >= at - MARK_DAYS * DAY_MS
  }

  apply({ bookkeeping, values }: Changes, mark: string | undefined): void {
    this.bookkeeping = bookkeeping
    for (const [name, value] of values) this.#changed.set(name, value)
    if (mark !== undefined) this.#marks.add(mark)
  }
}
