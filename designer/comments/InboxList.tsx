/** What mentions one, and what was said in threads that one takes part in, newest first; each leads to its thread. */
import { AtSign, Reply } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { commentParts } from '../../engine/directory/model/comment-text'
import { messageOf } from '../api/client'
import type { InboxItem } from '../api/comments'
import controls from '../controls.module.css'
import { useNow } from '../live/use-now'
import { EmptyState } from '../shell/EmptyState'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { ago, exactly } from '../versions/times'
import { words } from '../wording/words'
import { askFor } from './asked'
import { nameThen } from './groups'
import styles from './inbox.module.css'
import { threadAddress } from './thread-address'
import { useUnread } from './unread'
import { useInbox } from './use-inbox'

interface InboxListProps {
  /** Somebody went to one of them. */
  readonly onGone: () => void
}

export function InboxList({ onGone }: InboxListProps) {
  const inbox = useInbox()
  const unread = useUnread()
  const now = useNow(30_000)
  const [problem, setProblem] = useState<string>()
  const [isAllRead, setAllRead] = useState(false)
  const said = words.comments.inbox
  const { items, error } = inbox

  async function mark(thread?: string) {
    try {
      await inbox.markRead(thread)
      setProblem(undefined)
      setAllRead(thread === undefined)
    } catch (failure) {
      setProblem(messageOf(failure))
    }
  }
  const message = problem ?? (error === undefined ? undefined : messageOf(error))
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.heading}>{said.name}</h2>
        <button type="button" className={controls.button} disabled={unread === 0} onClick={() => void mark()}>
          {said.readAll}
        </button>
      </div>
      <p className="visually-hidden" role="status">
        {isAllRead && unread === 0 ? said.allRead : ''}
      </p>
      {message !== undefined && (
        <div className={styles.problem}>
          <ProblemNote message={message} onRetry={inbox.reload} />
        </div>
      )}
      {items === undefined && error === undefined && <Loading />}
      {items?.length === 0 && <EmptyState icon={AtSign} title={said.empty} help={said.emptyHelp} />}
      {items && items.length > 0 && (
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.comment}>
              <InboxRow
                item={item}
                now={now}
                onGo={() => {
                  if (!item.isRead) void mark(item.thread)
                  // already on its page, the address says nothing new
                  if (location.pathname === new URL(threadAddress(addressed(item)), location.origin).pathname) {
                    askFor({ is: 'thread', id: item.thread })
                  }
                  onGone()
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {inbox.hasMore && (
        <button type="button" className={styles.older} onClick={inbox.more}>
          {said.more}
        </button>
      )}
    </>
  )
}

interface InboxRowProps {
  readonly item: InboxItem
  readonly now: number
  readonly onGo: () => void
}

function InboxRow({ item, now, onGo }: InboxRowProps) {
  const { by, at, reason, isRead, scriptName, node, text } = item
  const said = words.comments.inbox
  const Icon = reason === 'mention' ? AtSign : Reply
  return (
    <Link href={threadAddress(addressed(item))} className={styles.row} data-unread={!isRead} onClick={onGo}>
      <span className={styles.icon}>
        <Icon size={14} aria-hidden />
      </span>
      <span className={styles.about}>
        <span className={styles.who}>
          <b dir="auto">{said[reason](by.name)}</b>
          {!isRead && <span className={styles.unread}>{words.comments.unread}</span>}
        </span>
        <span className={styles.where} dir="auto">
          {said.on(node ? nameThen(node) : words.comments.wholeScript, scriptName)}
        </span>
        <span className={styles.text} dir="auto">
          {commentParts(text).map((part, place) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
            part.is === 'text' ? part.text : <bdi key={place}>@{part.name}</bdi>,
          )}
        </span>
        <time className={styles.when} dateTime={new Date(at).toISOString()} title={exactly(at)}>
          {ago(at, now)}
        </time>
      </span>
    </Link>
  )
}

const addressed = ({ thread, scriptId, node }: InboxItem) => ({ id: thread, scriptId, ...(node ? { node } : {}) })
