/**
 * Moves or interrupts the runs of other versions after a publication, in the background: asks one conversation after the other, a few at
 * once, so that live contacts are not kept waiting.
 *
 * G1. What is asked is kept before it is asked, and what it led to after; asked once more after a stop, a conversation answers the same.
 * G2. The views follow history a moment behind: it goes over all runs again until a pass finds none that it could still change.
 */
import type { ConversationEvent, RunChangeAnswer } from '../conversation/events'
import type { DirectoryStore } from '../directory/directory-store'
import { createListeners } from '../directory/listeners'
import type { OpenRunChange, RunAt, RunChangeCounts } from '../directory/run-change-log'
import type { RunChanges } from '../directory/run-changes'
import type { Host } from '../hosts/host'
import type { HistoryReader } from '../views/follower'
import type { Views } from '../views/views'

export interface RunChangesOptions {
  readonly directory: Pick<DirectoryStore, 'runChangeLog' | 'versions'>
  readonly host: Pick<Host, 'ask'>
  readonly history: HistoryReader
  readonly views: Pick<Views, 'activeRuns' | 'cursor'>
  onError(what: string, error: unknown): void
  /** Ms since 1970. */
  readonly now?: () => number
  readonly wait?: (ms: number) => Promise<void>
}

const AT_ONCE = 50
/** Leaves the machine to others between two batches. */
const BREATH_MS = 5
const RETRY_MS = 1000
const LOOK_AGAIN_MS = 50

export interface RunChangesAtWork extends RunChanges {
  /** Goes on with what a predecessor left. */
  goOn(): void
  /** Resolves when nothing is left to do. */
  rest(): Promise<void>
  close(): Promise<void>
}

export function createRunChanges(options: RunChangesOptions): RunChangesAtWork {
  const { directory, host, history, views, onError, now = Date.now, wait = waitFor } = options
  const log = directory.runChangeLog
  const listeners = createListeners<string>((scriptId) => `the running cases of "${scriptId}"`)
  let isClosed = false
  let working: Promise<void> | undefined

  async function ask({ scriptId, toVersion, choice }: OpenRunChange, toHash: string, { conversation, run }: RunAt) {
    if (choice === 'finish') return 'finishing'
    const event: ConversationEvent = { type: 'run.change', how: choice, scriptId, run, toVersion, toHash }
    const answer = await host.ask({ type: 'conversation', key: conversation }, event)
    const value = answer.outcome === 'done' ? (answer.value as RunChangeAnswer | { readonly ok: false }) : undefined
    return value?.ok ? value.became : 'finishing'
  }

  /** @param isAgain a stop came in between: a run that is gone was interrupted, or its end could not be told from that. */
  async function take(change: OpenRunChange, batch: readonly RunAt[], counts: RunChangeCounts, isAgain: boolean): Promise<RunChangeCounts> {
    const toHash = directory.versions(change.scriptId).find(({ version }) => version === change.toVersion)?.hash ?? ''
    log.putBatch(change.number, batch)
    const became = await Promise.all(batch.map((run) => ask(change, toHash, run)))
    const count = (...what: RunChangeAnswer['became'][]) => became.filter((one) => what.includes(one)).length
    const reached = {
      moved: counts.moved + count('moved'),
      interrupted: counts.interrupted + (isAgain && change.choice === 'interrupt' ? count('interrupted', 'gone') : count('interrupted')),
      finishing: counts.finishing + count('finishing'),
    }
    log.putCounts(change.number, reached)
    listeners.tell(change.scriptId)
    return reached
  }

  /** Once over all runs of other versions; those that cannot move are counted anew by each pass. */
  async function pass(change: OpenRunChange, before: RunChangeCounts): Promise<RunChangeCounts> {
    let counts: RunChangeCounts = { ...before, finishing: 0 }
    for (let after: RunAt | undefined; !isClosed; ) {
      const batch = views.activeRuns.others(change.scriptId, change.toVersion, after, AT_ONCE)
      if (batch.length === 0) return counts
      counts = await take(change, batch, counts, false)
      after = batch.at(-1)
      await wait(BREATH_MS)
    }
    return counts
  }

  async function viewsAreThere(): Promise<void> {
    while (!isClosed && (await history.after(views.cursor(), 1)).length > 0) await wait(LOOK_AGAIN_MS)
  }

  async function carryOut(change: OpenRunChange): Promise<void> {
    let { counts } = change
    if (change.batch.length > 0) counts = await take(change, change.batch, counts, true)
    for (;;) {
      await viewsAreThere()
      const reached = await pass(change, counts)
      if (isClosed) return
      const isStill = reached.moved === counts.moved && reached.interrupted === counts.interrupted
      counts = reached
      if (isStill) break
    }
    log.putCounts(change.number, counts)
    log.setDone(change.number, now())
    listeners.tell(change.scriptId)
  }

  async function work(): Promise<void> {
    while (!isClosed) {
      const change = log.nextOpen()
      if (!change) return
      try {
        await carryOut(change)
      } catch (error) {
        onError(`Running cases of script "${change.scriptId}" could not be changed for now; it is tried again`, error)
        await wait(RETRY_MS)
      }
    }
  }

  function goOn(): void {
    working ??= work().finally(() => {
      working = undefined
    })
  }

  return {
    begin(request) {
      const total = views.activeRuns
        .of(request.scriptId)
        .reduce((sum, { version, runs }) => (version === request.toVersion ? sum : sum + runs), 0)
      log.add(request, now(), total)
      listeners.tell(request.scriptId)
      goOn()
    },
    progress: log.of,
    onChanged: listeners.add,
    goOn,
    async rest() {
      while (working !== undefined) await working
    },
    async close() {
      isClosed = true
      await working
    },
  }
}

function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
