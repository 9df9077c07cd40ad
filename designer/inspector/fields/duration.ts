/** Spans of time as people type and read them: `5 min`, `2 h`, `1 h 30 min`, `1:30`, in both languages at once. */

export const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const
export type DurationUnit = keyof typeof UNITS

/** The largest unit in which the span is whole. */
export function unitOf(seconds: number): DurationUnit {
  const fitting = (Object.entries(UNITS) as [DurationUnit, number][]).filter(([, size]) => seconds > 0 && seconds % size === 0)
  return fitting.at(-1)?.[0] ?? 'seconds'
}

const BEGINNINGS: readonly (readonly [RegExp, DurationUnit])[] = [
  [/^(s|sek|sec|seconds?|sekunden?)$/i, 'seconds'],
  [/^(m|min|mins|minutes?|minuten?)$/i, 'minutes'],
  [/^(h|hr|hrs|std|hours?|stunden?)$/i, 'hours'],
  [/^(d|t|days?|tage?n?)$/i, 'days'],
]

const unitNamed = (name: string): DurationUnit | undefined => BEGINNINGS.find(([pattern]) => pattern.test(name))?.[1]

const PART = /(\d+(?:[.,]\d+)?)\s*(\p{L}+)?\.?/gu

/**
 * The seconds that a text means; a number alone is in `unit`. Undefined for what cannot be read so.
 */
export function readDuration(text: string, unit: DurationUnit): number | undefined {
  const trimmed = text.trim()
  const clock = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(trimmed)
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)
  if (trimmed === '' || trimmed.replace(PART, '').trim() !== '') return undefined
  const parts = [...trimmed.matchAll(PART)]
  const seconds = parts.map(([, amount = '', name]) => {
    const size = name === undefined ? (parts.length === 1 ? unit : undefined) : unitNamed(name)
    return size === undefined ? Number.NaN : Number(amount.replace(',', '.')) * UNITS[size]
  })
  const sum = Math.round(seconds.reduce((all, each) => all + each, 0))
  return Number.isFinite(sum) ? sum : undefined
}

/** `1 hour 30 minutes`: days, hours, minutes and seconds of a span, each that is there. */
export function partsOfDuration(seconds: number): readonly { readonly unit: DurationUnit; readonly count: number }[] {
  let rest = Math.max(0, Math.round(seconds))
  const parts = (Object.entries(UNITS) as [DurationUnit, number][]).reverse().map(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return { unit, count }
  })
  return parts.filter(({ count }) => count > 0)
}
