/**
 * The file of the views. Everything in it can be projected again from history, so a file that is of another release or cannot be
 * read is dropped and made anew; nobody is asked.
 */
import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'

export type ViewsDatabase = Database.Database

/** Grows with every change of a table or of what is projected into it: an older file is projected again. */
const VIEWS_VERSION = 1

/** @param tables the SQL of every table; run on an empty file. */
export function openViewsDatabase(file: string, tables: readonly string[]): ViewsDatabase {
  try {
    const database = openFile(file)
    if (isReady(database)) return database
    database.close()
  } catch (error) {
    if (!isUnreadable(error)) throw error
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  return fill(openFile(file), tables)
}

function openFile(file: string): ViewsDatabase {
  const database = new Database(file)
  try {
    database.pragma('journal_mode = WAL')
    // a commit that a power cut takes away is projected again
    database.pragma('synchronous = NORMAL')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const versionOf = (database: ViewsDatabase) => database.pragma('user_version', { simple: true }) as number

function isReady(database: ViewsDatabase): boolean {
  return versionOf(database) === VIEWS_VERSION && database.pragma('quick_check(1)', { simple: true }) === 'ok'
}

function fill(database: ViewsDatabase, tables: readonly string[]): ViewsDatabase {
  database.transaction(() => {
    for (const table of tables) database.exec(table)
    database.pragma(`user_version = ${VIEWS_VERSION}`)
  })()
  return database
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)
}
