/** The performers' ledger as it stands: one effect, those nobody can answer for, and how many there are of each state. */
import type { Statement } from 'better-sqlite3'
import type { Effect, LedgerState } from '../../effects/types'
import type { ObjectType } from '../host'
import type { RowState } from '../objects/changes'
import type { AddressText } from '../objects/delivery'
import type { EngineDatabase } from './database'
import type { ObjectStore } from './object-store'
import type { PerformableRow } from './performing-pool'

export interface LedgerEntry {
  readonly id: string
  readonly object: AddressText
  readonly attempt: number
  readonly state: LedgerState
  /** Unknown, and a person let it be. */
  readonly isRested: boolean
  /** ms */
  readonly changedAt: number
  /** As long as it may still be needed. */
  readonly effect: Effect | undefined
}

interface Row {
  readonly number: number
  readonly previous: number | null
  readonly id: string
  readonly address: AddressText
  readonly attempt: number
  readonly state: RowState
  readonly effect: string | null
  readonly changed_at: number
}

const OBJECT_TYPES: readonly ObjectType[] = ['conversation', 'routing']

const SELECT =
  'SELECT effect.number, effect.previous, effect.id, object.address, effect.attempt, effect.state, effect.effect, effect.changed_at FROM effect JOIN object ON object.id = effect.object'

export class LedgerReader {
  readonly #byNumber: Statement
  readonly #byState: Record<'pending' | 'claimed' | 'unknown', Statement>
  readonly #counts: Record<'pending' | 'claimed' | 'unknown', Statement>

  constructor(
    database: EngineDatabase,
    private readonly objects: ObjectStore,
  ) {
    // the state is written out, so that SQLite sees that the index of open effects serves
    const byState = (state: string) => database.prepare(`${SELECT} WHERE effect.state = '${state}' ORDER BY effect.number LIMIT ?`)
    const count = (state: string) => database.prepare(`SELECT count(*) FROM effect WHERE state = '${state}'`).pluck()
    this.#byNumber = database.prepare(`${SELECT} WHERE effect.number = ?`)
    this.#byState = { pending: byState('pending'), claimed: byState('claimed'), unknown: byState('unknown') }
    this.#counts = { pending: count('pending'), claimed: count('claimed'), unknown: count('unknown') }
  }

  /** An effect by its id, `<key of the object that asked>#<number>`. */
  get(effectId: string): LedgerEntry | undefined {
    const key = effectId.slice(0, Math.max(0, effectId.lastIndexOf('#')))
    for (const type of OBJECT_TYPES) {
      let at = this.objects.idOf(`${type}/${key}`)?.lastEffect ?? null
      while (at !== null) {
        const row = this.#byNumber.get(at) as Row | undefined
        if (row?.id === effectId) return entry(row)
        at = row?.previous ?? null
      }
    }
    return undefined
  }

  /** Sends that may or may not have gone out, oldest first. */
  unknown(limit = 100): LedgerEntry[] {
    return (this.#byState.unknown.all(limit) as Row[]).map(entry)
  }

  counts(): { readonly pending: number; readonly claimed: number; readonly unknown: number } {
    const count = (state: 'pending' | 'claimed' | 'unknown') => this.#counts[state].get() as number
    return { pending: count('pending'), claimed: count('claimed'), unknown: count('unknown') }
  }

  pending(limit: number): PerformableRow[] {
    return performable(this.#byState.pending.all(limit) as Row[])
  }

  claimed(): PerformableRow[] {
    return performable(this.#byState.claimed.all(-1) as Row[])
  }
}

function entry({ id, address, attempt, state, effect, changed_at }: Row): LedgerEntry {
  return {
    id,
    object: address,
    attempt,
    state: state === 'rested' ? 'unknown' : state,
    isRested: state === 'rested',
    changedAt: changed_at,
    effect: effect === null ? undefined : (JSON.parse(effect) as Effect),
  }
}

function performable(rows: readonly Row[]): PerformableRow[] {
  return rows.flatMap(({ number, address, effect }) => (effect === null ? [] : [{ number, address, effect: JSON.parse(effect) as Effect }]))
}
