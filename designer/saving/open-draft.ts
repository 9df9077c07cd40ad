/** Opens the draft of a script: the server's document, what this browser still had of it, and everything that follows it from then on. */
import type { Actor } from '../../engine/conversation/events'
import { can } from '../../engine/people/rights'
import { countDifference, scriptDifference } from '../../engine/script/difference'
import { isSame } from '../../engine/script/json-values'
import { Refused } from '../api/client'
import { leaveScript, scriptStream, tellPresence } from '../api/editors'
import { readDocuments, saveDraft } from '../api/scripts'
import { readSession, type SignedIn } from '../api/session'
import { readDirectory } from '../api/workspace'
import { type FollowedComments, followComments } from '../comments/follow-comments'
import { createEditor, type Editor } from '../editor/editor'
import { createPresence } from '../presence/presence'
import { totalOf } from '../versions/counts'
import { showDraft } from '../versions/shown'
import { createDraftSync, type DraftApi, type DraftSync } from './draft-sync'
import { editorId, newEditorId, openElsewhere } from './editor-id'
import { followPlans, type PlansListener } from './follow-plans'
import { createIdbKeeper } from './idb-keeper'
import type { DraftKeeper } from './kept-draft'
import { type Beginning, beginFrom, withoutRestored } from './leftovers'
import { createNotices } from './notices'
import { createPlans } from './plans'
import { createDialog, type Saving, setSaving } from './saving'
import { followScript } from './script-events'
import type { Theirs } from './sync-state'
import { announceStatus, tellNews } from './tell-news'

export interface OpenedDraft {
  readonly editor: Editor
  /** Resolves when what was under way is over. */
  close(): Promise<void>
}

export interface OpenOptions {
  readonly person: SignedIn
  /** The session has ended, or is back. */
  onSession(): void
  readonly signal: AbortSignal
}

/** Drafts of this page that are being closed: who opens one again waits, so that it is saved first. */
const closing = new Map<string, Promise<void>>()

/** A save that has no answer by then counts as not answered. */
const SAVE_TIMEOUT_MS = 30_000

const keeper: DraftKeeper = createIdbKeeper()

export async function openDraft(scriptId: string, { person, onSession, signal }: OpenOptions): Promise<OpenedDraft> {
  await closing.get(scriptId)
  const mayEdit = can(person.role, 'editScripts')
  const api = apiOf(scriptId)
  const [server, id] = await Promise.all([readTheirs(scriptId, signal), editorId()])
  if (!server) throw new Refused(404, '')
  const begin = mayEdit ? await leftIn(keeper, server, id) : beginFrom(server, [], id, Date.now())
  const editor = createEditor(begin.script, { isReadOnly: !mayEdit })
  editor.script.takeOver(begin.script, begin)
  const notices = createNotices()
  const sync = createDraftSync({
    script: editor.script,
    base: begin.base,
    savedAt: server.at,
    editorId: id,
    api,
    keeper,
    mayEdit,
    tell: (news) => tellNews(news, editor, saving),
  })
  const presence = createPresence({
    editor,
    editorId: id,
    newId: newEditorId,
    api: { tell: (own, told) => tellPresence(scriptId, own, told), leave: (own) => leaveScript(scriptId, own) },
    onAnswer: (state) => {
      sync.heard(state.draft?.revision)
      sync.heardPublished(state.publishedVersion)
      plansListener.state(state)
      sync.wake()
    },
  })
  const saving: Saving = {
    ...{ sync, presence, notices, person, mayEdit },
    plans: createPlans(),
    dialog: createDialog(),
    mayPublish: can(person.role, 'publishScripts'),
  }
  setSaving(editor, saving)
  const comments = followComments(editor)
  const plansListener = followPlans(editor, saving)

  sync.start()
  if (begin.base.revision !== server.revision) sync.meet(server)
  tellRestored(editor, saving, begin, server)
  void sync.keepNow().then(() => Promise.all(begin.done.map((draft) => keeper.remove(draft).catch(() => undefined))))
  presence.start()
  const ends = [
    followNews(scriptId, id, editor, saving, { ...plansListener, comments }),
    followPage(sync),
    followSession(sync, onSession),
    keepDirectory(editor, sync),
    announceStatus(editor, saving),
    presence.stop,
    comments.stop,
    showDraft,
  ]
  return {
    editor,
    close() {
      for (const end of ends) end()
      const done = sync.stop().finally(() => {
        if (closing.get(scriptId) === done) closing.delete(scriptId)
      })
      closing.set(scriptId, done)
      return done
    },
  }
}

async function readTheirs(scriptId: string, signal: AbortSignal): Promise<Theirs | undefined> {
  try {
    const { draft, published } = await readDocuments(scriptId, signal)
    if (draft) return draft
    return published?.script && { revision: 0, script: published.script, by: undefined, at: undefined }
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined
    throw error
  }
}

function apiOf(scriptId: string): DraftApi {
  return {
    save: (script, base) => saveDraft(script, base, AbortSignal.timeout(SAVE_TIMEOUT_MS)),
    read: () => readTheirs(scriptId, AbortSignal.timeout(SAVE_TIMEOUT_MS)),
    isSignedIn: async () => (await readSession()) !== undefined,
  }
}

/** Storage that cannot be read holds nothing; that it cannot be written either is told as soon as something is to be kept. */
async function leftIn(drafts: DraftKeeper, server: Theirs, id: string): Promise<Beginning> {
  const kept = await drafts.list(server.script.id).catch(() => [])
  const inUse = await openElsewhere(kept.map((draft) => draft.editorId)).catch(() => new Set<string>())
  return beginFrom(
    server,
    kept.filter((draft) => !inUse.has(draft.editorId)),
    id,
    Date.now(),
  )
}

function tellRestored(editor: Editor, saving: Saving, { unsavedAt }: Beginning, server: Theirs): void {
  if (unsavedAt === undefined || saving.sync.getState().status.is === 'conflict') return
  const restored = editor.script.script()
  const count = totalOf(countDifference(scriptDifference(server.script, restored)))
  // the save had come through, only its answer had not
  if (count === 0) return
  const discard = () => {
    void saving.sync.snapshot('discarded', restored)
    const script = withoutRestored(editor.script.script(), restored, server.script)
    if (!isSame(script, editor.script.script())) editor.dispatch({ type: 'replaceScript', script, because: 'restored' })
  }
  tellNews({ is: 'restored', count, at: unsavedAt, discard }, editor, saving)
}

interface Followed extends PlansListener {
  readonly comments: FollowedComments
}

function followNews(scriptId: string, id: string, editor: Editor, saving: Saving, { comments, ...plans }: Followed): () => void {
  const { sync, presence, person } = saving
  const isOwn = (by: Actor) => by.kind === 'person' && by.id === person.id
  return followScript(() => scriptStream(scriptId, id), {
    opened: sync.wake,
    ...plans,
    state: (state) => {
      sync.heard(state.draft?.revision)
      sync.heardPublished(state.publishedVersion)
      plans.state(state)
      comments.heard()
    },
    comments: comments.heard,
    draft: ({ revision }) => sync.heard(revision),
    published: (published) => {
      const { version, by } = published
      const isNews = sync.getState().publishedVersion !== version && !isOwn(by)
      sync.heardPublished(version)
      if (!plans.published(published) && isNews) tellNews({ is: 'published', version, by }, editor, saving)
    },
    deleted: () => sync.heard(undefined),
    editors: ({ editors }) => presence.heard(editors),
  })
}

/** Keeps and saves when the page is left, tries again when it is looked at, and holds it only where something would be lost. */
function followPage(sync: DraftSync): () => void {
  const onVisibility = () => {
    if (document.visibilityState === 'visible') return sync.wake()
    void sync.keepNow()
    void sync.flush()
  }
  const onLeave = (event: BeforeUnloadEvent) => {
    if (sync.isSafe()) return
    void sync.keepNow()
    event.preventDefault()
  }
  const events = [
    [document, 'visibilitychange', onVisibility],
    [window, 'online', sync.wake],
    [window, 'focus', sync.wake],
    [window, 'beforeunload', onLeave],
  ] as const
  for (const [target, name, listener] of events) target.addEventListener(name, listener as EventListener)
  return () => {
    for (const [target, name, listener] of events) target.removeEventListener(name, listener as EventListener)
  }
}

/** The bar over the page and this draft learn of the same session from one another. */
function followSession(sync: DraftSync, onSession: () => void): () => void {
  return sync.subscribe(({ status }, before) => {
    const was = before.status.is === 'signedOut'
    if ((status.is === 'signedOut') !== was) onSession()
  })
}

/** The directory, read now and when another version runs; it says which. */
function keepDirectory(editor: Editor, sync: DraftSync): () => void {
  const abort = new AbortController()
  const load = () =>
    readDirectory(abort.signal).then(
      (directory) => editor.view.set({ directory }),
      // it is loaded again by who needs it; the drawing stands without
      () => undefined,
    )
  void load()
  const unsubscribe = sync.subscribe(({ publishedVersion }, before) => {
    if (publishedVersion !== before.publishedVersion && before.publishedVersion !== undefined) void load()
  })
  return () => {
    unsubscribe()
    abort.abort()
  }
}
