/** A draft's editor with its saving around it, for components: the server is one of the tests. */
import { configure, type RenderResult, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createEditor, type Editor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import { createPresence, type Presence } from '../../../designer/presence/presence'
import { createDraftSync } from '../../../designer/saving/draft-sync'
import { createNotices } from '../../../designer/saving/notices'
import { createPlans } from '../../../designer/saving/plans'
import { createDialog, type Saving, setSaving } from '../../../designer/saving/saving'
import type { SyncNews } from '../../../designer/saving/sync-state'
import { tellNews } from '../../../designer/saving/tell-news'
import { type AServer, type AStorage, aServer, aStorage } from './a-server'

// what is waited for comes by itself; how soon is the machine's business
configure({ asyncUtilTimeout: 30_000 })

export interface ADraft {
  readonly editor: Editor
  readonly saving: Saving
  readonly server: AServer
  readonly storage: AStorage
  /** Draws it with the draft around. */
  draw(what: ReactNode): RenderResult
}

export function aDraft({ server = aServer(), mayEdit = true, mayPublish = true } = {}): ADraft {
  const { draft } = server
  if (!draft) throw new Error('there is nothing to open')
  const editor = createEditor(structuredClone(draft.script), { isReadOnly: !mayEdit })
  const storage = aStorage()
  const sync = createDraftSync({
    ...{ script: editor.script, savedAt: draft.at, editorId: 'this-page', api: server, keeper: storage, mayEdit },
    base: { revision: draft.revision, script: editor.script.script() },
    tell: (news: SyncNews) => tellNews(news, editor, saving),
  })
  const presence: Presence = createPresence({
    editor,
    editorId: 'this-page',
    newId: () => 'another-page',
    api: { tell: async () => ({ editors: [], changes: [] }), leave: async () => undefined },
    onAnswer: () => undefined,
  })
  const saving: Saving = {
    sync,
    presence,
    notices: createNotices(),
    plans: createPlans(),
    dialog: createDialog(),
    person: { id: 'me' },
    mayEdit,
    mayPublish,
  }
  setSaving(editor, saving)
  sync.start()
  const draw = (what: ReactNode) => render(<EditorContext value={editor}>{what}</EditorContext>)
  return { editor, saving, server, storage, draw }
}

/** Answers of the server by path; anything else is not found. */
export function answering(answers: Readonly<Record<string, unknown>>): (path: string, init?: RequestInit) => Promise<Response> {
  return async (path, init) => {
    const key = `${init?.method ?? 'GET'} ${path}`
    const headers = { 'content-type': 'application/json' }
    if (!(key in answers)) return new Response(JSON.stringify({ detail: `nothing at ${key}` }), { status: 404, headers })
    const answer = answers[key]
    const body: unknown = typeof answer === 'function' ? (answer as (init?: RequestInit) => unknown)(init) : answer
    return body instanceof Response ? body : new Response(JSON.stringify(body), { headers })
  }
}
