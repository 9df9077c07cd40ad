/** A script with comments on a server of the tests, and the panel beside its draft; I am Mia, the others are Rui and Ada. */
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import type { Comment, CommentThread } from '../../../designer/api/comments'
import { answered } from '../../../designer/comments/asked'
import { commentsOf } from '../../../designer/comments/comments'
import { EditorContext } from '../../../designer/editor/editor-context'
import { SessionContext } from '../../../designer/shell/session-context'
import { showDraft } from '../../../designer/versions/shown'
import { aDraft } from '../saving/a-saving'

// jsdom lays nothing out
Element.prototype.scrollIntoView = () => {}

export const mia = { kind: 'person', id: 'me', name: 'Mia Berg' } as const
export const rui = { kind: 'person', id: 'rui', name: 'Rui Costa' } as const
export const ada = { kind: 'person', id: 'ada', name: 'Ada Lovelace' } as const

export const said = (id: string, text: string, more: Partial<Comment> = {}): Comment => ({
  ...{ id, text, by: rui, at: Date.now() - 60_000, isDeleted: false, isUnread: false },
  ...more,
})

export function aThread(id: string, comments: readonly Comment[], more: Partial<CommentThread> = {}): CommentThread {
  const [first] = comments
  return { id, scriptId: 'desk', at: first?.at ?? 0, isResolved: false, turns: [], comments, ...more }
}

export const onHello = { node: { id: 'hello', kind: 'send-text', name: 'Hello' } } as const

export interface AskedOf {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** Keeps threads as the product's server does, as far as the page can tell. */
class CommentsServer {
  threads: CommentThread[]
  /** Nobody answers. */
  isAway = false
  /** The answer of the next call is lost, though what it asked for is done. */
  losesAnswer = false
  readonly asked: AskedOf[] = []
  inbox: { readonly unread: number; readonly items: readonly object[] } = { unread: 0, items: [] }

  constructor(threads: readonly CommentThread[] = []) {
    this.threads = [...threads]
  }

  fetch = async (address: string, { method = 'GET', body }: RequestInit = {}): Promise<Response> => {
    if (this.isAway) throw new TypeError('failed to fetch')
    const { pathname: path, searchParams } = new URL(address, location.origin)
    const sent: unknown = typeof body === 'string' ? JSON.parse(body) : undefined
    this.asked.push({ method, path, body: sent })
    const answer = this.#answer(method, path, searchParams, sent as never)
    if (this.losesAnswer) {
      this.losesAnswer = false
      throw new TypeError('failed to fetch')
    }
    const status = answer === undefined ? 404 : 200
    return new Response(JSON.stringify(answer ?? { detail: 'There is no such thing.' }), {
      status,
      headers: { 'content-type': 'application/json' },
    })
  }

  #answer(method: string, path: string, search: URLSearchParams, body: { id: string; text: string; node?: string; isResolved?: boolean }) {
    if (path === '/api/v1/comments/people') {
      return { people: [mia, ada, rui].map(({ id, name }) => ({ id, name, role: id === 'ada' ? 'administrator' : 'supervisor' })) }
    }
    if (path === '/api/v1/comments/inbox') return this.inbox
    if (path === '/api/v1/comments/inbox/read') {
      this.inbox = { unread: 0, items: this.inbox.items.map((item) => ({ ...item, isRead: true })) }
      return { unread: 0 }
    }
    const [, id, what] = /^\/api\/v1\/scripts\/desk\/comments(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? []
    if (id === undefined) return method === 'GET' ? this.#list(search.get('state')) : this.#begin(body)
    const thread = this.threads.find(({ comments }) => comments.some((comment) => comment.id === id))
    if (!thread || method === 'GET') return thread
    if (what === 'replies') return this.#put({ ...thread, isResolved: false, comments: [...thread.comments, mine(body)] })
    if (what === 'resolved') {
      const isResolved = body.isResolved === true
      return this.#put({ ...thread, isResolved, turns: [...thread.turns, { at: Date.now(), by: mia, isResolved }] })
    }
    if (method === 'PUT') {
      const comments = thread.comments.map((one) => (one.id === id ? { ...one, text: body.text, editedAt: Date.now() } : one))
      return this.#put({ ...thread, comments })
    }
    this.threads = this.threads.filter((one) => one !== thread)
    return {}
  }

  #list(state: string | null) {
    return { threads: this.threads.filter(({ isResolved }) => state === 'all' || isResolved === (state === 'resolved')) }
  }

  #begin(body: { id: string; text: string; node?: string; version?: number }): CommentThread {
    const known = this.threads.find(({ id }) => id === body.id)
    if (known) return known
    const { node, version } = body
    const about = {
      ...(node === undefined ? {} : { node: { id: node, kind: 'send-text' } }),
      ...(version === undefined ? {} : { version }),
    }
    return this.#put(aThread(body.id, [mine(body)], about))
  }

  #put(thread: CommentThread): CommentThread {
    this.threads = [thread, ...this.threads.filter(({ id }) => id !== thread.id)]
    return thread
  }
}

const mine = ({ id, text }: { id: string; text: string }): Comment => said(id, text, { by: mia, at: Date.now() })

export function aScriptWithComments(threads: readonly CommentThread[] = [], options: { readonly mayEdit?: boolean } = {}) {
  answered()
  showDraft()
  const server = new CommentsServer(threads)
  vi.stubGlobal('fetch', server.fetch)
  const draft = aDraft(options)
  const comments = commentsOf(draft.editor)
  comments?.look()
  const person = { id: mia.id, name: mia.name, role: 'supervisor' } as const
  const session = { person, hasEnded: false, look: async () => undefined, leave: async () => undefined }
  const draw = (what: ReactNode) =>
    render(
      <SessionContext value={session}>
        <EditorContext value={draft.editor}>{what}</EditorContext>
      </SessionContext>,
    )
  return { ...draft, server, comments, draw, hand: userEvent.setup() }
}
