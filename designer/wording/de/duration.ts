/** Spans of time in German words, in the dative that `bis zu` asks for: `90 Sekunden`, `5 Minuten`, `2 Stunden`, `5 Tagen`. */
import { plural } from '../plural'

const UNITS = [
  [86_400, 'Tag', 'Tagen'],
  [3_600, 'Stunde', 'Stunden'],
  [60, 'Minute', 'Minuten'],
] as const

/** The largest unit in which the span is whole; seconds where none is. */
export function sayDuration(seconds: number): string {
  for (const [size, one, many] of UNITS) {
    const count = seconds / size
    if (Number.isInteger(count) && count > 0) return plural(count, one, many)
  }
  return plural(seconds, 'Sekunde', 'Sekunden')
}
