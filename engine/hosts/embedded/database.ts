/** The engine's file in DATA_DIR: opens it, brings its tables to today's shape, and says in plain words why it cannot be used. */
import Database from 'better-sqlite3'
import { StorageError } from '../host'
import { MIGRATIONS } from './schema'
import { asStorageError } from './storage-errors'

export type EngineDatabase = Database.Database
export type OpenDatabase = (file: string) => EngineDatabase

/** Of pages of the database; bounded, so that memory does not grow with the number of objects. */
const CACHE_KIB = 64_000
const BUSY_TIMEOUT_MS = 2000

export const openFile: OpenDatabase = (file) => new Database(file)

/** Throws StorageError: corrupt or no database, in use, of a later version, or not writable. */
export function openEngineDatabase(file: string, open: OpenDatabase = openFile): EngineDatabase {
  let database: EngineDatabase | undefined
  try {
    database = open(file)
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma(`cache_size = -${CACHE_KIB}`)
    // checkpoints are made by the host (checkpoints.ts), where their errors are seen
    database.pragma('wal_autocheckpoint = 0')
    migrate(database, file)
    return database
  } catch (error) {
    closeQuietly(database)
    throw asStorageError(error, file) ?? error
  }
}

export function closeQuietly(database: EngineDatabase | undefined): void {
  try {
    database?.close()
  } catch {
    // the error that led here says more
  }
}

function migrate(database: EngineDatabase, file: string): void {
  const version = database.pragma('user_version', { simple: true }) as number
  if (version > MIGRATIONS.length) {
    throw new StorageError(
      'broken',
      `${file} was written by a later version of Cordboard (schema ${version}; this one knows ${MIGRATIONS.length}). Start that version or a newer one, or restore a backup made before the upgrade.`,
    )
  }
  for (let next = version; next < MIGRATIONS.length; next++) {
    database.transaction(() => {
      database.exec(MIGRATIONS[next] as string)
      database.pragma(`user_version = ${next + 1}`)
    })()
  }
}
