/** How many threads of comments are about a node; a press shows them. The keyboard has a command for it, the label says it. */
import { MessageSquare } from 'lucide-react'
import { askFor } from '../comments/asked'
import { words } from '../wording/words'
import styles from './card.module.css'

export function CommentMark({ node, count }: { readonly node: string; readonly count: number }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      className={`nodrag ${styles.comments}`}
      title={words.comments.count(count)}
      onClick={() => askFor({ is: 'node', node })}
    >
      <MessageSquare size={11} aria-hidden />
      {count}
    </button>
  )
}
