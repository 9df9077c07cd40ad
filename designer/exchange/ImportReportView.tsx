/** What became of each thing of another system's file: what needs a hand first, each with its reasons. */
import { ChevronDown, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import type { Outcome, ReportEntry } from '../../engine/exchange/imported'
import type { Remark } from '../../engine/exchange/remarks'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import styles from './import-report.module.css'
import type { ForeignRead } from './read-foreign'
import { remarkInWords } from './remark-in-words'

interface ImportReportViewProps {
  readonly foreign: ForeignRead
  /** How many nodes were made. */
  readonly nodes: number
}

const GROUPS = [
  ['notMapped', CircleAlert],
  ['withLoss', TriangleAlert],
  ['mapped', CircleCheck],
] as const satisfies readonly (readonly [Outcome, typeof CircleAlert])[]

/** Nobody reads more of a group in a dialog; the notes on the canvas have the rest. */
const SHOWN = 100

export function ImportReportView({ foreign: { format, report }, nodes }: ImportReportViewProps) {
  const said = words.foreign
  const isWhole = report.entries.every(({ outcome }) => outcome === 'mapped')
  return (
    <>
      <p>{said.about(said.formats[format], report.entries.length, nodes)}</p>
      {report.remarks.length > 0 && (
        <ul className={styles.remarks}>
          {linesOf(report.remarks).map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      )}
      {isWhole && <p className={controls.quiet}>{said.allMapped}</p>}
      {GROUPS.map(([outcome, Icon]) => (
        <Group key={outcome} outcome={outcome} Icon={Icon} entries={report.entries.filter((entry) => entry.outcome === outcome)} />
      ))}
    </>
  )
}

interface GroupProps {
  readonly outcome: Outcome
  readonly Icon: typeof CircleAlert
  readonly entries: readonly ReportEntry[]
}

function Group({ outcome, Icon, entries }: GroupProps) {
  const id = useId()
  if (entries.length === 0) return null
  return (
    <details className={styles.group} open={outcome !== 'mapped'}>
      <summary>
        <Icon size={15} aria-hidden />
        <span id={id}>{words.foreign.groups[outcome](entries.length)}</span>
        <ChevronDown size={15} aria-hidden className={styles.chevron} />
      </summary>
      <ul className={styles.entries} aria-labelledby={id}>
        {entries.slice(0, SHOWN).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
        {entries.length > SHOWN && <li className={controls.quiet}>{words.foreign.more(entries.length - SHOWN)}</li>}
      </ul>
    </details>
  )
}

function Entry({ entry: { type, name, remarks } }: { readonly entry: ReportEntry }) {
  const detail = name?.startsWith(type) ? name.slice(type.length).replace(/^: /, '') : name
  return (
    <li>
      <span className={styles.thing}>
        <code>{type}</code>
        {detail && <b dir="auto">{detail}</b>}
      </span>
      {remarks.length > 0 && (
        <ul className={styles.reasons}>
          {linesOf(remarks).map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** What is said twice is read once. */
const linesOf = (remarks: readonly Remark[]): readonly string[] => [...new Set(remarks.map(remarkInWords))]
