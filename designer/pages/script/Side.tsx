/** One part beside the canvas (over it where the page is narrow), with its name and a way to close it. */
import { X } from 'lucide-react'
import { type KeyboardEvent, Suspense } from 'react'
import { focusCanvas } from '../../commands/focus-part'
import controls from '../../controls.module.css'
import { EditorContext, useEditor } from '../../editor/editor-context'
import { Loading } from '../../shell/Loading'
import { PartBoundary } from '../../shell/PartBoundary'
import { useShownEditor } from '../../versions/shown'
import type { SidePart } from './side-parts'
import styles from './workspace.module.css'

interface SideProps {
  /** The canvas comes first; its parts are neither fetched nor drawn before. */
  readonly isDrawn: boolean
  readonly name: string
  readonly part: SidePart
  readonly closeLabel: string
  readonly onClose: () => void
}

export function Side({ isDrawn, name, part: { Part, isOfTheShown = false }, closeLabel, onClose }: SideProps) {
  const draft = useEditor()
  const shown = useShownEditor()
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    close()
  }
  /** The keyboard goes on where the part stood beside, rather than nowhere. */
  function close() {
    onClose()
    focusCanvas()
  }
  return (
    <section className={styles.side} aria-label={name} onKeyDown={onKeyDown}>
      <div className={styles.sideHead}>
        <h2 className={styles.sideName}>{name}</h2>
        <button type="button" className={controls.icon} aria-label={closeLabel} title={closeLabel} onClick={close}>
          <X size={16} aria-hidden />
        </button>
      </div>
      <div className={styles.sideBody}>
        <PartBoundary key={name}>
          <Suspense fallback={<Loading />}>
            <EditorContext value={isOfTheShown ? shown : draft}>{isDrawn ? <Part /> : <Loading />}</EditorContext>
          </Suspense>
        </PartBoundary>
      </div>
    </section>
  )
}
