/** One message on the contact's phone, with what can be tapped below it. */
import { ExternalLink, List, MapPin, Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ChatMessage } from '../../../engine/sandbox/core/chat'
import type { Choice } from '../../../engine/sandbox/core/sandbox'
import { words } from '../../wording/words'
import { TextMarks } from '../TextMarks'
import { Ticks } from '../Ticks'
import { clockTime } from '../times'
import styles from './bubble.module.css'

/** A message of one's own shows before the sandbox has it. */
export type ShownBubble = Omit<ChatMessage, 'status'> & { readonly status: ChatMessage['status'] | 'sending' }

interface BubbleProps {
  readonly message: ShownBubble
  /** Somebody else spoke before. */
  readonly isNewTurn: boolean
  readonly onTap: (wamid: string, choice: Choice) => void
  readonly onOpenList: (message: ShownBubble) => void
  readonly clock?: (at: number) => string
}

export function Bubble({ message, isNewTurn, onTap, onOpenList, clock = clockTime }: BubbleProps) {
  const { from, at, status, isRevoked, choices = [], listButton } = message
  const isOwn = from === 'contact'
  return (
    <li className={styles.row} data-from={from} data-turn={isNewTurn}>
      <div className={styles.bubble}>
        <span className="visually-hidden">{words.phone.from[from]}: </span>
        {isRevoked ? <p className={styles.revoked}>{words.phone.revoked}</p> : <Body message={message} />}
        <span className={styles.meta}>
          <time className="tabular" dateTime={new Date(at).toISOString()}>
            {clock(at)}
          </time>
          {isOwn && <Ticks delivery={status} />}
        </span>
      </div>
      {!isRevoked && listButton !== undefined && (
        <div className={styles.choices}>
          <button type="button" className={styles.choice} aria-haspopup="dialog" onClick={() => onOpenList(message)}>
            <List size={15} aria-hidden /> {listButton}
          </button>
        </div>
      )}
      {!isRevoked && listButton === undefined && choices.length > 0 && (
        <div className={styles.choices}>
          {choices.map((choice) => (
            <ChoiceButton key={choice.id} choice={choice} onTap={() => onTap(message.wamid, choice)} />
          ))}
        </div>
      )}
    </li>
  )
}

function Body({ message: { header, text, footer, media, location, reaction } }: { readonly message: ShownBubble }): ReactNode {
  return (
    <>
      {header !== undefined && (
        <p className={styles.header} dir="auto">
          {header}
        </p>
      )}
      {media && (
        <p className={styles.attachment}>
          <Paperclip size={14} aria-hidden /> {media.filename ?? words.phone.attachment(media.kind)}
        </p>
      )}
      {location && (
        <p className={styles.attachment}>
          <MapPin size={14} aria-hidden /> {location.name ?? location.address ?? words.phone.location}
        </p>
      )}
      {reaction && <p>{words.phone.reacted(reaction.emoji)}</p>}
      {text !== undefined && (
        <span className={styles.text} dir="auto">
          <TextMarks text={text} />
        </span>
      )}
      {footer !== undefined && (
        <p className={styles.footer} dir="auto">
          {footer}
        </p>
      )}
    </>
  )
}

function ChoiceButton({ choice: { kind, title, url }, onTap }: { readonly choice: Choice; readonly onTap: () => void }) {
  if (kind === 'link' && url !== undefined) {
    return (
      <a className={styles.choice} href={url} target="_blank" rel="noopener noreferrer">
        <ExternalLink size={15} aria-hidden /> {title}
      </a>
    )
  }
  const canTap = kind === 'button' || kind === 'quickReply'
  return (
    <button type="button" className={styles.choice} disabled={!canTap} onClick={onTap}>
      {title}
    </button>
  )
}
