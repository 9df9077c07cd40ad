/** The rows in which comments are kept, and what is made of them. */
import type { Actor } from '../conversation/events'

/** Only people comment. */
export type Speaker = Extract<Actor, { readonly kind: 'person' }>

/** What a thread is about, as it was when the thread began: it may be gone since. */
export interface CommentNode {
  readonly id: string
  readonly kind: string
  readonly name?: string
}

export interface Comment {
  readonly id: string
  readonly by: Speaker
  /** Ms since 1970. */
  readonly at: number
  /** With mentions as `@[Name](person:id)`; empty once it is deleted. */
  readonly text: string
  readonly editedAt?: number
  /** It stands here only because of the replies behind it. */
  readonly isDeleted: boolean
  /** News to who asks. */
  readonly isUnread: boolean
}

/** A thread was resolved, or opened again. */
export interface CommentTurn {
  readonly at: number
  readonly by: Speaker
  readonly isResolved: boolean
}

export interface CommentThread {
  /** That of its first comment. */
  readonly id: string
  readonly scriptId: string
  /** Missing: about the script as a whole. */
  readonly node?: CommentNode
  /** The published version on which it was begun; missing: on the draft. */
  readonly version?: number
  readonly at: number
  readonly isResolved: boolean
  /** Oldest first, as are the comments. */
  readonly turns: readonly CommentTurn[]
  readonly comments: readonly Comment[]
}

export interface ThreadRow {
  number: number
  id: string
  script_id: string
  node_id: string | null
  node_kind: string | null
  node_name: string | null
  version: number | null
  at: number
  is_resolved: number
}

export interface CommentRow {
  number: number
  id: string
  thread_id: string
  at: number
  author_id: string
  author_name: string
  text: string
  edited_at: number | null
  is_deleted: number
}

export interface TurnRow {
  thread_id: string
  at: number
  author_id: string
  author_name: string
  is_resolved: number
}

export function asThread(row: ThreadRow, comments: readonly Comment[], turns: readonly CommentTurn[]): CommentThread {
  const { id, script_id: scriptId, node_id, node_kind, node_name, version, at } = row
  const node = node_id !== null && node_kind !== null ? { node: { id: node_id, kind: node_kind, ...named(node_name) } } : {}
  return { id, scriptId, ...node, ...(version === null ? {} : { version }), at, isResolved: row.is_resolved === 1, turns, comments }
}

const named = (name: string | null) => (name === null ? {} : { name })

export function asComment(row: CommentRow & { is_unread: number }): Comment {
  const { id, at, text, edited_at } = row
  const edited = edited_at === null ? {} : { editedAt: edited_at }
  return { id, by: speakerOf(row), at, text, ...edited, isDeleted: row.is_deleted === 1, isUnread: row.is_unread === 1 }
}

export const asTurn = (row: TurnRow): CommentTurn => ({ at: row.at, by: speakerOf(row), isResolved: row.is_resolved === 1 })

export const speakerOf = ({ author_id: id, author_name: name }: { readonly author_id: string; readonly author_name: string }): Speaker => ({
  kind: 'person',
  id,
  name,
})
