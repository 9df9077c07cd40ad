/** Loads an object for the events of one commit and writes it back in that commit. Nothing of it stays in memory in between. */
import type { Statement } from 'better-sqlite3'
import { type Bookkeeping, type Changes, NEW_OBJECT } from '../objects/changes'
import type { AddressText } from '../objects/delivery'
import type { Readable } from '../objects/write-set'
import type { EngineDatabase } from './database'
import { addMark, hasMark, type Mark, markHash, oldestDay } from './marks'

type Row = [
  id: number,
  sequence: number,
  lastHistory: number | null,
  lastEffect: number | null,
  marks: Buffer | null,
  spilledOn: number | null,
  timersAndEffects: string | null,
  name: string | null,
  value: string | null,
]

const COLUMNS = 'id, sequence, last_history, last_effect, marks, spilled_on, timers_and_effects, name, value'

export class ObjectStore {
  readonly #select: Statement
  readonly #insert: Statement
  readonly #update: Statement
  readonly #selectNamed: Statement
  readonly #names: Statement
  readonly #putNamed: Statement
  readonly #dropNamed: Statement
  readonly #hasMark: Statement
  readonly #putMark: Statement
  readonly #addresses: Statement

  constructor(database: EngineDatabase) {
    this.#select = database.prepare(`SELECT ${COLUMNS} FROM object WHERE address = ?`).raw()
    this.#insert = database.prepare(`INSERT INTO object (${COLUMNS}, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    this.#update = database.prepare(
      'UPDATE object SET sequence = ?, last_history = ?, last_effect = ?, marks = ?, spilled_on = ?, timers_and_effects = ?, name = ?, value = ? WHERE id = ?',
    )
    this.#selectNamed = database.prepare('SELECT value FROM named_value WHERE object = ? AND name = ?').pluck()
    this.#names = database.prepare('SELECT name FROM named_value WHERE object = ?').pluck()
    this.#putNamed = database.prepare(
      'INSERT INTO named_value (object, name, value) VALUES (?, ?, ?) ON CONFLICT (object, name) DO UPDATE SET value = excluded.value',
    )
    this.#dropNamed = database.prepare('DELETE FROM named_value WHERE object = ? AND name = ?')
    this.#hasMark = database.prepare('SELECT 1 FROM mark WHERE object = ? AND hash = ? AND day >= ?').pluck()
    this.#putMark = database.prepare(
      'INSERT INTO mark (object, hash, day) VALUES (?, ?, ?) ON CONFLICT (object, hash) DO UPDATE SET day = excluded.day',
    )
    this.#addresses = database.prepare('SELECT address FROM object WHERE address > ? AND address < ? ORDER BY address LIMIT ?').pluck()
  }

  /** `newId` numbers an object that has never been written. */
  load(address: AddressText, newId: () => number): LoadedObject {
    const row = this.#select.get(address) as Row | undefined
    return new LoadedObject(this, address, row ?? [newId(), 0, null, null, null, null, null, null, null], row === undefined)
  }

  /** One value as last committed. */
  peek(address: AddressText, name: string): string | undefined {
    const row = this.#select.get(address) as Row | undefined
    if (!row) return undefined
    return row[7] === name ? (row[8] ?? undefined) : this.readNamed(row[0], name)
  }

  idOf(address: AddressText): { id: number; lastHistory: number | null; lastEffect: number | null } | undefined {
    const row = this.#select.get(address) as Row | undefined
    return row && { id: row[0], lastHistory: row[2], lastEffect: row[3] }
  }

  /** Addresses that begin with the prefix, in order, after the given one. */
  addresses(prefix: string, after: string, limit: number): AddressText[] {
    return this.#addresses.all(after > prefix ? after : prefix, `${prefix}\u{10ffff}`, limit) as AddressText[]
  }

  readNamed(id: number, name: string): string | undefined {
    return this.#selectNamed.get(id, name) as string | undefined
  }

  namesOf(id: number): string[] {
    return this.#names.all(id) as string[]
  }

  isSpilled(id: number, hash: Buffer, oldest: number): boolean {
    return this.#hasMark.get(id, hash, oldest) !== undefined
  }

  insert(address: AddressText, row: Row): void {
    this.#insert.run(...row, address)
  }

  update([id, ...columns]: Row): void {
    this.#update.run(...columns, id)
  }

  putNamed(id: number, name: string, value: string | null): void {
    if (value === null) this.#dropNamed.run(id, name)
    else this.#putNamed.run(id, name, value)
  }

  spill(id: number, marks: readonly Mark[]): void {
    for (const { hash, day } of marks) this.#putMark.run(id, hash, day)
  }
}

/** An object as its events of this commit have left it so far; written once, whatever their number. */
export class LoadedObject implements Readable {
  readonly id: number
  bookkeeping: Bookkeeping
  lastHistory: number | null
  lastEffect: number | null
  #marks: Buffer | null
  #spilledOn: number | null
  #name: string | null
  #value: string | null
  /** Values beside the first one, as changed since the last save. */
  #changed = new Map<string, string | null>()
  #spilling: Mark[] = []
  #isNew: boolean
  #bookkeepingText: string | null

  constructor(
    private readonly store: ObjectStore,
    readonly address: AddressText,
    row: Row,
    isNew: boolean,
  ) {
    const [id, sequence, lastHistory, lastEffect, marks, spilledOn, timersAndEffects, name, value] = row
    this.id = id
    this.lastHistory = lastHistory
    this.lastEffect = lastEffect
    this.#marks = marks
    this.#spilledOn = spilledOn
    this.#name = name
    this.#value = value
    this.#isNew = isNew
    this.#bookkeepingText = timersAndEffects
    this.bookkeeping = timersAndEffects ? { sequence, ...(JSON.parse(timersAndEffects) as TimersAndEffects) } : { ...NEW_OBJECT, sequence }
  }

  read(name: string): string | undefined {
    if (name === this.#name) return this.#value ?? undefined
    const changed = this.#changed.get(name)
    if (changed !== undefined) return changed ?? undefined
    return this.#isNew ? undefined : this.store.readNamed(this.id, name)
  }

  names(): string[] {
    const names = new Set(this.#isNew ? [] : this.store.namesOf(this.id))
    if (this.#name !== null && this.#value !== null) names.add(this.#name)
    for (const [name, value] of this.#changed) {
      if (value === null) names.delete(name)
      else names.add(name)
    }
    return [...names].sort()
  }

  /** Whether an event with this mark was taken in the last MARK_DAYS. */
  hasMark(mark: string, at: number): boolean {
    const hashed = markHash(mark)
    if (hasMark(this.#marks, hashed)) return true
    if (this.#spilling.some(({ hash }) => hash.equals(hashed))) return true
    const oldest = oldestDay(at)
    return this.#spilledOn !== null && this.#spilledOn >= oldest && this.store.isSpilled(this.id, hashed, oldest)
  }

  addMark(mark: string, at: number): void {
    const { marks, spilled } = addMark(this.#marks, markHash(mark), at)
    this.#marks = marks
    const newest = spilled.at(-1)
    if (!newest) return
    this.#spilling.push(...spilled)
    this.#spilledOn = Math.max(this.#spilledOn ?? 0, newest.day)
  }

  apply({ bookkeeping, values }: Changes): void {
    this.bookkeeping = bookkeeping
    for (const [name, value] of values) {
      this.#name ??= name
      if (name === this.#name) this.#value = value
      else this.#changed.set(name, value)
    }
  }

  /** Within the commit. */
  save(): void {
    const { sequence, armed, open } = this.bookkeeping
    this.#bookkeepingText = isEmpty(armed) && isEmpty(open) ? null : JSON.stringify({ armed, open })
    const row: Row = [
      this.id,
      sequence,
      this.lastHistory,
      this.lastEffect,
      this.#marks,
      this.#spilledOn,
      this.#bookkeepingText,
      this.#name,
      this.#value,
    ]
    if (this.#isNew) this.store.insert(this.address, row)
    else this.store.update(row)
    for (const [name, value] of this.#changed) this.store.putNamed(this.id, name, value)
    this.store.spill(this.id, this.#spilling)
  }

  /** After the commit. */
  saved(): void {
    this.#isNew = false
    this.#changed = new Map()
    this.#spilling = []
  }
}

type TimersAndEffects = Pick<Bookkeeping, 'armed' | 'open'>

function isEmpty(record: object): boolean {
  for (const _ in record) return false
  return true
}
