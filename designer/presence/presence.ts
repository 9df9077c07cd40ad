/** Tells others that this page has the script open, and what they do here. Worth nothing when it fails: work goes on without. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor as OtherEditor, Presence as Told } from '../../engine/http/editing'
import { Refused } from '../api/client'
import type { OpenElsewhere } from '../api/editors'
import type { Editor } from '../editor/editor'

export interface PresenceApi {
  tell(editorId: string, presence: Told): Promise<OpenElsewhere>
  leave(editorId: string): Promise<void>
}

export interface PresenceOptions {
  readonly editor: Pick<Editor, 'script' | 'selection'>
  readonly editorId: string
  newId(): string
  readonly api: PresenceApi
  /** What the answers say of the script itself. */
  onAnswer(answer: OpenElsewhere): void
}

export interface Presence extends Pick<StoreApi<readonly OtherEditor[]>, 'getState' | 'getInitialState' | 'subscribe'> {
  heard(editors: readonly OtherEditor[]): void
  start(): void
  stop(): void
}

const BEAT_MS = 10_000
const MOVED_AFTER_MS = 300
/** Who has not changed anything for so long only looks. */
const STILL_EDITING_MS = 20_000

export function createPresence({ editor, editorId, newId, api, onAnswer }: PresenceOptions): Presence {
  const store = createStore<readonly OtherEditor[]>(() => [])
  let id = editorId
  let editedAt = Number.NEGATIVE_INFINITY
  let beat: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  const told = (): Told => {
    const { nodes } = editor.selection.getState()
    const [node] = nodes
    return { ...(nodes.size === 1 && node !== undefined ? { node } : {}), isEditing: Date.now() - editedAt < STILL_EDITING_MS }
  }

  async function tell(): Promise<void> {
    plan(BEAT_MS)
    try {
      const answer = await api.tell(id, told())
      if (isStopped) return
      store.setState(answer.editors, true)
      onAnswer(answer)
    } catch (error) {
      // somebody else has signed in here since the id was made
      if (error instanceof Refused && error.status === 409) id = newId()
    }
  }

  function plan(wait: number): void {
    clearTimeout(beat)
    if (!isStopped) beat = setTimeout(() => void tell(), wait)
  }

  const leave = () => void api.leave(id).catch(() => undefined)
  const stops: (() => void)[] = []

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    heard: (editors) => store.setState(editors, true),
    start() {
      stops.push(
        editor.selection.subscribe((now, before) => {
          if (now.nodes !== before.nodes) plan(MOVED_AFTER_MS)
        }),
        editor.script.subscribe((now, before) => {
          if (now.past === before.past && now.future === before.future) return
          const wasEditing = told().isEditing
          editedAt = Date.now()
          if (!wasEditing) plan(MOVED_AFTER_MS)
        }),
      )
      addEventListener('pagehide', leave)
      stops.push(() => removeEventListener('pagehide', leave))
      void tell()
    },
    stop() {
      isStopped = true
      clearTimeout(beat)
      for (const stop of stops) stop()
      leave()
    },
  }
}
