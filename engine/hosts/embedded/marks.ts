/**
 * The marks of the events that an object has taken, kept MARK_DAYS in the object's own row: looking one up and adding one costs no
 * page of its own. A busy object's older marks move to a table in bulk.
 *
 * A mark is 8 bytes of hash and 2 of the day on which it was added. Marks are compared within one object only, so 64 bits that
 * nobody has to be kept from guessing are plenty.
 */
import { MARK_DAYS } from '../host'

const HASH_BYTES = 8
const MARK_BYTES = 10
const DAY_MS = 86_400_000

/** So many stay in the row; of more, the older half moves out. */
export const MARKS_IN_ROW = 40

export interface Mark {
  readonly hash: Buffer
  readonly day: number
}

/** Two lanes of 32 bits with different multipliers, each mixed with the other at the end. */
export function markHash(mark: string): Buffer {
  let low = 0x243f6a88
  let high = 0x13198a2e
  for (let index = 0; index < mark.length; index++) {
    const unit = mark.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x9e3779b1)
    low ^= low >>> 15
    high = Math.imul(high ^ unit, 0x85ebca77)
    high ^= high >>> 13
  }
  low = Math.imul(low ^ (high >>> 16), 0xc2b2ae3d)
  high = Math.imul(high ^ (low >>> 15), 0x27d4eb2f)
  const hash = Buffer.allocUnsafe(HASH_BYTES)
  hash.writeInt32LE(low, 0)
  hash.writeInt32LE(high ^ (low >>> 13), 4)
  return hash
}

function dayOf(at: number): number {
  return Math.min(Math.max(0, Math.floor(at / DAY_MS)), 0xffff)
}

/** Marks of this day and later still count: the day on which they were added and MARK_DAYS whole days after it. */
export function oldestDay(at: number): number {
  return dayOf(at) - MARK_DAYS
}

export function hasMark(marks: Buffer | null, mark: Buffer): boolean {
  if (!marks) return false
  const low = mark.readUInt32LE(0)
  const high = mark.readUInt32LE(4)
  // newest first: duplicates follow soon
  for (let at = marks.length - MARK_BYTES; at >= 0; at -= MARK_BYTES) {
    if (marks.readUInt32LE(at) === low && marks.readUInt32LE(at + 4) === high) return true
  }
  return false
}

/** Adds at the end, drops what is out of date, and gives what has to move out. */
export function addMark(marks: Buffer | null, mark: Buffer, at: number): { marks: Buffer; spilled: Mark[] } {
  const live = marks ? marks.subarray(firstLive(marks, oldestDay(at))) : Buffer.alloc(0)
  const keepFrom = live.length >= MARKS_IN_ROW * MARK_BYTES ? live.length - (MARKS_IN_ROW / 2) * MARK_BYTES : 0
  const entry = Buffer.allocUnsafe(MARK_BYTES)
  entry.set(mark)
  entry.writeUInt16LE(dayOf(at), HASH_BYTES)
  return { marks: Buffer.concat([live.subarray(keepFrom), entry]), spilled: list(live.subarray(0, keepFrom)) }
}

function firstLive(marks: Buffer, oldest: number): number {
  let at = 0
  while (at < marks.length && marks.readUInt16LE(at + HASH_BYTES) < oldest) at += MARK_BYTES
  return at
}

function list(marks: Buffer): Mark[] {
  return Array.from({ length: marks.length / MARK_BYTES }, (_, index) => {
    const at = index * MARK_BYTES
    return { hash: Buffer.from(marks.subarray(at, at + HASH_BYTES)), day: marks.readUInt16LE(at + HASH_BYTES) }
  })
}
