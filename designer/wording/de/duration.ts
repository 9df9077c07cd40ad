/** Spans of time in German words: in the dative that `bis zu` asks for (`5 Tagen`), and as `warten` and `noch` ask for them (`5 Tage`). */
import { plural } from '../plural'

const UNITS = [
  { size: 86_400, one: 'Tag', many: 'Tage', dative: 'Tagen' },
  { size: 3_600, one: 'Stunde', many: 'Stunden', dative: 'Stunden' },
  { size: 60, one: 'Minute', many: 'Minuten', dative: 'Minuten' },
  { size: 1, one: 'Sekunde', many: 'Sekunden', dative: 'Sekunden' },
] as const

export const sayDuration = (seconds: number): string => say(seconds, 'dative')
export const sayDurationFor = (seconds: number): string => say(seconds, 'many')

/** The largest unit in which the span is whole; seconds where none is. */
function say(seconds: number, form: 'many' | 'dative'): string {
  const unit = UNITS.find(({ size }) => seconds > 0 && Number.isInteger(seconds / size)) ?? UNITS[3]
  return plural(seconds / unit.size, unit.one, unit[form])
}
