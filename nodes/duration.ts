/** Spans of time in words for cards: `90 s`, `5 min`, `2 h`, `5 days`. */
const UNITS = [
  [86_400, 'day', 'days'],
  [3_600, 'h', 'h'],
  [60, 'min', 'min'],
] as const

/** The largest unit in which the span is whole; seconds where none is. */
export function sayDuration(seconds: number): string {
  for (const [size, one, many] of UNITS) {
    const count = seconds / size
    if (Number.isInteger(count) && count > 0) return `${count} ${count === 1 ? one : many}`
  }
  return `${seconds} s`
}
