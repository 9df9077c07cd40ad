/** The bar above a canvas that shows the way of a case: whose it is, on which version, at which step, and back to the draft. */
import { ArrowLeft, Route } from 'lucide-react'
import { useStore } from 'zustand'
import controls from '../../controls.module.css'
import { useEditor, useView } from '../../editor/editor-context'
import { words } from '../../wording/words'
import { useShownCase } from '../shown-case'
import type { CaseWay } from './case-way'
import { Stepper } from './Stepper'
import styles from './way.module.css'
import { nameOf, stateInWords } from './way-in-words'
import { openWay } from './way-store'

export function WayBar({ way }: { readonly way: CaseWay | undefined }) {
  const { view } = useEditor()
  const isPanelOpen = useView(({ panel }) => panel === 'traffic')
  const at = useStore(openWay, (state) => state.at)
  const [, show] = useShownCase()
  const said = words.traffic.way
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div className={styles.bar} role="group" aria-label={way ? said.title(nameOf(way.contact)) : said.loading}>
      <button
        type="button"
        className={`${controls.button} ${styles.barHome}`}
        aria-label={said.toDraft}
        title={said.toDraft}
        onClick={() => show(undefined)}
      >
        <ArrowLeft size={16} aria-hidden />
        <span className={styles.barLabel}>{said.toDraft}</span>
      </button>
      <Route size={15} aria-hidden className={styles.barIcon} />
      <p className={styles.barText}>
        {way && (
          <>
            <b dir="auto">{nameOf(way.contact)}</b> {words.traffic.versionOf(way.run.version)} ·{' '}
            <span className={styles.barState} data-state={way.run.end ? 'ended' : 'running'}>
              {stateInWords(way.run)}
            </span>
          </>
        )}
      </p>
      {way && way.run.steps.length > 0 && <Stepper steps={way.run.steps.length} at={at} isRunning={way.run.end === undefined} />}
      {way && !isPanelOpen && (
        <button type="button" className={controls.button} onClick={() => view.set({ panel: 'traffic' })}>
          {said.steps}
        </button>
      )}
    </div>
  )
}
