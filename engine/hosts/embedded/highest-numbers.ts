/** The numbers that rows have so far: where counting goes on after a start. */
import type { HighestNumbers } from '../objects/counters'
import type { EngineDatabase } from './database'

export function highestNumbers(database: EngineDatabase): HighestNumbers {
  const highest = (table: string, column: string) =>
    (database.prepare(`SELECT max(${column}) FROM ${table}`).pluck().get() as number | null) ?? 0
  return {
    object: highest('object', 'id'),
    inbox: highest('inbox', 'number'),
    // timers come and go; a number only has to be unlike those that are armed
    timer: highest('timer', 'number'),
    effect: highest('effect', 'number'),
    cursor: highest('history', 'cursor'),
  }
}
