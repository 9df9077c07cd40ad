/**
 * Comments on scripts: what people say to one another about a node, or about a script as a whole.
 *
 * C1. They are no part of a document: saying something makes no revision, cannot conflict, and is not undone by going back.
 * C2. Everything is said in the name of who is signed in, at the store's time. Nobody changes what somebody else said.
 * C3. What is deleted is gone, everywhere. Only its place stays, as long as a reply stands behind it.
 * C4. What comes twice under one id was said once: an answer that was lost costs nobody a second comment.
 * C5. A thread keeps the version that it was begun on and when it was resolved, so that a version tells what stood when it was published.
 */
import { nanoid } from 'nanoid'
import type { Actor } from '../conversation/events'
import type { Script } from '../script/script'
import type { Audit } from './audit'
import { type CommentInbox, createCommentInbox, type InboxReason, type ReadSoFar } from './comment-inbox'
import type { CommentNode, CommentThread, Speaker } from './comment-rows'
import { createCommentThreads, type ThreadsPage, type ThreadsQuery } from './comment-threads'
import type { DirectoryDatabase } from './database'
import { NotFound, NotYours, RefusedChange } from './errors'
import { createListeners } from './listeners'
import { mentionedIn } from './model/comment-text'

/** `id` is made by who says it, for trying again; missing: made here. */
interface Said {
  readonly id?: string
  /** As CommentText takes it. */
  readonly text: string
}

export interface NewThread extends Said {
  readonly scriptId: string
  /** Missing: about the script as a whole. */
  readonly node?: string
  /** The published version that is looked at; missing: the draft. */
  readonly version?: number
}

export interface Comments {
  list(scriptId: string, query: ThreadsQuery): ThreadsPage
  /** The thread that holds a comment of this script. Throws NotFound. */
  thread(scriptId: string, commentId: string, reader?: string): CommentThread
  /** Throws NotFound, RefusedChange. */
  begin(thread: NewThread, by: Speaker): CommentThread
  /** Opens a resolved thread again. Throws NotFound, RefusedChange. */
  reply(scriptId: string, threadId: string, said: Said, by: Speaker): CommentThread
  /** Throws NotFound, NotYours. */
  edit(scriptId: string, commentId: string, text: string, by: Speaker): CommentThread
  /** The thread, or undefined where nothing of it is left. Throws NotFound, NotYours. */
  remove(scriptId: string, commentId: string, by: Speaker): CommentThread | undefined
  /** Throws NotFound. */
  resolve(scriptId: string, threadId: string, isResolved: boolean, by: Speaker): CommentThread
  /** With the script. Within the caller's transaction. */
  forget(scriptId: string): void

  readonly inbox: Pick<CommentInbox, 'list' | 'unread'>
  markRead(personId: string, what: ReadSoFar): void
  /** Called with whose inbox changed; returns how to stop. */
  onInboxChanged(listener: (personId: string) => void): () => void
}

export interface CommentsOptions {
  readonly database: DirectoryDatabase
  readonly audit: Pick<Audit, 'append'>
  now(): number
  inOneCommit<Result>(work: () => Result): Result
  /** The draft, or what stands in its place; of a version, its own. Undefined: there is none. */
  documentOf(scriptId: string, version?: number): Script | undefined
  /** After something was committed. */
  onSaid(news: { readonly scriptId: string; readonly by: Actor; readonly at: number; readonly thread: string }): void
}

/** Who goes on for longer begins another thread. */
const MAX_IN_THREAD = 500

export function createComments({ database, audit, now, inOneCommit, documentOf, onSaid }: CommentsOptions): Comments {
  const threads = createCommentThreads(database)
  const inbox = createCommentInbox(database)
  const inboxListeners = createListeners<string>((person) => `inbox of "${person}"`)

  const insertThread = database.prepare(
    `INSERT INTO comment_thread (id, script_id, node_id, node_kind, node_name, version, at)
     VALUES (@id, @scriptId, @nodeId, @nodeKind, @nodeName, @version, @at)`,
  )
  const insertComment = database.prepare<[string, string, number, string, string, string]>(
    'INSERT INTO comment (id, thread_id, at, author_id, author_name, text) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const insertTurn = database.prepare<[string, number, string, string, number]>(
    'INSERT INTO comment_turn (thread_id, at, author_id, author_name, is_resolved) VALUES (?, ?, ?, ?, ?)',
  )
  const setResolved = database.prepare<[number, string]>('UPDATE comment_thread SET is_resolved = ? WHERE id = ?')
  const setText = database.prepare<[string, number, string]>('UPDATE comment SET text = ?, edited_at = ? WHERE id = ?')
  const emptyOut = database.prepare<[string]>(`UPDATE comment SET text = '', edited_at = NULL, is_deleted = 1 WHERE id = ?`)
  const dropNews = database.prepare<[string]>('DELETE FROM comment_news WHERE comment_id = ?')
  const dropComment = database.prepare<[string]>('DELETE FROM comment WHERE id = ?')
  const dropThread = database.prepare<[string]>('DELETE FROM comment_thread WHERE id = ?')
  const dropOfScript = database.prepare<[string]>('DELETE FROM comment_thread WHERE script_id = ?')

  function existing(scriptId: string, commentId: string, reader?: string): CommentThread {
    const thread = threads.holding(commentId, reader)
    if (thread?.scriptId === scriptId) return thread
    throw new NotFound(`There is no comment "${commentId}" on the script "${scriptId}"; it may have been deleted.`)
  }

  function ownComment(scriptId: string, commentId: string, by: Speaker) {
    const thread = existing(scriptId, commentId)
    const comment = thread.comments.find(({ id, isDeleted }) => id === commentId && !isDeleted)
    if (!comment) throw new NotFound(`The comment "${commentId}" was deleted.`)
    if (comment.by.id !== by.id) throw new NotYours(`This comment is ${comment.by.name}'s; only who said something changes or deletes it.`)
    return { thread, comment }
  }

  /** The thread in which this was said before, by the same person. Throws where the id is somebody else's. */
  function saidBefore(scriptId: string, { id }: Said, by: Speaker, threadId = id): CommentThread | undefined {
    const known = id === undefined ? undefined : threads.holding(id, by.id)
    if (!known) return undefined
    const isSame =
      known.scriptId === scriptId && known.id === threadId && known.comments.some((one) => one.id === id && one.by.id === by.id)
    if (isSame) return known
    throw refused('comment-id-taken', `There is another comment with the id "${id}"; make a new one.`, 'id')
  }

  const note = (action: string, scriptId: string, by: Speaker, after: object) =>
    audit.append({ actor: by, action, subject: { kind: 'script', id: scriptId }, after })

  /** Keeps the comment, and puts it into the inboxes of whom it concerns. */
  function say(thread: Pick<CommentThread, 'id' | 'comments'>, { id, text }: Required<Said>, by: Speaker, at: number): string[] {
    insertComment.run(id, thread.id, at, by.id, by.name, text)
    const mentioned = new Set(mentionedIn(text).filter((person) => person !== by.id))
    const others = participantsOf(thread).filter((person) => person !== by.id && !mentioned.has(person))
    const tell = (people: Iterable<string>, reason: InboxReason) => inbox.tell({ id, threadId: thread.id, at }, people, reason)
    tell(mentioned, 'mention')
    tell(others, 'reply')
    return [...mentioned, ...others]
  }

  function turn(thread: CommentThread, isResolved: boolean, by: Speaker, at: number): void {
    insertTurn.run(thread.id, at, by.id, by.name, Number(isResolved))
    setResolved.run(Number(isResolved), thread.id)
    note(isResolved ? 'resolveComment' : 'reopenComment', thread.scriptId, by, { thread: thread.id })
  }

  /** Commits, then tells those who have the script open, and those whose inbox changed. */
  function tellingAll<Kept>(
    scriptId: string,
    by: Speaker,
    work: (at: number) => { readonly thread: string; readonly people?: readonly string[]; readonly kept: Kept },
  ): Kept {
    const at = now()
    const { thread, people = [], kept } = inOneCommit(() => work(at))
    onSaid({ scriptId, by, at, thread })
    for (const person of new Set(people)) inboxListeners.tell(person)
    return kept
  }

  return {
    list: threads.list,
    thread: existing,
    inbox,
    onInboxChanged: inboxListeners.add,

    begin({ scriptId, node: nodeId, version, ...said }, by) {
      const known = saidBefore(scriptId, said, by)
      if (known) return known
      return tellingAll(scriptId, by, (at) => {
        const document = documentOf(scriptId, version)
        const which = version === undefined ? `a script "${scriptId}"` : `a version ${version} of a script "${scriptId}"`
        if (!document) throw new NotFound(`There is no ${which.slice(2)}.`)
        const node = nodeId === undefined ? undefined : nodeIn(document, nodeId)
        const { id = nanoid(), text } = said
        insertThread.run({
          ...{ id, scriptId, at, version: version ?? null },
          ...{ nodeId: node?.id ?? null, nodeKind: node?.kind ?? null, nodeName: node?.name ?? null },
        })
        const people = say({ id, comments: [] }, { id, text }, by, at)
        note('comment', scriptId, by, { comment: id, thread: id, node: node?.id })
        return { thread: id, people, kept: existing(scriptId, id, by.id) }
      })
    },

    reply(scriptId, threadId, said, by) {
      const known = saidBefore(scriptId, said, by, threadId)
      if (known) return known
      return tellingAll(scriptId, by, (at) => {
        const thread = existing(scriptId, threadId)
        if (thread.comments.length >= MAX_IN_THREAD) {
          throw refused('thread-full', `The thread has ${MAX_IN_THREAD} comments. Begin a new one.`, 'text')
        }
        const { id = nanoid(), text } = said
        if (thread.isResolved) turn(thread, false, by, at)
        // who answers has read it
        inbox.markRead(by.id, { thread: thread.id }, at)
        const people = say(thread, { id, text }, by, at)
        note('comment', scriptId, by, { comment: id, thread: thread.id })
        return { thread: thread.id, people: [...people, by.id], kept: existing(scriptId, id, by.id) }
      })
    },

    edit(scriptId, commentId, text, by) {
      return tellingAll(scriptId, by, (at) => {
        const { thread, comment } = ownComment(scriptId, commentId, by)
        if (comment.text === text) return { thread: thread.id, kept: thread }
        const [before, after] = [mentionedIn(comment.text), mentionedIn(text).filter((person) => person !== by.id)]
        const added = after.filter((person) => !before.includes(person))
        const gone = before.filter((person) => !after.includes(person))
        setText.run(text, at, commentId)
        inbox.tell({ id: commentId, threadId: thread.id, at }, added, 'mention')
        const stillIn = participantsOf(existing(scriptId, commentId))
        inbox.withdraw(
          commentId,
          gone.filter((person) => !stillIn.includes(person)),
        )
        note('editComment', scriptId, by, { comment: commentId, thread: thread.id })
        return { thread: thread.id, people: [...added, ...gone], kept: existing(scriptId, commentId, by.id) }
      })
    },

    remove(scriptId, commentId, by) {
      return tellingAll(scriptId, by, () => {
        const { thread } = ownComment(scriptId, commentId, by)
        const people = inbox.unreadBy(commentId)
        const left = thread.comments.map((comment) => (comment.id === commentId ? { ...comment, isDeleted: true } : comment))
        // places that no reply stands behind any more go as well
        const end = left.findLastIndex(({ isDeleted }) => !isDeleted) + 1
        emptyOut.run(commentId)
        dropNews.run(commentId)
        for (const { id } of left.slice(end)) dropComment.run(id)
        if (end === 0) dropThread.run(thread.id)
        note('deleteComment', scriptId, by, { comment: commentId, thread: thread.id })
        return { thread: thread.id, people, kept: end === 0 ? undefined : existing(scriptId, left[0]?.id ?? commentId, by.id) }
      })
    },

    resolve(scriptId, threadId, isResolved, by) {
      const thread = existing(scriptId, threadId, by.id)
      if (thread.isResolved === isResolved) return thread
      return tellingAll(scriptId, by, (at) => {
        turn(thread, isResolved, by, at)
        return { thread: thread.id, kept: existing(scriptId, threadId, by.id) }
      })
    },

    forget: (scriptId) => void dropOfScript.run(scriptId),

    markRead(personId, what) {
      const isNews = inOneCommit(() => inbox.markRead(personId, what, now()))
      if (isNews) inboxListeners.tell(personId)
    },
  }
}

/** Who said something there, or was asked to. */
function participantsOf({ comments }: Pick<CommentThread, 'comments'>): string[] {
  const live = comments.filter(({ isDeleted }) => !isDeleted)
  return [...new Set(live.flatMap(({ by, text }) => [by.id, ...mentionedIn(text)]))]
}

function nodeIn({ nodes, id: scriptId }: Script, id: string): CommentNode {
  const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined
  if (!node) {
    const message = `The script "${scriptId}" has no node "${id}" there. Load it again, choose another node, or comment on the script as a whole.`
    throw refused('unknown-node', message, 'node')
  }
  return { id, kind: node.kind, ...(node.name === undefined ? {} : { name: node.name }) }
}

const refused = (rule: string, message: string, field: string) => new RefusedChange('The comment', [{ rule, message, path: [field] }])
