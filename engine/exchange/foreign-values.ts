/**
 * Reading values of a file that somebody else wrote: nothing about it is taken for granted, nothing here throws, and no name in it is
 * looked up in a prototype.
 */

export type ForeignRecord = Readonly<Record<string, unknown>>

const NONE: ForeignRecord = {}

export const isRecord = (value: unknown): value is ForeignRecord => typeof value === 'object' && value !== null && !Array.isArray(value)

export const recordOf = (value: unknown): ForeignRecord => (isRecord(value) ? value : NONE)

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export function member(record: unknown, key: string): unknown {
  return isRecord(record) && Object.hasOwn(record, key) ? record[key] : undefined
}

/** A text or number as text; empty for anything else. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** Anything, to be read by a person. */
export function shown(value: unknown, most = 500): string {
  const text = typeof value === 'string' ? value : json(value)
  return cut(text, most)
}

/** At most so many characters; never half a sign. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    // nested deeper than it can be written
    return '…'
  }
}

/** How names are compared that people and versions spell differently: `On Open`, `OnOpen`, `ONOPEN`. */
export const sameName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
