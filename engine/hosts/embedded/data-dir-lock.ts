/**
 * One server a DATA_DIR. The lock is the operating system's, held by an open transaction on a small database of its own, so it ends
 * with the process however it ends; the number beside it only helps to say who has it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { StorageError } from '../host'
import { closeQuietly } from './database'
import { asStorageError } from './storage-errors'

const LOCK_FILE = 'server.lock'
const PROCESS_FILE = 'server.pid'

/** Gives the lock, to be released on close. Throws StorageError 'locked' when another server has it. */
export function lockDataDir(dataDir: string): { release(): void } {
  const file = join(dataDir, LOCK_FILE)
  let lock: Database.Database | undefined
  try {
    lock = new Database(file, { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    writeFileSync(join(dataDir, PROCESS_FILE), `${process.pid}\n`)
  } catch (error) {
    closeQuietly(lock)
    const storageError = asStorageError(error, file)
    if (storageError?.kind !== 'locked') throw storageError ?? error
    throw new StorageError(
      'locked',
      `${dataDir} is in use by another Cordboard server${holder(dataDir)}. Stop that one, or set DATA_DIR to another folder.`,
      { cause: error },
    )
  }
  const held = lock
  return { release: () => closeQuietly(held) }
}

function holder(dataDir: string): string {
  try {
    return ` (process ${readFileSync(join(dataDir, PROCESS_FILE), 'utf8').trim()})`
  } catch {
    return ''
  }
}
