/**
 * Brings the draft to the server while it is edited.
 *
 * S1. A change is on its way within a second after typing stopped, and two seconds after it began at the latest. One save runs at a
 *     time, and names the revision that it began from.
 * S2. Nothing is given up: what could not be saved is kept in this browser (keep-loop.ts) and tried again.
 * S3. Others' work is never overwritten. What they saved is brought together with what stands here, field by field; where both changed
 *     the same, nothing is saved until a person has decided, and both states stay in reach.
 * S4. Where nothing is unsaved, what others saved is taken over at once. The own steps of undo stay.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isSame } from '../../engine/script/json-values'
import { mergeScripts } from '../../engine/script/merge'
import { resolveConflict, type Side } from '../../engine/script/resolve-conflict'
import type { Script } from '../../engine/script/script'
import type { SavedDraft } from '../api/scripts'
import type { ScriptStore } from '../script/script-store'
import { createKeepLoop } from './keep-loop'
import { type DraftKeeper, KEPT_FORM } from './kept-draft'
import { createRetry } from './retry'
import { withSameParts } from './same-parts'
import { statusOfFailure } from './save-failure'
import { type Base, conflictKey, type SaveStatus, type SyncNews, type SyncState, type Theirs } from './sync-state'

export interface DraftApi {
  /** Throws as `saveDraft` of designer/api does. */
  save(script: Script, base: number): Promise<Pick<SavedDraft, 'revision' | 'at'>>
  /** Undefined: the script has been deleted. */
  read(): Promise<Theirs | undefined>
  isSignedIn(): Promise<boolean>
}

export interface DraftSyncOptions {
  readonly script: ScriptStore
  readonly base: Base
  /** When the base was saved. */
  readonly savedAt: number | undefined
  readonly editorId: string
  readonly api: DraftApi
  readonly keeper: Pick<DraftKeeper, 'put' | 'putSnapshot'>
  tell(news: SyncNews): void
  /** False: this page only follows what others save. */
  readonly mayEdit: boolean
}

export interface DraftSync extends Pick<StoreApi<SyncState>, 'getState' | 'getInitialState' | 'subscribe'> {
  start(): void
  /** Saves what is not saved yet; gives the revision that the server then has of just this document, undefined where it has not. */
  flush(): Promise<number | undefined>
  /** Somebody asks, or something says that it may work now: the network is back, the page is looked at. */
  wake(): void
  /** The script's draft is at this revision, or there is none any more. */
  heard(revision: number | undefined): void
  /** What the server has instead of what this page began from. */
  meet(theirs: Theirs): void
  heardPublished(version: number | undefined): void
  /** Brings both sides together, with the side chosen for each conflict; false where there are others by now. */
  resolve(choices: ReadonlyMap<string, Side>): Promise<boolean>
  /** Saves a deleted script again. */
  saveAnew(): void
  /** Keeps a state that is about to be replaced. */
  snapshot(why: 'mine' | 'theirs' | 'discarded', script: Script): Promise<void>
  /** Whether a page that closes now loses nothing. */
  isSafe(): boolean
  keepNow(): Promise<void>
  /** Ends it; resolves when a last save is over. */
  stop(): Promise<void>
}

const SAVE_AFTER_MS = 600
const SAVE_AT_LATEST_MS = 2000
const ASK_SIGNED_IN_MS = 5000
const MERGE_AGAIN_MS = 300
/** A save may meet what others saved, and theirs may be followed by more. */
const FLUSH_TRIES = 5

export function createDraftSync(options: DraftSyncOptions): DraftSync {
  const { script: document, api, keeper, tell, mayEdit } = options
  let base = options.base
  let lastSavedAt = options.savedAt
  let changedAt = Date.now()
  let firstUnsavedAt: number | undefined
  let saveTimer: ReturnType<typeof setTimeout> | undefined
  /** A save, or bringing together, that is under way. */
  let working: Promise<void> | undefined
  let heardRevision: number | undefined
  let isTakingOver = false
  /** The server has no such script any more, and a person wants it back. */
  let isToBeMadeAnew = false
  let isStopped = false

  const store = createStore<SyncState>(() => ({
    status: { is: 'saved', at: lastSavedAt },
    kept: 'kept',
    revision: base.revision,
    publishedVersion: undefined,
  }))
  const set = (status: SaveStatus) => store.setState({ status })
  const statusIs = (...names: SaveStatus['is'][]) => names.includes(store.getState().status.is)
  const isUnsaved = () => isToBeMadeAnew || !isSame(document.script(), base.script)

  const keeping = createKeepLoop({
    keeper,
    current: () => {
      const { script, past, future } = document.getState()
      return {
        form: KEPT_FORM,
        scriptId: script.id,
        editorId: options.editorId,
        base: base.script,
        revision: base.revision,
        script,
        past,
        future,
        isSaved: !isUnsaved(),
        at: changedAt,
      }
    },
    tell: (kept) => store.setState({ kept }),
  })

  const retry = createRetry(() => void send())
  const askSignedIn = createRetry(() => void lookForSession(), ASK_SIGNED_IN_MS)

  function setBase(next: Base, at: number | undefined): void {
    base = next
    lastSavedAt = at
    store.setState({ revision: next.revision })
    keeping.changed()
  }

  function settle(): void {
    retry.reset()
    askSignedIn.reset()
    if (isUnsaved()) {
      set({ is: 'saving' })
      schedule(SAVE_AFTER_MS)
    } else {
      firstUnsavedAt = undefined
      set({ is: 'saved', at: lastSavedAt })
    }
  }

  function schedule(wait: number): void {
    clearTimeout(saveTimer)
    firstUnsavedAt ??= Date.now()
    const atLatest = firstUnsavedAt + SAVE_AT_LATEST_MS - Date.now()
    saveTimer = setTimeout(() => void send(), Math.max(0, Math.min(wait, atLatest)))
  }

  function onChange(): void {
    changedAt = Date.now()
    keeping.changed()
    if (!mayEdit || statusIs('offline', 'signedOut', 'deleted')) return
    if (statusIs('conflict')) {
      clearTimeout(saveTimer)
      saveTimer = setTimeout(mergeAgain, MERGE_AGAIN_MS)
      return
    }
    if (statusIs('saved')) set({ is: 'saving' })
    schedule(SAVE_AFTER_MS)
  }

  /** Does one thing at a time; afterwards looks whether others have saved meanwhile. */
  function work(step: () => Promise<void>): Promise<void> {
    clearTimeout(saveTimer)
    working ??= step()
      .catch(fail)
      .finally(() => {
        working = undefined
        if (heardRevision !== undefined && heardRevision > base.revision && !isStopped) pull()
      })
    return working
  }

  const send = () =>
    work(async () => {
      const sent = document.script()
      if (!isUnsaved()) return settle()
      firstUnsavedAt = undefined
      const { revision, at } = await api.save(sent, base.revision)
      isToBeMadeAnew = false
      setBase({ revision, script: sent }, at)
      settle()
    })

  function pull(): void {
    heardRevision = undefined
    void work(meetTheirs)
  }

  async function fail(error: unknown): Promise<void> {
    const status = statusOfFailure(error)
    if (status === 'conflict') return meetTheirs().catch(fail)
    askSignedIn.reset()
    if (status.is === 'offline') retry.plan()
    if (status.is === 'signedOut') askSignedIn.plan()
    set(status)
  }

  async function meetTheirs(): Promise<void> {
    const theirs = await api.read()
    if (theirs) bringTogether(theirs)
    else set({ is: 'deleted', by: undefined })
  }

  function bringTogether(theirs: Theirs): void {
    const mine = document.script()
    const merge = mergeScripts(base.script, mine, theirs.script)
    if (merge.conflicts.length > 0) {
      const isNew = !statusIs('conflict')
      set({ is: 'conflict', merge, theirs })
      if (isNew) tell({ is: 'conflict', by: theirs.by, count: merge.conflicts.length })
      return
    }
    const { by, at, revision } = theirs
    setBase({ revision, script: withSameParts(mine, theirs.script) }, at)
    takeOver(merge.merged)
    if (merge.theirsChanged > 0) tell({ is: 'takenOver', by, count: merge.theirsChanged })
    settle()
  }

  function takeOver(next: Script): void {
    isTakingOver = true
    document.takeOver(withSameParts(document.script(), next))
    isTakingOver = false
  }

  function mergeAgain(): void {
    const { status } = store.getState()
    if (status.is === 'conflict') bringTogether(status.theirs)
  }

  async function lookForSession(): Promise<void> {
    const isBack = await api.isSignedIn().catch(() => false)
    if (!statusIs('signedOut') || isStopped) return
    if (isBack) await send()
    else askSignedIn.plan()
  }

  async function snapshot(why: 'mine' | 'theirs' | 'discarded', script: Script): Promise<void> {
    // the storage being full is told by the keeping of the draft itself
    await keeper.putSnapshot({ scriptId: script.id, at: Date.now(), why, script }).catch(() => undefined)
  }

  let unsubscribe: (() => void) | undefined

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    start() {
      unsubscribe = document.subscribe((now, before) => {
        if (now.script !== before.script && !isTakingOver) onChange()
        else if (now !== before) keeping.changed()
      })
      if (mayEdit && isUnsaved()) {
        keeping.changed()
        settle()
      }
    },

    async flush() {
      const wanted = document.script()
      const isOnItsWay = () => working !== undefined || (isUnsaved() && statusIs('saving', 'saved', 'refused', 'offline'))
      for (let tries = 0; tries < FLUSH_TRIES && isOnItsWay(); tries += 1) await (working ?? send())
      return document.script() === wanted && !isUnsaved() ? base.revision : undefined
    },

    wake() {
      if (statusIs('signedOut')) askSignedIn.now()
      else retry.now()
    },

    heard(revision) {
      if (revision === undefined) {
        if (base.revision > 0 && !working && !statusIs('conflict')) set({ is: 'deleted', by: undefined })
        return
      }
      // a lower one is late news of a save of this page
      if (revision <= base.revision) return
      heardRevision = revision
      if (!working && !statusIs('signedOut')) pull()
    },

    meet: bringTogether,

    heardPublished: (publishedVersion) => store.setState({ publishedVersion }),

    async resolve(choices) {
      const { status } = store.getState()
      if (status.is !== 'conflict') return true
      const { theirs } = status
      const mine = document.script()
      const merge = mergeScripts(base.script, mine, theirs.script)
      if (merge.conflicts.some((conflict) => !choices.has(conflictKey(conflict)))) {
        set({ ...status, merge })
        return false
      }
      await Promise.all([snapshot('mine', mine), snapshot('theirs', theirs.script)])
      const resolved = merge.conflicts.reduce(
        (script, conflict) => resolveConflict(script, conflict, choices.get(conflictKey(conflict)) ?? 'mine'),
        merge.merged,
      )
      setBase({ revision: theirs.revision, script: withSameParts(mine, theirs.script) }, theirs.at)
      // mine first: choosing theirs is a step of its own, which can be undone
      takeOver(merge.merged)
      set({ is: 'saving' })
      document.dispatch({ type: 'replaceScript', script: withSameParts(merge.merged, resolved), because: 'merged' })
      settle()
      return true
    },

    saveAnew() {
      isToBeMadeAnew = true
      setBase({ ...base, revision: 0 }, undefined)
      settle()
    },

    snapshot,
    isSafe: () => !mayEdit || !isUnsaved() || keeping.has(document.script()),
    keepNow: keeping.flush,

    async stop() {
      unsubscribe?.()
      const isDue = mayEdit && isUnsaved() && statusIs('saving')
      if (isDue && !working) void send()
      isStopped = true
      await Promise.all([working, keeping.flush()])
      if (isDue && isUnsaved() && statusIs('saving')) await send()
      clearTimeout(saveTimer)
      retry.stop()
      askSignedIn.stop()
      keeping.stop()
      await keeping.flush()
    },
  }
}
