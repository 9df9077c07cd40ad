/** Differences in words: each with its sign, what it is about, and for fields what they said before and say now. */
import { Minus, Move, PenLine, Plus } from 'lucide-react'
import { words } from '../wording/words'
import styles from './difference.module.css'
import type { DifferenceEntry, FieldEntry } from './difference-list'
import { wordDiff } from './word-diff'

const ICONS = { added: Plus, removed: Minus, changed: PenLine, moved: Move }

interface EntriesProps {
  readonly entries: readonly DifferenceEntry[]
  /** The one that the canvas shows. */
  readonly current?: string | undefined
  /** Missing where nothing can be shown. */
  readonly onShow?: (entry: DifferenceEntry) => void
}

export function DifferenceEntries({ entries, current, onShow }: EntriesProps) {
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.key} className={styles.entry} aria-current={current === entry.key ? 'true' : undefined}>
          <Head entry={entry} onShow={onShow} />
          {entry.fields.length > 0 && (
            <ul className={styles.fields}>
              {entry.fields.map((field) => (
                <Field key={field.key} field={field} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

function Head({ entry, onShow }: { readonly entry: DifferenceEntry; readonly onShow: EntriesProps['onShow'] }) {
  const Icon = ICONS[entry.mark]
  const mark = words.versions.difference.marks[entry.mark]
  const said = (
    <>
      <span className={styles.mark} data-mark={entry.mark}>
        <Icon size={12} aria-hidden />
        {mark}
      </span>{' '}
      <span className={styles.name} dir="auto">
        {entry.name}
      </span>
    </>
  )
  if (!onShow || entry.nodes.length === 0) return <div className={styles.head}>{said}</div>
  return (
    <button
      type="button"
      className={styles.head}
      aria-label={words.versions.difference.goTo(mark, entry.name)}
      onClick={() => onShow(entry)}
    >
      {said}
    </button>
  )
}

function Field({ field: { field, before, after, isText } }: { readonly field: FieldEntry }) {
  const { difference } = words.versions
  return (
    <li className={styles.field}>
      <span className={styles.fieldName} dir="auto">
        {field}
      </span>
      {isText && before !== undefined && after !== undefined ? (
        <TextChange before={before} after={after} />
      ) : (
        <span className={styles.values}>
          {before !== undefined && (
            <del className={styles.old} dir="auto">
              <span className="visually-hidden">{difference.before}: </span>
              {before}
            </del>
          )}
          {after === undefined ? (
            <span className={styles.gone}>{difference.taken}</span>
          ) : (
            <ins className={styles.new} dir="auto">
              <span className="visually-hidden">{difference.after}: </span>
              {after}
            </ins>
          )}
        </span>
      )}
    </li>
  )
}

/** Word by word, so that one sees at a glance what became of a message. */
export function TextChange({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <p className={styles.text} dir="auto">
      {wordDiff(before, after).map(({ is, text }, place) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have nothing else to be told by
        if (is === 'same') return <span key={place}>{text}</span>
        const Tag = is === 'removed' ? 'del' : 'ins'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Tag key={place} className={is === 'removed' ? styles.old : styles.new}>
            {text}
          </Tag>
        )
      })}
    </p>
  )
}
