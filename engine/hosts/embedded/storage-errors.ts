/** Tells a storage that cannot be trusted from a write that was wrong, and says what to do about it. */
import Database from 'better-sqlite3'
import { StorageError } from '../host'

type Kind = StorageError['kind']

/** No room for the shared memory file of the write-ahead log is a full disk, although it is reported as an I/O error. */
const FULL = ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE']
const LOCKED = ['SQLITE_BUSY', 'SQLITE_LOCKED']
const BROKEN = ['SQLITE_IOERR', 'SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_PROTOCOL', 'SQLITE_NOMEM']

const WHAT_TO_DO: Record<Kind, string> = {
  full: 'The disk is full, or the quota is used up: nothing was kept. Free some space; no restart is needed.',
  locked: 'Another program holds the database. Close it (a database browser, a copy in progress) and try again.',
  broken:
    'The storage failed and cannot be trusted: nothing more is accepted. Check the disk and the rights to the folder, then start again; if the file is damaged, restore a backup.',
}

/** Undefined where the statement, not the storage, was at fault. */
export function asStorageError(error: unknown, file: string): StorageError | undefined {
  if (error instanceof StorageError) return error
  const code = codeOf(error)
  const kind = code === undefined ? undefined : kindOf(code)
  if (!kind) return undefined
  const message = error instanceof Error ? error.message : String(error)
  return new StorageError(kind, `${file}: ${message} (${code}). ${WHAT_TO_DO[kind]}`, { cause: error })
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Database.SqliteError ? error.code : undefined
}

function kindOf(code: string): Kind | undefined {
  const isOneOf = (codes: readonly string[]) => codes.some((known) => code === known || code.startsWith(`${known}_`))
  if (isOneOf(FULL)) return 'full'
  if (isOneOf(LOCKED)) return 'locked'
  return isOneOf(BROKEN) ? 'broken' : undefined
}

/** For what SQLite should never say: whatever it was, nothing can be built on it. */
export function unexpectedError(error: unknown): StorageError {
  const message = error instanceof Error ? error.message : String(error)
  return new StorageError('broken', `The storage failed in a way it never should: ${message}. ${WHAT_TO_DO.broken}`, { cause: error })
}
