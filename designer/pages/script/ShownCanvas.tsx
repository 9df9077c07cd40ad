/** The canvas with what it shows just now: the draft, a version, two documents compared, or the way of a case. */
import { Suspense, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { Canvas } from '../../canvas/Canvas'
import { useEditorOnCanvas } from '../../commands/canvas-editor'
import { EditorContext, useEditor } from '../../editor/editor-context'
import { Loading } from '../../shell/Loading'
import { later } from '../../shell/later'
import { PartBoundary } from '../../shell/PartBoundary'
import { useShownCase } from '../../traffic/shown-case'
import { ShownBar } from '../../versions/ShownBar'
import { shown } from '../../versions/shown'
import styles from './workspace.module.css'

const CaseOnCanvas = later(async () => (await import('../../traffic/way/CaseOnCanvas')).CaseOnCanvas)

export function ShownCanvas() {
  const draft = useEditor()
  const what = useStore(shown)
  const [theCase] = useShownCase()
  const shownEditor = what.is === 'draft' ? undefined : what.editor
  // what it does is told where the page listens
  const editor = useMemo(() => shownEditor && { ...shownEditor, announcer: draft.announcer }, [shownEditor, draft])
  useEffect(() => {
    if (!editor) return
    // an address with a version shows it before the directory is there
    const pass = () => {
      const { directory } = draft.view.getState()
      if (directory !== editor.view.getState().directory) editor.view.set({ directory })
    }
    pass()
    return draft.view.subscribe(pass)
  }, [editor, draft])
  useEffect(() => {
    // a form that is asked for on that drawing opens where forms are
    return editor?.view.subscribe((now, before) => {
      if (now.field !== before.field) draft.view.set({ panel: 'inspector' })
    })
  }, [editor, draft])
  if (theCase) {
    return (
      <PartBoundary key="case">
        <Suspense fallback={<Loading />}>
          <CaseOnCanvas shown={theCase}>
            <CanvasWithCommands />
          </CaseOnCanvas>
        </Suspense>
      </PartBoundary>
    )
  }
  if (what.is === 'draft' || !editor) return <CanvasWithCommands key="draft" />
  return (
    <div className={styles.shown}>
      <ShownBar />
      <div className={styles.shownCanvas}>
        <EditorContext value={editor}>
          <CanvasWithCommands key={what.is === 'version' ? what.what.label : `${what.before.label} ${what.after.label}`} />
        </EditorContext>
      </div>
    </div>
  )
}

function CanvasWithCommands() {
  useEditorOnCanvas()
  return <Canvas />
}
