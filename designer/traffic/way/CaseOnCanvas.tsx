/**
 * The canvas while the way of a case is open: it draws the version that the case ran, not to be written to, and lights the way up to
 * the step that is looked at. `children` is the canvas.
 */
import { type ReactNode, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { createEditor, type Editor } from '../../editor/editor'
import { EditorContext, useEditor, useView } from '../../editor/editor-context'
import { Loading } from '../../shell/Loading'
import { words } from '../../wording/words'
import type { ShownCase } from '../shown-case'
import { useLightWay } from './use-light-way'
import { useLoadWay } from './use-load-way'
import { useStepInAddress } from './use-step-in-address'
import { WayBar } from './WayBar'
import { WayProblem } from './WayProblem'
import styles from './way.module.css'
import { openWay } from './way-store'

interface CaseOnCanvasProps {
  readonly shown: ShownCase
  readonly children: ReactNode
}

export function CaseOnCanvas(props: CaseOnCanvasProps) {
  const { conversation, run } = props.shown
  return <Stage key={`${conversation} ${run}`} {...props} />
}

function Stage({ shown, children }: CaseOnCanvasProps) {
  const draft = useEditor()
  const directory = useView((state) => state.directory)
  useLoadWay(shown, useStepInAddress())
  const { way, script, problem, isMissing, retry } = useStore(openWay)
  const editor = useMemo<Editor | undefined>(
    // what it does is told where the page listens
    () => script && { ...createEditor(script, { isReadOnly: true }), announcer: draft.announcer },
    [script, draft],
  )
  useEffect(() => editor?.view.set({ directory }), [editor, directory])
  useEffect(() => {
    // where a panel stands beside the canvas, the steps take its place; where it would cover the canvas, nothing opens by itself
    if (draft.view.getState().panel !== undefined) draft.view.set({ panel: 'traffic' })
  }, [draft])

  return (
    <div className={styles.stage}>
      <WayBar way={way} />
      <div className={styles.canvas}>
        {editor ? (
          <EditorContext value={editor}>
            <LitCanvas>{children}</LitCanvas>
          </EditorContext>
        ) : problem ? (
          <WayProblem problem={problem} onRetry={retry} />
        ) : (
          !isMissing && <Loading text={words.traffic.way.loading} />
        )}
      </div>
    </div>
  )
}

function LitCanvas({ children }: { readonly children: ReactNode }) {
  const way = useStore(openWay, (state) => state.way)
  const at = useStore(openWay, (state) => state.at)
  useLightWay(way?.run, at)
  return children
}
