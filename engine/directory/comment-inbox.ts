/**
 * What people are told of comments: everybody has an inbox with what mentions them, and what is said in threads that they take part in.
 * An entry hangs on its comment and goes with it.
 */
import { type CommentNode, type Speaker, speakerOf, type ThreadRow } from './comment-rows'
import type { DirectoryDatabase } from './database'

export type InboxReason = 'mention' | 'reply'

export interface InboxItem {
  readonly comment: string
  readonly thread: string
  readonly scriptId: string
  readonly node?: CommentNode
  readonly version?: number
  readonly by: Speaker
  /** Ms since 1970. */
  readonly at: number
  readonly text: string
  readonly reason: InboxReason
  readonly isRead: boolean
}

/** Where a page ended. */
export interface InboxPlace {
  readonly at: number
  readonly comment: string
}

export interface InboxPage {
  /** Newest first. */
  readonly items: readonly InboxItem[]
  readonly unread: number
  readonly next?: InboxPlace
}

/** A thread that was opened, or all up to a moment: what comes later was not seen yet. */
export type ReadSoFar = { readonly thread: string } | { readonly until: number }

interface InboxRow extends Pick<ThreadRow, 'node_id' | 'node_kind' | 'node_name' | 'version' | 'script_id'> {
  comment_id: string
  thread_id: string
  at: number
  author_id: string
  author_name: string
  text: string
  reason: InboxReason
  read_at: number | null
}

export interface CommentInbox {
  list(personId: string, query: { readonly before?: InboxPlace; readonly limit: number }): InboxPage
  unread(personId: string): number
  /** Whose inbox has the comment, and has not read it. */
  tell(
    comment: { readonly id: string; readonly threadId: string; readonly at: number },
    people: Iterable<string>,
    reason: InboxReason,
  ): void
  /** Takes it back from those who have not read it. */
  withdraw(commentId: string, people: Iterable<string>): void
  /** Who has it as news. */
  unreadBy(commentId: string): string[]
  /** Whether that was news. */
  markRead(personId: string, what: ReadSoFar, at: number): boolean
}

export function createCommentInbox(database: DirectoryDatabase): CommentInbox {
  const insert = database.prepare<[string, string, string, string, number]>(
    `INSERT INTO comment_news (person_id, comment_id, thread_id, reason, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET reason = excluded.reason, at = excluded.at, read_at = NULL`,
  )
  const withdraw = database.prepare<[string, string]>('DELETE FROM comment_news WHERE person_id = ? AND comment_id = ? AND read_at IS NULL')
  const unreadBy = database.prepare<[string], { id: string }>(
    'SELECT person_id AS id FROM comment_news WHERE comment_id = ? AND read_at IS NULL',
  )
  const countUnread = database.prepare<[string], { unread: number }>(
    'SELECT count(*) AS unread FROM comment_news WHERE person_id = ? AND read_at IS NULL',
  )
  const page = database.prepare<{ person: string; at: number; comment: string; limit: number }, InboxRow>(
    `SELECT news.comment_id, news.thread_id, news.reason, news.read_at, news.at, comment.author_id, comment.author_name, comment.text,
       thread.script_id, thread.node_id, thread.node_kind, thread.node_name, thread.version
     FROM comment_news AS news JOIN comment ON comment.id = news.comment_id JOIN comment_thread AS thread ON thread.id = news.thread_id
     WHERE news.person_id = @person AND (news.at, news.comment_id) < (@at, @comment)
     ORDER BY news.at DESC, news.comment_id DESC LIMIT @limit`,
  )
  const readThread = database.prepare<[number, string, string]>(
    'UPDATE comment_news SET read_at = ? WHERE person_id = ? AND thread_id = ? AND read_at IS NULL',
  )
  const readUntil = database.prepare<[number, string, number]>(
    'UPDATE comment_news SET read_at = ? WHERE person_id = ? AND at <= ? AND read_at IS NULL',
  )

  const unread = (personId: string) => countUnread.get(personId)?.unread ?? 0

  return {
    unread,

    list(personId, { before = { at: Number.MAX_SAFE_INTEGER, comment: '' }, limit }) {
      const rows = page.all({ person: personId, at: before.at, comment: before.comment, limit: limit + 1 })
      const items = rows.slice(0, limit).map(asItem)
      const last = items.at(-1)
      const next = rows.length > limit && last ? { next: { at: last.at, comment: last.comment } } : {}
      return { items, unread: unread(personId), ...next }
    },

    tell({ id, threadId, at }, people, reason) {
      for (const person of people) insert.run(person, id, threadId, reason, at)
    },
    withdraw(commentId, people) {
      for (const person of people) withdraw.run(person, commentId)
    },
    unreadBy: (commentId) => unreadBy.all(commentId).map(({ id }) => id),

    markRead(personId, what, at) {
      const { changes } = 'thread' in what ? readThread.run(at, personId, what.thread) : readUntil.run(at, personId, what.until)
      return changes > 0
    },
  }
}

function asItem(row: InboxRow): InboxItem {
  const { comment_id: comment, thread_id: thread, script_id: scriptId, node_id, node_kind, node_name, version, at, text, reason } = row
  const node =
    node_id !== null && node_kind !== null
      ? { id: node_id, kind: node_kind, ...(node_name === null ? {} : { name: node_name }) }
      : undefined
  return {
    ...{ comment, thread, scriptId },
    ...(node ? { node } : {}),
    ...(version === null ? {} : { version }),
    ...{ by: speakerOf(row), at, text, reason, isRead: row.read_at !== null },
  }
}
