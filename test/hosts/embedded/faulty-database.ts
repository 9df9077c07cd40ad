/** A real database that fails at a chosen statement, as a broken disk would: before the statement is run, or right after it. */
import Database from 'better-sqlite3'
import { type EngineDatabase, openFile } from '../../../engine/hosts/embedded/database'

export interface Fault {
  /** Of the statements that change something since the fault was set, counted from 1. */
  readonly at: number
  readonly when: 'before' | 'after'
  readonly code: string
}

export interface FaultyDatabase {
  readonly open: (file: string) => EngineDatabase
  /** Statements that changed something since the last `fail`. */
  readonly counted: () => number
  readonly fail: (fault: Fault | undefined) => void
  /** Ends everything: from now on the process is as good as dead. */
  readonly pullAway: () => void
}

export function faultyDatabase(): FaultyDatabase {
  let counted = 0
  let fault: Fault | undefined
  let real: EngineDatabase | undefined
  const check = (when: Fault['when']): void => {
    if (fault && when === fault.when && counted === fault.at) throw new Database.SqliteError(`${fault.code} by the test`, fault.code)
  }
  const run = (statement: Database.Statement, parameters: unknown[]): unknown => {
    counted += 1
    check('before')
    const outcome = statement.run(...parameters)
    check('after')
    return outcome
  }
  const wrapStatement = (statement: Database.Statement): Database.Statement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'run') return (...parameters: unknown[]) => run(target, parameters)
        if (name === 'raw' || name === 'pluck') return () => wrapStatement(target[name]())
        const member: unknown = Reflect.get(target, name, target)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
  return {
    open: (file) => {
      real = openFile(file)
      return new Proxy(real, {
        get(target, name) {
          if (name === 'prepare') return (sql: string) => wrapStatement(target.prepare(sql))
          const member: unknown = Reflect.get(target, name, target)
          return typeof member === 'function' ? member.bind(target) : member
        },
      })
    },
    counted: () => counted,
    fail: (next) => {
      counted = 0
      fault = next
    },
    pullAway: () => real?.close(),
  }
}
