/** The comments of the open script for components: its lists, what was not sent, and what can be done. */
import { useStore } from 'zustand'
import { plainComment } from '../../engine/directory/model/comment-text'
import {
  beginThread,
  type CommentThread,
  deleteComment,
  editComment,
  markRead,
  type NewComment,
  replyTo,
  setResolved,
} from '../api/comments'
import { useEditor } from '../editor/editor-context'
import { useSaving } from '../saving/use-saving'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import { commentsOf } from './comments'
import { type ListKey, NOT_LOADED, type ThreadList } from './thread-lists'
import { noteUnread } from './unread'
import { type Unsent, type UnsentComments, type UnsentPlace, unsentComments } from './unsent'

export function useComments() {
  const comments = commentsOf(useEditor())
  if (!comments) throw new Error('The editor around this component is not that of a draft')
  return comments
}

export const useThreadList = (key: ListKey): ThreadList => useStore(useComments().lists, (lists) => lists.get(key) ?? NOT_LOADED)

export function useUnsentComments(): UnsentComments {
  const { scriptId } = useComments()
  const { person } = useSaving()
  return unsentComments(scriptId, person.id)
}

export const useUnsent = (place: UnsentPlace): Unsent | undefined => useStore(useUnsentComments(), (all) => all.get(place))

/** Each throws as the calls of designer/api do, and what came of it stands in the lists at once. */
export function useCommentActs() {
  const editor = useEditor()
  const { scriptId, lists } = useComments()
  const { sync, person } = useSaving()
  const { said } = words.comments

  function taken(thread: CommentThread, text: string): CommentThread {
    lists.takeIn(thread.id, thread)
    editor.announcer.say(text)
    return thread
  }
  /** Of what was sent before, the server has the first text: an answer was lost, and it was changed meanwhile. */
  async function asSent(thread: CommentThread, { id, text }: Pick<NewComment, 'id' | 'text'>): Promise<CommentThread> {
    const kept = thread.comments.find((comment) => comment.id === id)
    return kept && plainComment(kept.text) !== plainComment(text) ? editComment(scriptId, id, text) : thread
  }

  return {
    async begin(comment: NewComment, where: string): Promise<CommentThread> {
      // the server learns of the node first
      if (comment.node !== undefined && comment.version === undefined) await sync.flush()
      return taken(await asSent(await beginThread(scriptId, comment), comment), said.sent(where))
    },
    async reply(threadId: string, comment: Pick<NewComment, 'id' | 'text'>): Promise<CommentThread> {
      return taken(await asSent(await replyTo(scriptId, threadId, comment), comment), said.replied)
    },
    edit: async (commentId: string, text: string) => taken(await editComment(scriptId, commentId, text), said.saved),
    async remove(threadId: string, commentId: string): Promise<void> {
      lists.takeIn(threadId, await deleteComment(scriptId, commentId))
      editor.announcer.say(said.deleted)
    },
    resolve: async (threadId: string, isResolved: boolean) =>
      taken(await setResolved(scriptId, threadId, isResolved), isResolved ? said.resolved : said.reopened),
    /** What a thread has for this person is no news any more. */
    async read(thread: CommentThread): Promise<void> {
      if (!thread.comments.some(({ isUnread, by }) => isUnread && by.id !== person.id)) return
      const { unread } = await markRead({ thread: thread.id })
      noteUnread(unread)
      lists.takeIn(thread.id, { ...thread, comments: thread.comments.map((comment) => ({ ...comment, isUnread: false })) })
    },
    failed: (why: string) => tell(editor, said.failed(why)),
  }
}
