/** Writes what one event changed, row by row, inside the commit's transaction. */
import type { Statement } from 'better-sqlite3'
import type { Changes, DeadLetterRow, HistoryRow, LedgerChange } from '../objects/changes'
import type { EngineDatabase } from './database'
import type { LoadedObject } from './object-store'

/** One row in so many entries of an object is indexed; between two of them history is followed row by row. */
export const MILESTONE = 64

export class RowWriter {
  readonly #addInbox: Statement
  readonly #dropInbox: Statement
  readonly #addTimer: Statement
  readonly #dropTimer: Statement
  readonly #addEffect: Statement
  readonly #reopenEffect: Statement
  readonly #changeEffect: Statement
  readonly #endEffect: Statement
  readonly #claimEffect: Statement
  readonly #addHistory: Statement
  readonly #addDeadLetter: Statement
  readonly #keepDeadLetter: Statement
  readonly #dropDeadLetter: Statement

  constructor(database: EngineDatabase) {
    this.#addInbox = database.prepare('INSERT INTO inbox (number, address, event) VALUES (?, ?, ?)')
    this.#dropInbox = database.prepare('DELETE FROM inbox WHERE number = ?')
    this.#addTimer = database.prepare('INSERT INTO timer (due_at, number, address, own_arming_id, event) VALUES (?, ?, ?, ?, ?)')
    this.#dropTimer = database.prepare('DELETE FROM timer WHERE due_at = ? AND number = ?')
    this.#addEffect = database.prepare(
      `INSERT INTO effect (number, object, previous, id, attempt, state, effect, changed_at) VALUES (?, ?, ?, ?, ?, 'pending', ?, ?)`,
    )
    this.#reopenEffect = database.prepare(`UPDATE effect SET attempt = ?, state = 'pending', effect = ?, changed_at = ? WHERE number = ?`)
    this.#changeEffect = database.prepare('UPDATE effect SET state = ?, changed_at = ? WHERE number = ?')
    this.#endEffect = database.prepare('UPDATE effect SET state = ?, changed_at = ?, effect = NULL WHERE number = ?')
    // what a status or a person settled while it waited may not leave any more
    this.#claimEffect = database.prepare(
      `UPDATE effect SET state = 'claimed', changed_at = ? WHERE number = ? AND state IN ('pending', 'claimed')`,
    )
    this.#addHistory = database.prepare(
      'INSERT INTO history (cursor, object, previous, sequence, at, milestone, entries) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#addDeadLetter = database.prepare('INSERT INTO dead_letter (at, address, event, reason, stack) VALUES (?, ?, ?, ?, ?)')
    this.#keepDeadLetter = database.prepare('UPDATE dead_letter SET at = ?, reason = ?, stack = ? WHERE number = ?')
    this.#dropDeadLetter = database.prepare('DELETE FROM dead_letter WHERE number = ?')
  }

  /** All but the object's own row, which is written once for all its events of the commit. */
  write(object: LoadedObject, changes: Changes, at: number): void {
    const { inbox, timers, ledger, history, deadLetter, deadLetterRemoved } = changes
    if (inbox.removed !== undefined) this.#dropInbox.run(inbox.removed)
    for (const { number, to, event } of inbox.added) this.#addInbox.run(number, to, event.json)
    for (const { dueAt, number } of timers.removed) this.#dropTimer.run(dueAt, number)
    for (const { dueAt, number, to, ownArmingId, event } of timers.added) {
      this.#addTimer.run(dueAt, number, to, ownArmingId ?? null, event.json)
    }
    for (const change of ledger) this.#writeLedger(object, change, at)
    if (history) this.#writeHistory(object, history)
    if (deadLetter) this.#writeDeadLetter(deadLetter, deadLetterRemoved)
    else if (deadLetterRemoved !== undefined) this.#dropDeadLetter.run(deadLetterRemoved)
  }

  /** False when the effect was settled in the meantime. */
  claim(number: number, at: number): boolean {
    return this.#claimEffect.run(at, number).changes === 1
  }

  #writeLedger(object: LoadedObject, change: LedgerChange, at: number): void {
    if (change.kind === 'state') {
      // one that nobody can answer for is still looked at; of the others, history has what was said
      const statement = change.state === 'unknown' ? this.#changeEffect : this.#endEffect
      statement.run(change.state, at, change.number)
      return
    }
    const { number, effect } = change
    if (change.kind === 'reopen') {
      this.#reopenEffect.run(effect.value.attempt, effect.json, at, number)
      return
    }
    this.#addEffect.run(number, object.id, object.lastEffect, effect.value.id, effect.value.attempt, effect.json, at)
    object.lastEffect = number
  }

  #writeHistory(object: LoadedObject, { cursor, sequence, at, entries }: HistoryRow): void {
    const before = sequence - entries.length
    const isMilestone = Math.floor(before / MILESTONE) < Math.floor(sequence / MILESTONE)
    const text = `[${entries.map(({ json }) => json).join(',')}]`
    this.#addHistory.run(cursor, object.id, object.lastHistory, sequence, at, isMilestone ? 1 : null, text)
    object.lastHistory = cursor
  }

  /** A dead letter that was tried again and failed again stays the same one. */
  #writeDeadLetter({ at, address, event, reason, stack }: DeadLetterRow, again: number | undefined): void {
    if (again === undefined) this.#addDeadLetter.run(at, address, JSON.stringify(event), reason, stack ?? null)
    else this.#keepDeadLetter.run(at, reason, stack ?? null, again)
  }
}
