/** A server that keeps one draft, and can be away, refuse, or end the session; and a browser's storage that outlives its pages. */
import { Refused, Unreachable } from '../../../designer/api/client'
import { createDraftSync, type DraftApi, type DraftSync } from '../../../designer/saving/draft-sync'
import type { DraftKeeper, KeptDraft, LocalSnapshot } from '../../../designer/saving/kept-draft'
import { beginFrom } from '../../../designer/saving/leftovers'
import type { SyncNews, Theirs } from '../../../designer/saving/sync-state'
import { createScriptStore, type ScriptStore } from '../../../designer/script/script-store'
import { readScriptDocument } from '../../../engine/script/read-script'
import type { Script } from '../../../engine/script/script'

export function aScript(): Script {
  const read = readScriptDocument({
    formatVersion: 2,
    id: 'desk',
    name: 'Desk',
    nodes: {
      begin: { kind: 'begin', settings: {}, position: { x: 0, y: 0 } },
      hello: { kind: 'send-text', name: 'Hello', settings: { text: 'Good day to you' }, position: { x: 320, y: 0 } },
      end: { kind: 'end', settings: {}, position: { x: 640, y: 0 } },
    },
    links: {
      'begin.default': { from: 'begin', port: 'default', to: 'hello' },
      'hello.default': { from: 'hello', port: 'default', to: 'end' },
    },
  })
  if (!read.ok) throw new Error('the script of the tests cannot be read')
  return read.script
}

export type Mood = 'well' | 'away' | 'signedOut' | 'refusing' | 'full' | 'holding'

export interface AServer extends DraftApi {
  mood: Mood
  draft: Theirs | undefined
  /** How often a save was asked for. */
  saves: number
  /** Answers what is held. */
  release(): void
  /** Somebody else saves. */
  saveAs(name: string, change: (script: Script) => Script): void
}

export function aServer(script = aScript()): AServer {
  let held: (() => void)[] = []
  const server: AServer = {
    mood: 'well',
    draft: { revision: 1, script, by: person('Dana'), at: 0 },
    saves: 0,
    async save(next, base) {
      server.saves += 1
      if (server.mood === 'holding') await new Promise<void>((resolve) => held.push(resolve))
      refuse(server.mood)
      const revision = server.draft?.revision ?? 0
      if (base !== revision) throw new Refused(409, 'Somebody was faster', { problems: [], currentRevision: revision })
      server.draft = { revision: revision + 1, script: copy(next), by: person('Me'), at: Date.now() }
      return { revision: revision + 1, at: Date.now() }
    },
    async read() {
      refuse(server.mood === 'refusing' ? 'well' : server.mood)
      return server.draft && { ...server.draft, script: copy(server.draft.script) }
    },
    isSignedIn: async () => server.mood !== 'signedOut',
    release() {
      for (const resolve of held) resolve()
      held = []
    },
    saveAs(name, change) {
      if (!server.draft) return
      const { revision, script: before } = server.draft
      server.draft = { revision: revision + 1, script: change(copy(before)), by: person(name), at: Date.now() }
    },
  }
  return server
}

function refuse(mood: Mood): void {
  if (mood === 'away') throw new Unreachable(new TypeError('failed to fetch'))
  if (mood === 'signedOut') throw new Refused(401, 'Sign in first')
  if (mood === 'refusing') throw new Refused(422, 'The draft was refused', { problems: [] })
  if (mood === 'full') throw new Refused(503, 'The disk is full; nothing was changed')
}

const copy = (script: Script) => structuredClone(script)
export const person = (name: string) => ({ kind: 'person', id: name.toLowerCase(), name }) as const

export interface AStorage extends DraftKeeper {
  readonly drafts: Map<string, KeptDraft>
  readonly left: LocalSnapshot[]
  /** Writing rejects with it. */
  fails: Error | undefined
}

export function aStorage(): AStorage {
  const drafts = new Map<string, KeptDraft>()
  const left: LocalSnapshot[] = []
  const storage: AStorage = {
    drafts,
    left,
    fails: undefined,
    async put(draft) {
      if (storage.fails) throw storage.fails
      drafts.set(draft.editorId, structuredClone(draft))
    },
    list: async () => [...drafts.values()],
    remove: async ({ editorId }) => void drafts.delete(editorId),
    putSnapshot: async (snapshot) => void left.unshift(snapshot),
    snapshots: async () => left,
  }
  return storage
}

export interface ATab {
  readonly script: ScriptStore
  readonly sync: DraftSync
  readonly news: SyncNews[]
  readonly unsavedAt: number | undefined
  type(text: string): void
  text(id?: string): unknown
  is(): string
}

interface TabOptions {
  readonly server: AServer
  readonly storage?: AStorage
  readonly id?: string
  /** Ids of the tabs that are open meanwhile. */
  readonly open?: readonly string[]
}

/** Opens the draft as a page does. */
export function aTab({ server, storage = aStorage(), id = 'one', open = [] }: TabOptions): ATab {
  const theirs = server.draft
  if (!theirs) throw new Error('there is nothing to open')
  const left = [...storage.drafts.values()].filter(({ editorId }) => !open.includes(editorId))
  const begin = beginFrom({ ...theirs, script: copy(theirs.script) }, left, id, Date.now())
  const script = createScriptStore(begin.script)
  script.takeOver(begin.script, begin)
  const news: SyncNews[] = []
  const sync = createDraftSync({
    ...{ script, base: begin.base, savedAt: theirs.at, editorId: id, api: server, keeper: storage, mayEdit: true },
    tell: (each) => void news.push(each),
  })
  sync.start()
  if (begin.base.revision !== theirs.revision) sync.meet({ ...theirs, script: copy(theirs.script) })
  return {
    ...{ script, sync, news, unsavedAt: begin.unsavedAt },
    type: (text) => script.dispatch({ type: 'changeSetting', id: 'hello', path: ['text'], value: text }, { gather: 'text' }),
    text: (node = 'hello') => script.script().nodes[node]?.settings.text,
    is: () => sync.getState().status.is,
  }
}
