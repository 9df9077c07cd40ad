/** Spans of time as an author writes them in a test: `30 s`, `5 min`, `2 h`, `1 h 30 min`, `3 days`. */
const SECONDS = new Map([
  ['s', 1],
  ['min', 60],
  ['h', 3_600],
  ['day', 86_400],
  ['days', 86_400],
  ['week', 604_800],
  ['weeks', 604_800],
])

export const SPAN_HINT = 'a span of time such as 30 s, 5 min, 1 h 30 min or 3 days'

/** Undefined for what is no span. */
export function secondsOf(text: string): number | undefined {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gy)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.trim()) return undefined
  let total = 0
  for (const [, count, unit = ''] of parts) {
    const size = SECONDS.get(unit)
    if (size === undefined) return undefined
    total += Number(count) * size
  }
  return total
}

/** The shortest way to write it: `1 h 30 min`. */
export function sayExactly(seconds: number): string {
  let left = seconds
  const parts: string[] = []
  for (const [unit, size] of [
    ['days', 86_400],
    ['h', 3_600],
    ['min', 60],
  ] as const) {
    const count = Math.floor(left / size)
    if (count > 0) parts.push(`${count} ${unit === 'days' && count === 1 ? 'day' : unit}`)
    left -= count * size
  }
  if (left > 0 || parts.length === 0) parts.push(`${Number(left.toFixed(3))} s`)
  return parts.join(' ')
}
