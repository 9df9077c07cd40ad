/** The canvas: the script as a drawing that is worked on directly, by pointer, touch and keyboard. */
import '@xyflow/react/dist/style.css'
import { ReactFlowProvider } from '@xyflow/react'
import { useId, useRef } from 'react'
import { useEditor, useScript, useSelection } from '../editor/editor-context'
import { useIsPainted } from '../shell/use-is-painted'
import { words } from '../wording/words'
import { CanvasControls } from './CanvasControls'
import { CanvasMenu } from './CanvasMenu'
import styles from './canvas.module.css'
import { useCanvasSettings } from './canvas-settings'
import { canvasUi } from './canvas-ui'
import { EmptyDrawing } from './EmptyDrawing'
import { LeaveByName } from './LeaveByName'
import { LinkByName } from './LinkByName'
import { ModeBanner } from './ModeBanner'
import { OverviewMap } from './OverviewMap'
import { QuickAdd } from './QuickAdd'
import { StandingOn } from './StandingOn'
import { Surface } from './Surface'
import { useCanvasView } from './use-canvas-view'
import { useGestures } from './use-gestures'
import { usePresses } from './use-presses'
import { useStandingElement } from './use-standing-element'
import { ViewInAddress } from './ViewInAddress'

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Frame />
    </ReactFlowProvider>
  )
}

function Frame() {
  const editor = useEditor()
  const frame = useRef<HTMLDivElement>(null)
  const gestures = useGestures()
  const view = useCanvasView(frame)
  const presses = usePresses(gestures)
  const standing = useStandingElement()
  const name = useScript((state) => state.script.name)
  const count = useScript((state) => Object.keys(state.script.nodes).length)
  const isAnywhere = useSelection(({ at }) => at !== undefined)
  const isMapShown = useCanvasSettings((settings) => settings.isMapShown)
  const isPainted = useIsPainted()
  const helpId = useId()
  const backToCanvas = () => requestAnimationFrame(() => view.focus())
  return (
    <div ref={frame} className={styles.frame}>
      <div
        className={styles.canvas}
        data-canvas
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the one Tab stop of the canvas
        tabIndex={0}
        role="application"
        aria-roledescription={words.canvas.role}
        aria-label={words.canvas.label(name, count)}
        aria-describedby={helpId}
        aria-activedescendant={isAnywhere ? standing.id : undefined}
        {...presses}
      >
        <Surface gestures={gestures} />
        <StandingOn {...standing} />
      </div>
      <p id={helpId} className="visually-hidden">
        {words.canvas.help}
      </p>
      <ModeBanner />
      {count === 0 && <EmptyDrawing />}
      <ViewInAddress />
      <CanvasControls />
      {isMapShown && isPainted && count > 0 && <OverviewMap />}
      <QuickAdd onDone={backToCanvas} />
      <LinkByName onDone={backToCanvas} />
      <LeaveByName onDone={backToCanvas} />
      <CanvasMenu onDone={backToCanvas} onClose={() => canvasUi(editor).setState({ menu: undefined })} />
    </div>
  )
}
