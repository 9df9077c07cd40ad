/** Notes every statement that the engine runs, with its values, so that the same work can be asked of SQLite by itself. */
import type Database from 'better-sqlite3'

export interface TapedCall {
  /** Index of its statement. */
  readonly statement: number
  readonly method: Method
  readonly values: readonly unknown[]
}

const METHODS = ['run', 'get', 'all'] as const
type Method = (typeof METHODS)[number]

export class Tape {
  readonly statements: string[] = []
  readonly calls: TapedCall[] = []
  isRecording = false

  /** From now on statements prepared with this database are noted while the tape records. */
  listenTo(database: Database.Database): void {
    const prepare = database.prepare.bind(database)
    const noting = (sql: string) => {
      const prepared = prepare(sql) as unknown as Record<Method, (...values: unknown[]) => unknown>
      const statement = this.statements.push(sql) - 1
      for (const method of METHODS) {
        const really = prepared[method].bind(prepared)
        prepared[method] = (...values) => {
          if (this.isRecording) this.calls.push({ statement, method, values })
          return really(...values)
        }
      }
      return prepared
    }
    database.prepare = noting as unknown as typeof database.prepare
  }
}
