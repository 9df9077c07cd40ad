/** Finds threads of comments: those of a draft, and those that stood when a version was published. */
import { asComment, asThread, asTurn, type CommentRow, type CommentThread, type ThreadRow, type TurnRow } from './comment-rows'
import type { DirectoryDatabase } from './database'

export interface ThreadsQuery {
  /** Only what was begun on it, or stood open when it was published. */
  readonly version?: { readonly number: number; readonly at: number }
  readonly isResolved?: boolean
  /** Only older ones: `next` of the page before. */
  readonly before?: number
  readonly limit: number
  /** Whose news are told apart. */
  readonly reader?: string
}

export interface ThreadsPage {
  /** Newest first. */
  readonly threads: readonly CommentThread[]
  readonly next?: number
}

export interface CommentThreads {
  list(scriptId: string, query: ThreadsQuery): ThreadsPage
  /** The thread that holds the comment. */
  holding(commentId: string, reader?: string): CommentThread | undefined
}

/** What was open at a moment is told by the last turn before it; a thread begins open. */
const OF_VERSION = `(version = @version OR at <= @published AND NOT coalesce(
  (SELECT is_resolved FROM comment_turn WHERE thread_id = thread.id AND at <= @published ORDER BY number DESC LIMIT 1), 0))`

type PageValues = Record<'script', string> &
  Record<'before' | 'limit', number> &
  Record<'version' | 'published' | 'resolved', number | null>

export function createCommentThreads(database: DirectoryDatabase): CommentThreads {
  const page = database.prepare<PageValues, ThreadRow>(
    `SELECT * FROM comment_thread AS thread WHERE script_id = @script AND number < @before
       AND (@resolved IS NULL OR is_resolved = @resolved) AND (@version IS NULL OR ${OF_VERSION})
     ORDER BY number DESC LIMIT @limit`,
  )
  const holding = database.prepare<[string], ThreadRow>(
    'SELECT * FROM comment_thread WHERE id = (SELECT thread_id FROM comment WHERE id = ?)',
  )
  const commentsOf = database.prepare<[string, string], CommentRow & { is_unread: number }>(
    `SELECT comment.*, EXISTS (
       SELECT 1 FROM comment_news WHERE comment_id = comment.id AND person_id = ? AND read_at IS NULL) AS is_unread
     FROM comment WHERE thread_id = ? ORDER BY number`,
  )
  const turnsOf = database.prepare<[string], TurnRow>('SELECT * FROM comment_turn WHERE thread_id = ? ORDER BY number')

  const whole = (row: ThreadRow, reader = ''): CommentThread =>
    asThread(row, commentsOf.all(reader, row.id).map(asComment), turnsOf.all(row.id).map(asTurn))

  return {
    list(scriptId, { version, isResolved, before = Number.MAX_SAFE_INTEGER, limit, reader }) {
      const rows = page.all({
        script: scriptId,
        before,
        limit: limit + 1,
        version: version?.number ?? null,
        published: version?.at ?? null,
        resolved: isResolved === undefined ? null : Number(isResolved),
      })
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      const threads = shown.map((row) => whole(row, reader))
      return { threads, ...(rows.length > limit && last ? { next: last.number } : {}) }
    },
    holding(commentId, reader) {
      const row = holding.get(commentId)
      return row && whole(row, reader)
    },
  }
}
