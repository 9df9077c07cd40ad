/** Says that a layout takes its time, and stops it. A quick one is over before it would be read. */
import { useEffect, useState } from 'react'
import { ProgressBar } from 'react-aria-components'
import { useStore } from 'zustand'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import styles from './arrange.module.css'
import { type LayoutRun, layoutOf } from './layout-run'

const SHOWN_AFTER_MS = 300

export function LayoutProgress() {
  const run = useStore(layoutOf(useEditor()), (state) => state.run)
  const [slow, setSlow] = useState<LayoutRun>()
  useEffect(() => {
    if (!run) return
    const timer = setTimeout(() => setSlow(run), SHOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [run])
  if (!run || slow !== run) return null
  return (
    <div className={styles.bar}>
      <ProgressBar isIndeterminate aria-label={words.arrange.progress(run.count)} className={styles.progress ?? ''}>
        <span className={styles.lamp} aria-hidden />
        <span role="status">{words.arrange.progress(run.count)}</span>
      </ProgressBar>
      <button type="button" className={controls.button} onClick={run.stop}>
        {words.arrange.stop}
      </button>
    </div>
  )
}
