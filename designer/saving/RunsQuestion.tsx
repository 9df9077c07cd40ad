/** What becomes of running cases: each choice with its consequence in numbers, and where those stand that cannot move. */
import { useId } from 'react'
import type { RunsChoice } from '../../engine/directory/run-changes'
import { nodeName } from '../catalogue/kind-in-words'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import styles from './choices.module.css'
import type { RunsOutlook, Standing } from './running-cases'
import { showStanding } from './show-standing'

interface RunsQuestionProps {
  readonly outlook: RunsOutlook
  readonly offered: readonly RunsChoice[]
  readonly choice: RunsChoice | undefined
  readonly onChoose: (choice: RunsChoice) => void
  /** It is decided later, when cases stand elsewhere. */
  readonly isLater?: boolean
  /** Somebody goes to look at a node. */
  readonly onGo: () => void
}

export function RunsQuestion({ outlook, offered, choice, onChoose, isLater = false, onGo }: RunsQuestionProps) {
  const { runs: said } = words.publishing
  const group = useId()
  return (
    <fieldset className={styles.question}>
      <legend className={styles.legend}>{said.question}</legend>
      <p className={styles.quiet}>{nowInWords(outlook)}</p>
      {offered.map((each) => (
        <div key={each} className={styles.choice} data-chosen={choice === each}>
          <label className={styles.answer}>
            <input type="radio" name={group} checked={choice === each} onChange={() => onChoose(each)} />
            <b>{said[each]}</b>
            <span className={styles.consequence}>{consequenceOf(each, outlook)}</span>
          </label>
          {each === 'move' && outlook.staying.length > 0 && <StandingList staying={outlook.staying} onGo={onGo} />}
        </div>
      ))}
      {isLater && <p className={styles.quiet}>{said.movedLater}</p>}
    </fieldset>
  )
}

function nowInWords({ total, versions }: RunsOutlook): string {
  const { runs: said } = words.publishing
  const [first, second] = versions
  if (first && !second) return said.ofOne(first.runs, first.version)
  return said.now(total, versions.map(({ runs, version }) => said.ofVersion(runs, version)).join(', '))
}

/** In a few words, for beside the button. */
export function runsSummary(choice: RunsChoice, { total, moving }: RunsOutlook): string {
  const { summary: said } = words.publishing.runs
  return choice === 'move' ? said.move(moving, total - moving) : said[choice](total)
}

function consequenceOf(choice: RunsChoice, { total, moving }: RunsOutlook): string {
  const { runs: said } = words.publishing
  if (choice === 'finish') return said.finishText(total)
  if (choice === 'interrupt') return said.interruptText(total)
  if (moving === total) return said.moveAll(total)
  return moving === 0 ? said.moveNone(total) : said.moveSome(moving, total, total - moving)
}

/** The rest is summed up. */
const MOST_NODES = 8

function StandingList({ staying, onGo }: { readonly staying: readonly Standing[]; readonly onGo: () => void }) {
  const editor = useEditor()
  const { runs: said } = words.publishing
  const rest = staying.length - MOST_NODES
  return (
    <ul className={styles.nodes}>
      {staying.slice(0, MOST_NODES).map(({ node, kind, name, version, runs, isOtherKind }) => {
        const called = kind === undefined ? node : nodeName({ kind, ...(name === undefined ? {} : { name }) })
        return (
          <li key={`${version} ${node}`}>
            <button
              type="button"
              className={styles.node}
              aria-label={said.goTo(called, runs, version)}
              title={said.goTo(called, runs, version)}
              onClick={() => {
                onGo()
                void showStanding(editor, node, version)
              }}
            >
              <span dir="auto">{said.standing(called, runs)}</span>
              {isOtherKind && <span className={styles.quiet}>{said.otherKind}</span>}
            </button>
          </li>
        )
      })}
      {rest > 0 && <li className={styles.quiet}>{said.more(rest)}</li>}
    </ul>
  )
}
