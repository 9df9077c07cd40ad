/** Finds a text in a script: every place, by the thing it belongs to. */
import type { SearchText, SearchThing, Thing } from './searchable'

export interface Query {
  readonly text: string
  readonly isCaseMatched: boolean
}

type Range = readonly [from: number, to: number]

export interface Hit {
  /** Stays while the text and its place stay. */
  readonly key: string
  readonly thing: Thing
  readonly title: string
  readonly found: SearchText
  readonly ranges: readonly Range[]
  /** Those that may be replaced. */
  readonly replaceable: readonly Range[]
}

export interface HitGroup {
  readonly key: string
  readonly thing: Thing
  readonly title: string
  readonly hits: readonly Hit[]
}

/** Nobody looks through more. */
export const MOST_HITS = 2000

export function findInScript(things: readonly SearchThing[], query: Query): readonly HitGroup[] {
  const pattern = patternOf(query)
  if (!pattern) return []
  const groups: HitGroup[] = []
  let count = 0
  for (const { thing, title, texts } of things) {
    if (count > MOST_HITS) break
    const key = thingKey(thing)
    const hits = texts.flatMap((found, place): Hit[] => {
      const ranges = rangesOf(pattern, found.text)
      return ranges.length === 0
        ? []
        : [{ key: `${key} ${place} ${found.label}`, thing, title, found, ranges, replaceable: replaceableOf(found, ranges) }]
    })
    if (hits.length > 0) groups.push({ key, thing, title, hits })
    count += hits.length
  }
  return groups
}

const thingKey = (thing: Thing): string => (thing.is === 'script' ? 'script' : `${thing.is}:${thing.id}`)

function patternOf({ text, isCaseMatched }: Query): RegExp | undefined {
  if (text.trim() === '') return undefined
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), isCaseMatched ? 'gu' : 'giu')
}

function rangesOf(pattern: RegExp, text: string): readonly Range[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, index + found.length])
}

const VALUE = /\{\{[\s\S]*?(?:\}\}|$)/g

function replaceableOf({ text, replaces }: SearchText, ranges: readonly Range[]): readonly Range[] {
  if (replaces === undefined) return []
  if (replaces === 'whole') return ranges
  const values = [...text.matchAll(VALUE)].map(({ index, 0: value }): Range => [index, index + value.length])
  return ranges.filter(([from, to]) => !values.some(([start, end]) => from < end && to > start))
}

/** The text with these places replaced. */
export function replacedIn(text: string, ranges: readonly Range[], by: string): string {
  return ranges.toReversed().reduce((now, [from, to]) => now.slice(0, from) + by + now.slice(to), text)
}

/** A piece of the text around the first place, with where its places are. */
export function excerptOf(text: string, ranges: readonly Range[]): { readonly text: string; readonly ranges: readonly Range[] } {
  const [first] = ranges
  const start = first && first[0] > BEFORE ? first[0] - BEFORE : 0
  const end = Math.min(text.length, start + LENGTH)
  const lead = start > 0 ? '…' : ''
  const shift = lead.length - start
  return {
    text: `${lead}${text.slice(start, end).replaceAll('\n', ' ')}${end < text.length ? '…' : ''}`,
    ranges: ranges.filter(([, to]) => to <= end).map(([from, to]) => [from + shift, to + shift]),
  }
}

const BEFORE = 24
const LENGTH = 120
