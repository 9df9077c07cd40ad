/**
 * The file of the views. Everything in it can be projected again from history, so a file that is of another release or cannot be
 * read is dropped and made anew; nobody is asked.
 */
import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'

export type ViewsDatabase = Database.Database

/** Grows with every change of a table or of what is projected into it: an older file is projected again. */
const VIEWS_VERSION = 3

/** @param tables the SQL of every table; run on an empty file. */
export function openViewsDatabase(file: string, tables: readonly string[]): ViewsDatabase {
  return readyFile(file) ?? fill(openFile(removed(file)), tables)
}

function readyFile(file: string): ViewsDatabase | undefined {
  let database: ViewsDatabase | undefined
  try {
    database = openFile(file)
    if (versionOf(database) === VIEWS_VERSION && canBeRead(database)) return database
  } catch (error) {
    if (!isUnreadable(error)) throw error
  }
  database?.close()
  return undefined
}

/** A glance at every table; to read all of a large file would keep the product from starting. */
function canBeRead(database: ViewsDatabase): boolean {
  const tables = database.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  for (const { name } of tables) database.prepare(`SELECT * FROM "${name}" LIMIT 1`).get()
  return tables.length > 0
}

/** Takes the file away, so that the next opening makes it anew; a process that has it open keeps what it has. */
function removed(file: string): string {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
  return file
}

/** Whether it is the file that is damaged; then it is taken away, to be made anew at the next start. */
export function giveUpIfDamaged(file: string, error: unknown): void {
  if (isUnreadable(error)) removed(file)
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
