/**
 * One set-up at a time: two starts at once must not install into, or build, the same folder.
 *
 * The lock is a file created exclusively that holds its owner's process id. A lock whose owner is gone is removed by whoever holds
 * the take-over file, and only if it still reads as it did, so nobody removes a lock that was renewed a moment ago.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 200
/** A take-over lasts microseconds; one this old belongs to a process that was killed in the middle of it. */
const TAKEOVER_FORGOTTEN_MS = 10_000

/** Runs `work` while holding the lock at `path`; waits for whoever holds it, and says so once through `tell`. */
export async function underLock(path, tell, work) {
  mkdirSync(dirname(path), { recursive: true })
  const mine = `${process.pid} ${Math.random().toString(36).slice(2)}`
  for (let told = false; !createExclusively(path, mine); await sleep(POLL_MS)) {
    const held = read(path)
    if (held === undefined) continue
    if (!isAlive(Number.parseInt(held, 10))) removeForgotten(path, held)
    else if (!told) {
      tell(`process ${Number.parseInt(held, 10)} is setting up this folder; waiting for it (if that is wrong, delete ${path})`)
      told = true
    }
  }
  const release = () => read(path) === mine && rmSync(path, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function removeForgotten(path, held) {
  const takeover = `${path}.takeover`
  if (!createExclusively(takeover, String(process.pid))) {
    const ageMs = Date.now() - (statSync(takeover, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (ageMs > TAKEOVER_FORGOTTEN_MS) rmSync(takeover, { force: true })
    return
  }
  try {
    if (read(path) === held) rmSync(path, { force: true })
  } finally {
    rmSync(takeover, { force: true })
  }
}

function createExclusively(path, text) {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function isAlive(pid) {
  // an empty file: its owner is between creating and writing it
  if (Number.isNaN(pid)) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
