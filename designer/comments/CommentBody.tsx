/** What a comment says: people by name, links that can be followed, and of a long one the beginning first. */
import { useState } from 'react'
import { commentParts } from '../../engine/directory/model/comment-text'
import { words } from '../wording/words'
import styles from './comments.module.css'

interface CommentBodyProps {
  readonly text: string
  /** Id of who reads it. */
  readonly own: string
}

const LONG = 600
const MANY_LINES = 12
const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g

export function CommentBody({ text, own }: CommentBodyProps) {
  const [isWhole, setWhole] = useState(false)
  const isLong = text.length > LONG || text.split('\n').length > MANY_LINES
  const { wholeText, lessText } = words.comments
  return (
    <>
      <p className={styles.text} dir="auto" data-cut={isLong && !isWhole}>
        {commentParts(text).map((part, place) =>
          part.is === 'mention' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
            <bdi key={place} className={styles.mention} data-you={part.id === own}>
              @{part.name}
            </bdi>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
            <WithLinks key={place} text={part.text} />
          ),
        )}
      </p>
      {isLong && (
        <button type="button" className={styles.quiet} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? lessText : wholeText}
        </button>
      )}
    </>
  )
}

/** Every second piece is an address. */
function WithLinks({ text }: { readonly text: string }) {
  return text.split(LINK).map((piece, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
      <a key={place} href={piece} target="_blank" rel="noreferrer noopener">
        {piece}
      </a>
    ) : (
      piece
    ),
  )
}
