/** Comments on scripts, whom they can mention, and the inbox of who is signed in. */
import type { InboxItem as KeptItem } from '../../engine/directory/comment-inbox'
import type { CommentThread } from '../../engine/directory/comment-rows'
import type { Person } from '../../engine/people/person'
import { call } from './client'

export type { Comment, CommentNode, CommentThread } from '../../engine/directory/comment-rows'

const of = (scriptId: string) => `/api/v1/scripts/${encodeURIComponent(scriptId)}/comments`
const one = (scriptId: string, commentId: string) => `${of(scriptId)}/${encodeURIComponent(commentId)}`

export interface ThreadsPage {
  /** Newest first. */
  readonly threads: readonly CommentThread[]
  readonly next?: string
}

export interface ThreadsWanted {
  readonly version?: number
  readonly state: 'open' | 'resolved' | 'all'
  readonly before?: string
  readonly limit?: number
}

export function readThreads(scriptId: string, wanted: ThreadsWanted, signal: AbortSignal): Promise<ThreadsPage> {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(wanted)) query.set(name, String(value))
  return call<ThreadsPage>(`${of(scriptId)}?${query}`, { signal })
}

export const readThread = (scriptId: string, commentId: string, signal: AbortSignal) =>
  call<CommentThread>(one(scriptId, commentId), { signal })

/** `id` is made here, so that sending again says nothing twice. */
export interface NewComment {
  readonly id: string
  /** With mentions as `@[Name](person:id)`. */
  readonly text: string
  readonly node?: string
  readonly version?: number
}

export const beginThread = (scriptId: string, comment: NewComment) => call<CommentThread>(of(scriptId), { method: 'POST', body: comment })

export const replyTo = (scriptId: string, threadId: string, comment: Pick<NewComment, 'id' | 'text'>) =>
  call<CommentThread>(`${one(scriptId, threadId)}/replies`, { method: 'POST', body: comment })

export const editComment = (scriptId: string, commentId: string, text: string) =>
  call<CommentThread>(one(scriptId, commentId), { method: 'PUT', body: { text } })

/** What is left of its thread. */
export async function deleteComment(scriptId: string, commentId: string): Promise<CommentThread | undefined> {
  const { thread } = await call<{ readonly thread?: CommentThread }>(one(scriptId, commentId), { method: 'DELETE' })
  return thread
}

export const setResolved = (scriptId: string, threadId: string, isResolved: boolean) =>
  call<CommentThread>(`${one(scriptId, threadId)}/resolved`, { method: 'PUT', body: { isResolved } })

export type MentionablePerson = Pick<Person, 'id' | 'name' | 'role'>

export async function readMentionable(): Promise<readonly MentionablePerson[]> {
  const { people } = await call<{ readonly people: readonly MentionablePerson[] }>('/api/v1/comments/people')
  return people
}

export interface InboxItem extends KeptItem {
  readonly scriptName: string
}

export interface InboxPage {
  /** Newest first. */
  readonly items: readonly InboxItem[]
  readonly unread: number
  readonly next?: string
}

export const readInbox = (signal: AbortSignal, before?: string) =>
  call<InboxPage>(`/api/v1/comments/inbox${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`, { signal })

/** What a thread has for who asks, or everything up to a moment. */
export const markRead = (what: { readonly thread: string } | { readonly until: number }) =>
  call<{ readonly unread: number }>('/api/v1/comments/inbox/read', { method: 'POST', body: what })
