/**
 * Publishes what is scheduled when it is time, at the start also what was due while nobody was there, and hands on what was chosen for
 * running cases.
 */
import type { DirectoryStore } from '../directory/directory-store'
import type { RunChanges } from '../directory/run-changes'

export interface PublicationsOptions {
  readonly directory: Pick<DirectoryStore, 'scheduled' | 'runsChoices' | 'onScriptChanged'>
  /** Missing: what was chosen waits for who can do it. */
  readonly runChanges?: Pick<RunChanges, 'begin'> | undefined
  onError(what: string, error: unknown): void
  /** Ms since 1970. */
  readonly now?: () => number
  /** Calls once after so many ms; returns how to call it off. */
  readonly wait?: (ms: number, then: () => void) => () => void
}

/** Looks again at least so often: a timer does not go on while the machine sleeps, and holds at most 24.8 days. */
const LONGEST_WAIT_MS = 15 * 60_000
const RETRY_MS = 60_000

/** Begins at once; the returned function ends it. */
export function keepPublishing({ directory, runChanges, onError, now = Date.now, wait = waitFor }: PublicationsOptions): () => void {
  const { scheduled, runsChoices } = directory
  let callOff: (() => void) | undefined
  let isStopped = false
  let isPlanned = false

  /** Whether nothing was left over. */
  function attempt(what: string, work: () => void): boolean {
    try {
      work()
      return true
    } catch (error) {
      onError(what, error)
      return false
    }
  }

  function handOn(): void {
    if (!runChanges) return
    for (const { number, ...request } of runsChoices.open()) {
      runChanges.begin(request)
      runsChoices.begun(number)
    }
  }

  function turn(): void {
    isPlanned = false
    if (isStopped) return
    callOff?.()
    const isPublished = attempt('A scheduled publication failed and is tried again', scheduled.publishDue)
    const isHandedOn = attempt('What was chosen for running cases could not be begun and is tried again', handOn)
    const due = isPublished && isHandedOn ? (scheduled.nextAt() ?? Number.POSITIVE_INFINITY) - now() : RETRY_MS
    callOff = wait(Math.max(0, Math.min(due, LONGEST_WAIT_MS)), turn)
  }

  // what is told within a turn is looked at after it
  const stopListening = directory.onScriptChanged(({ type }) => {
    if (isPlanned || (type !== 'scheduled' && type !== 'runsChosen')) return
    isPlanned = true
    queueMicrotask(turn)
  })
  turn()

  return () => {
    isStopped = true
    stopListening()
    callOff?.()
  }
}

function waitFor(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms)
  timer.unref()
  return () => clearTimeout(timer)
}
