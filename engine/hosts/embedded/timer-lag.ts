/** By how much the wall clock was set back since the data folder was made: timers are due by a time line that never is (timer-time.ts). */
import type { EngineDatabase } from './database'

export function readLag(database: EngineDatabase): number {
  return (database.prepare('SELECT lag_ms FROM timer_time').pluck().get() as number | undefined) ?? 0
}

export function keepLag(database: EngineDatabase, lagMs: number): void {
  database.prepare('INSERT OR REPLACE INTO timer_time VALUES (1, ?)').run(lagMs)
}
