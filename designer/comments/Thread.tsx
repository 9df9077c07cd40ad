/** A thread of comments: what was said, answering, and whether it is resolved. */
import { Check, CheckCheck, CornerDownRight, RotateCcw } from 'lucide-react'
import { memo, useState } from 'react'
import { messageOf } from '../api/client'
import type { CommentThread } from '../api/comments'
import { writeClipboard } from '../clipboard/system-clipboard'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { useSaving } from '../saving/use-saving'
import { tell } from '../shell/tell'
import { ago } from '../versions/times'
import { words } from '../wording/words'
import { CommentItem } from './CommentItem'
import { Composer } from './Composer'
import styles from './comments.module.css'
import { threadAddress } from './thread-address'
import { useCommentActs, useUnsent } from './use-comments'

interface ThreadProps {
  readonly thread: CommentThread
  /** What it is about, as it is called now. */
  readonly where: string
  readonly now: number
  /** The version on the canvas: threads of it need not say so. */
  readonly version: number | undefined
  readonly isLedTo: boolean
}

/** With more replies, those in the middle are folded. */
const MOST_REPLIES = 4
const LAST_SHOWN = 2

export const threadElementId = (id: string): string => `comments-of-${id}`

export const Thread = memo(function Thread({ thread, where, now, version, isLedTo }: ThreadProps) {
  const editor = useEditor()
  const { read, failed } = useCommentActs()
  const [isWhole, setWhole] = useState(false)
  const said = words.comments
  const [first, ...replies] = thread.comments
  if (!first) return null
  const folded =
    isWhole || isLedTo || replies.length <= MOST_REPLIES || replies.some(({ isUnread }) => isUnread) ? 0 : replies.length - LAST_SHOWN

  async function copyLink() {
    const isCopied = await writeClipboard(new URL(threadAddress(thread), location.origin).href)
    tell(editor, isCopied ? said.said.linkCopied : said.said.linkNotCopied)
  }
  const seen = () => void read(thread).catch((error: unknown) => failed(messageOf(error)))
  const item = (comment: typeof first) => (
    <CommentItem key={comment.id} comment={comment} thread={thread} now={now} onCopyLink={() => void copyLink()} />
  )
  return (
    <article
      id={threadElementId(thread.id)}
      className={styles.thread}
      tabIndex={-1}
      aria-label={said.thread(first.by.name, where)}
      data-resolved={thread.isResolved}
      data-led={isLedTo}
      onFocus={seen}
    >
      {thread.version !== version && (
        <p className={styles.tag}>{thread.version === undefined ? said.onDraft : said.onVersion(thread.version)}</p>
      )}
      <ul className={styles.comments}>
        {item(first)}
        {folded > 0 && (
          <li>
            <button type="button" className={styles.quiet} onClick={() => setWhole(true)}>
              {said.earlier(folded)}
            </button>
          </li>
        )}
        {replies.slice(folded).map(item)}
      </ul>
      <ThreadFoot thread={thread} now={now} />
    </article>
  )
})

function ThreadFoot({ thread, now }: Pick<ThreadProps, 'thread' | 'now'>) {
  const { person } = useSaving()
  const { reply, resolve, failed } = useCommentActs()
  const isUnsent = useUnsent(`reply ${thread.id}`) !== undefined
  const [isReplying, setReplying] = useState(0)
  const [isBusy, setBusy] = useState(false)
  const { acts, field, resolvedBy, resolvedByYou } = words.comments
  const resolved = thread.isResolved ? thread.turns.at(-1) : undefined

  async function turn() {
    setBusy(true)
    try {
      await resolve(thread.id, !thread.isResolved)
    } catch (error) {
      failed(messageOf(error))
    }
    setBusy(false)
  }
  return (
    <div className={styles.foot}>
      {resolved && (
        <p className={styles.resolved}>
          <CheckCheck size={14} aria-hidden />
          {resolved.by.id === person.id ? resolvedByYou(ago(resolved.at, now)) : resolvedBy(resolved.by.name, ago(resolved.at, now))}
        </p>
      )}
      {isReplying > 0 || isUnsent ? (
        <Composer
          place={`reply ${thread.id}`}
          label={field.reply}
          isLabelHidden
          sendLabel={thread.isResolved ? acts.replyAndOpen : acts.reply}
          focusAsked={isReplying}
          send={async (comment) => {
            await reply(thread.id, comment)
            setReplying(0)
          }}
          onLeave={() => {
            setReplying(0)
            document.getElementById(threadElementId(thread.id))?.focus()
          }}
        />
      ) : (
        <button type="button" className={styles.act} onClick={() => setReplying((count) => count + 1)}>
          <CornerDownRight size={14} className={styles.turns} aria-hidden />
          {acts.reply}
        </button>
      )}
      <button type="button" className={controls.button} disabled={isBusy} onClick={() => void turn()}>
        {thread.isResolved ? <RotateCcw size={14} aria-hidden /> : <Check size={14} aria-hidden />}
        {thread.isResolved ? acts.reopen : acts.resolve}
      </button>
    </div>
  )
}
