/**
 * The embedded host as a subject: a real folder and real SQLite. Only clock and timers are vitest's, so that days can pass. A crash
 * copies the folder as it lies there and opens the copy; the predecessor never hears of it.
 */
import { cpSync, rmSync } from 'node:fs'
import { vi } from 'vitest'
import { type EngineDatabase, openFile } from '../../../engine/hosts/embedded/database'
import type { StartSubject, Subject } from '../subject'
import { openHost, settleHost, temporaryFolder } from './open-host'

/** The host looks at the clock at least so often. */
const LOOKS_EVERY_MS = 10_000
const DAY_MS = 86_400_000

export function useFakeClock(): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    now: Date.UTC(2026, 10, 23, 9),
  })
}

/** Needs useFakeClock. */
export const startEmbedded: StartSubject = async (parts) => {
  let dataDir = temporaryFolder()
  let database: EngineDatabase | undefined
  const open = () =>
    openHost({
      ...parts,
      dataDir,
      onBroken: () => undefined,
      openDatabase: (file) => {
        database = openFile(file)
        return database
      },
    })
  /** From now on nothing that the host does reaches its folder. */
  const pullAway = async (): Promise<void> => {
    database?.close()
    await host.peek({ type: 'conversation', key: 'any' }, 'any').catch(() => undefined)
  }
  let host = open()
  const settle = () => settleHost(host)
  const advance = async (ms: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(ms)
    await settle()
  }
  const jumpClock = async (ms: number): Promise<void> => {
    vi.setSystemTime(Date.now() + ms)
    await advance(LOOKS_EVERY_MS)
  }
  const subject: Subject = {
    ask: (address, event, options) => host.ask(address, event, options),
    peek: (address, name) => host.peek(address, name),
    now: () => Date.now(),
    settle,
    passTime: async (ms) => {
      // so finely that each timer comes at its own moment; long spans as if the machine had slept
      const step = ms > 60_000 ? 60_000 : 500
      if (ms >= DAY_MS) await jumpClock(ms - LOOKS_EVERY_MS)
      else for (let passed = 0; passed < ms; passed += step) await advance(Math.min(step, ms - passed))
    },
    jumpClock,
    crash: async () => {
      const copy = temporaryFolder()
      cpSync(dataDir, copy, { recursive: true })
      await pullAway()
      dataDir = copy
      host = open()
      await settle()
    },
    history: () => host.history.after(0, 1000),
    deadLetters: () => host.deadLetters.list(),
    retry: (id) => host.deadLetters.retry(id),
    ledgerState: (effectId) => host.ledger.get(effectId)?.state,
    close: async () => {
      await pullAway()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return subject
}
