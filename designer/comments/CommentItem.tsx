/** One comment of a thread: who said what and when. Who said it can say it differently, or take it back. */
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button, Menu, MenuTrigger, Popover } from 'react-aria-components'
import { messageOf } from '../api/client'
import type { Comment, CommentThread } from '../api/comments'
import controls from '../controls.module.css'
import menu from '../menu.module.css'
import { initials } from '../presence/initials'
import { useSaving } from '../saving/use-saving'
import { ActionItem } from '../shell/ActionItem'
import { ago, exactly } from '../versions/times'
import { words } from '../wording/words'
import { CommentBody } from './CommentBody'
import { Composer } from './Composer'
import styles from './comments.module.css'
import { toTyped } from './mentioning'
import { useCommentActs, useUnsent, useUnsentComments } from './use-comments'

interface CommentItemProps {
  readonly comment: Comment
  readonly thread: CommentThread
  readonly now: number
  readonly onCopyLink: () => void
}

export function CommentItem({ comment, thread, now, onCopyLink }: CommentItemProps) {
  const { id, by, at, text, editedAt, isDeleted, isUnread } = comment
  const { person } = useSaving()
  const said = words.comments
  const isOwn = by.id === person.id
  const isEditing = useUnsent(`edit ${id}`) !== undefined
  const [asks, setAsks] = useState(false)
  if (isDeleted) {
    return (
      <li className={styles.comment} data-deleted>
        <p className={styles.deleted}>{said.deleted}</p>
      </li>
    )
  }
  const name = isOwn ? said.you : by.name
  return (
    <li className={styles.comment}>
      <span className={styles.avatar} data-own={isOwn} aria-hidden>
        {initials(by.name)}
      </span>
      <div className={styles.said}>
        <div className={styles.by}>
          <p className={styles.who}>
            <b dir="auto">{name}</b>{' '}
            <time dateTime={new Date(at).toISOString()} title={exactly(at)}>
              {ago(at, now)}
            </time>
            {editedAt !== undefined && <span title={exactly(editedAt)}> · {said.edited}</span>}
            {isUnread && !isOwn && <span className={styles.unread}>{said.unread}</span>}
          </p>
          <CommentMenu
            name={by.name}
            comment={comment}
            isOwn={isOwn && !isEditing}
            onCopyLink={id === thread.id ? onCopyLink : undefined}
            onDelete={() => setAsks(true)}
          />
        </div>
        {isEditing ? <EditField comment={comment} /> : <CommentBody text={text} own={person.id} />}
        {asks && <AskDelete comment={comment} thread={thread} onKeep={() => setAsks(false)} />}
      </div>
    </li>
  )
}

interface CommentMenuProps {
  readonly name: string
  readonly comment: Comment
  readonly isOwn: boolean
  readonly onCopyLink: (() => void) | undefined
  readonly onDelete: () => void
}

function CommentMenu({ name, comment: { id, text }, isOwn, onCopyLink, onDelete }: CommentMenuProps) {
  const { actions, acts } = words.comments
  const unsent = useUnsentComments()
  if (!isOwn && !onCopyLink) return null
  return (
    <MenuTrigger>
      <Button className={styles.more ?? ''} aria-label={actions(name)}>
        <Ellipsis size={15} aria-hidden />
      </Button>
      <Popover className={menu.popover ?? ''} placement="bottom end">
        <Menu className={menu.menu ?? ''} aria-label={actions(name)}>
          {isOwn && <ActionItem title={acts.edit} onAction={() => unsent.put(`edit ${id}`, toTyped(text))} />}
          {onCopyLink && <ActionItem title={acts.copyLink} onAction={onCopyLink} />}
          {isOwn && <ActionItem title={acts.delete} tone="danger" onAction={onDelete} />}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function EditField({ comment: { id, text } }: { readonly comment: Comment }) {
  const { acts, field } = words.comments
  const unsent = useUnsentComments()
  const { edit } = useCommentActs()
  const cancel = () => unsent.drop(`edit ${id}`)
  return (
    <Composer
      place={`edit ${id}`}
      label={field.edit}
      isLabelHidden
      sendLabel={acts.save}
      focusAsked={1}
      begin={toTyped(text)}
      send={async (typed) => void (await edit(id, typed.text))}
      onLeave={() => (document.activeElement as HTMLElement | null)?.blur()}
      acts={
        <button type="button" className={controls.button} onClick={cancel}>
          {acts.cancel}
        </button>
      }
    />
  )
}

function AskDelete({
  comment,
  thread,
  onKeep,
}: {
  readonly comment: Comment
  readonly thread: CommentThread
  readonly onKeep: () => void
}) {
  const { askDelete, acts } = words.comments
  const { remove, failed } = useCommentActs()
  const [isDeleting, setDeleting] = useState(false)
  async function removeNow() {
    setDeleting(true)
    try {
      await remove(thread.id, comment.id)
    } catch (error) {
      failed(messageOf(error))
    }
    setDeleting(false)
    onKeep()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div className={styles.ask} role="group" aria-label={askDelete}>
      <p>{askDelete}</p>
      <div className={styles.askActs}>
        {/* biome-ignore lint/a11y/noAutofocus: it was asked for just now, and the harmless answer has the focus */}
        <button type="button" className={controls.button} autoFocus onClick={onKeep}>
          {acts.keep}
        </button>
        <button type="button" className={styles.danger} disabled={isDeleting} onClick={() => void removeNow()}>
          {acts.reallyDelete}
        </button>
      </div>
    </div>
  )
}
