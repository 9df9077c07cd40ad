/** Buttons upon the canvas: the hand, zoom, the whole drawing, the overview map, and how the canvas is worked on. */
import { useStore } from '@xyflow/react'
import { Hand, Lock, Map as MapIcon, Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEditor } from '../editor/editor-context'
import { words } from '../wording/words'
import { CanvasSettingsMenu } from './CanvasSettingsMenu'
import styles from './canvas.module.css'
import { changeCanvasSettings, useCanvasSettings } from './canvas-settings'
import { canvasUi, useCanvasUi } from './canvas-ui'
import { ZOOM_STEP } from './zoom'

export function CanvasControls() {
  const editor = useEditor()
  const view = useCanvasUi((ui) => ui.view)
  const isHand = useCanvasUi((ui) => ui.isHand)
  const isMapShown = useCanvasSettings((settings) => settings.isMapShown)
  const said = words.canvas.controls
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div className={styles.controls} role="group" aria-label={said.label}>
      {editor.isReadOnly && (
        <span className={styles.locked} title={said.readOnly}>
          <Lock size={14} aria-label={said.readOnly} />
        </span>
      )}
      <Control label={said.hand} isOn={isHand} press={() => canvasUi(editor).setState({ isHand: !isHand })}>
        <Hand size={16} aria-hidden />
      </Control>
      <Control label={said.zoomOut} press={() => view?.zoomBy(1 / ZOOM_STEP)}>
        <ZoomOut size={16} aria-hidden />
      </Control>
      <Percent press={() => view?.zoomTo(1)} />
      <Control label={said.zoomIn} press={() => view?.zoomBy(ZOOM_STEP)}>
        <ZoomIn size={16} aria-hidden />
      </Control>
      <Control label={said.fit} press={() => view?.fit()}>
        <Maximize size={16} aria-hidden />
      </Control>
      <Control label={said.map} isOn={isMapShown} press={() => changeCanvasSettings({ isMapShown: !isMapShown })}>
        <MapIcon size={16} aria-hidden />
      </Control>
      <CanvasSettingsMenu />
    </div>
  )
}

/** Alone in what changes with each frame of a zoom. */
function Percent({ press }: { readonly press: () => void }) {
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100))
  return (
    <button type="button" className={styles.percent} title={words.canvas.commands.zoomWhole} onClick={press}>
      {words.canvas.controls.zoom(percent)}
    </button>
  )
}

interface ControlProps {
  readonly label: string
  readonly isOn?: boolean
  readonly press: () => void
  readonly children: ReactNode
}

function Control({ label, isOn, press, children }: ControlProps) {
  return (
    <button type="button" className={styles.control} aria-label={label} title={label} aria-pressed={isOn} onClick={press}>
      {children}
    </button>
  )
}
