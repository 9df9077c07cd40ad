/** What scripts wrote on a case for the people who work on it: tags and notes. Nothing where there is neither. */
import { StickyNote } from 'lucide-react'
import type { CaseView } from '../../../engine/views/case-view'
import { words } from '../../wording/words'
import { clockTime } from '../times'
import styles from './marks.module.css'

export function CaseMarks({ tags, notes }: Pick<CaseView, 'tags' | 'notes'>) {
  if (tags.length === 0 && notes.length === 0) return null
  return (
    <div className={styles.marks}>
      {tags.length > 0 && (
        <ul className={styles.tags} aria-label={words.desk.tags}>
          {tags.map((tag) => (
            <li key={tag} className={styles.tag} dir="auto">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul className={styles.notes} aria-label={words.desk.notes}>
          {notes.map(({ text, at }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever added at the end
            <li key={place} className={styles.note}>
              <StickyNote size={14} aria-hidden />
              <span dir="auto">{text}</span>
              <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
