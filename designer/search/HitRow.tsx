/** A thing in which something was found, and one place of it: the field and the words around what was found. */
import { Frame, Replace, StickyNote, TextSearch, Variable } from 'lucide-react'
import type { ScriptNode } from '../../engine/script/script'
import { GroupIcon } from '../catalogue/GroupIcon'
import { groupOf, kindTitle } from '../catalogue/kind-in-words'
import { words } from '../wording/words'
import { excerptOf, type Hit, type HitGroup } from './find-in-script'
import styles from './search.module.css'

interface ThingRowProps {
  readonly group: HitGroup
  readonly node: ScriptNode | undefined
  readonly top: number
  readonly height: number
}

const ICONS = { note: StickyNote, frame: Frame, variable: Variable, script: TextSearch }

export function ThingRow({ group: { thing, title }, node, top, height }: ThingRowProps) {
  const kind = node && kindTitle(node.kind)
  const Icon = thing.is === 'node' ? undefined : ICONS[thing.is]
  return (
    <h3 className={styles.thing} style={{ height, insetBlockStart: top }}>
      {Icon ? <Icon size={14} aria-hidden /> : <GroupIcon group={groupOf(node?.kind ?? '')} />}
      <span className={styles.title} dir="auto">
        {title}
      </span>
      {kind !== undefined && kind !== title && <span className={styles.kind}>{kind}</span>}
    </h3>
  )
}

interface HitRowProps {
  readonly hit: Hit
  readonly place: number
  readonly count: number
  readonly index: number
  readonly height: number
  /** What takes the place of what was found; undefined: nothing is replaced. */
  readonly by: string | undefined
  readonly isCurrent: boolean
  readonly isStop: boolean
  readonly onGo: () => void
  readonly onReplace: () => void
}

export function HitRow({ hit, place, count, index, height, by, isCurrent, isStop, onGo, onReplace }: HitRowProps) {
  const { found, ranges, replaceable } = hit
  const canReplace = by !== undefined && replaceable.length > 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: its list is drawn as it comes into sight
    <div
      role="listitem"
      className={styles.hit}
      data-index={index}
      data-current={isCurrent}
      aria-posinset={place}
      aria-setsize={count}
      style={{ height, insetBlockStart: index * height }}
    >
      <button type="button" className={styles.go} tabIndex={isStop ? 0 : -1} aria-current={isCurrent} title={found.text} onClick={onGo}>
        <span className="visually-hidden">{`${hit.title}, `}</span>
        <span className={styles.label}>{found.label}</span>
        <span className={styles.excerpt} dir="auto">
          <Marked text={found.text} ranges={ranges} replaceable={canReplace ? replaceable : []} by={by ?? ''} />
        </span>
      </button>
      {canReplace && (
        <button
          type="button"
          className={styles.one}
          tabIndex={-1}
          aria-label={words.search.replaceOne}
          title={words.search.replaceOne}
          onClick={onReplace}
        >
          <Replace size={14} aria-hidden />
        </button>
      )}
    </div>
  )
}

interface MarkedProps {
  readonly text: string
  readonly ranges: Hit['ranges']
  readonly replaceable: Hit['ranges']
  readonly by: string
}

function Marked({ text, ranges, replaceable, by }: MarkedProps) {
  const excerpt = excerptOf(text, ranges)
  const willGo = new Set(
    excerptOf(text, ranges)
      .ranges.filter((_, number) => replaceable.includes(ranges[number] ?? [-1, -1]))
      .map(([from]) => from),
  )
  let at = 0
  return [
    ...excerpt.ranges.flatMap(([from, to]) => {
      const before = excerpt.text.slice(at, from)
      at = to
      const found = excerpt.text.slice(from, to)
      return [
        before,
        willGo.has(from) ? (
          <span key={from}>
            <del className={styles.gone}>{found}</del>
            {by !== '' && <ins className={styles.come}>{by}</ins>}
          </span>
        ) : (
          <mark key={from} className={styles.found}>
            {found}
          </mark>
        ),
      ]
    }),
    excerpt.text.slice(at),
  ]
}
