/** Beside a note or frame that is selected: its tints, and its size in steps. The menu offers the same to the keyboard. */
import { NodeToolbar, Position } from '@xyflow/react'
import { Check, ChevronDown, ChevronLeft, ChevronRight, ChevronUp, Pencil, PinOff, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { TINTS } from '../../engine/script/script'
import { useEditor, useScript } from '../editor/editor-context'
import { words } from '../wording/words'
import { canvasUi } from './canvas-ui'
import { resizeSelected, type SizeStep } from './moving'
import { resolveNotes, tintSelected, unpinNotes } from './notes-and-frames'
import styles from './tools.module.css'

interface ThingToolsProps {
  readonly of: { readonly is: 'note' | 'frame'; readonly id: string }
  readonly nodeKey: string
  readonly isShown: boolean
}

const STEPS: readonly (readonly [SizeStep, typeof ChevronLeft])[] = [
  ['narrower', ChevronLeft],
  ['wider', ChevronRight],
  ['shorter', ChevronUp],
  ['taller', ChevronDown],
]

export function ThingTools({ of, nodeKey, isShown }: ThingToolsProps) {
  const editor = useEditor()
  if (!isShown || editor.isReadOnly) return null
  return (
    <NodeToolbar nodeId={nodeKey} isVisible position={Position.Top} align="start" offset={8} className={`${styles.tools} nodrag nopan`}>
      <Tools of={of} />
    </NodeToolbar>
  )
}

function Tools({ of }: Pick<ThingToolsProps, 'of'>) {
  const editor = useEditor()
  const note = useScript(({ script }) => (of.is === 'note' ? script.notes[of.id] : undefined))
  const frame = useScript(({ script }) => (of.is === 'frame' ? script.frames?.[of.id] : undefined))
  const said = words.canvas.tools
  const tint = note ? (note.tint ?? 'yellow') : (frame?.tint ?? 'grey')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div role="group" aria-label={said.label(note ? words.canvas.note : (frame?.title ?? words.canvas.frame))} className={styles.row}>
      {TINTS.map((each) => (
        <button
          key={each}
          type="button"
          tabIndex={-1}
          className={styles.tint}
          data-tint={each}
          aria-label={`${said.tint}: ${said.tints[each]}`}
          title={said.tints[each]}
          aria-pressed={tint === each}
          onClick={() => tintSelected(editor, each)}
        >
          {tint === each && <Check size={12} aria-hidden />}
        </button>
      ))}
      <span className={styles.gap} />
      {!frame?.isFolded &&
        STEPS.map(([step, Icon]) => (
          <Tool key={step} label={said[step]} press={() => resizeSelected(editor, step)}>
            <Icon size={15} aria-hidden />
          </Tool>
        ))}
      <span className={styles.gap} />
      <Tool label={note ? said.write : words.canvas.commands.rename} press={() => canvasUi(editor).setState({ writing: of })}>
        <Pencil size={14} aria-hidden />
      </Tool>
      {note && (
        <Tool label={note.isResolved ? said.reopen : said.resolve} press={() => resolveNotes(editor)}>
          {note.isResolved ? <RotateCcw size={14} aria-hidden /> : <Check size={15} aria-hidden />}
        </Tool>
      )}
      {note?.node !== undefined && (
        <Tool label={said.unpin} press={() => unpinNotes(editor)}>
          <PinOff size={14} aria-hidden />
        </Tool>
      )}
    </div>
  )
}

function Tool({ label, press, children }: { readonly label: string; readonly press: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" tabIndex={-1} className={styles.tool} aria-label={label} title={label} onClick={press}>
      {children}
    </button>
  )
}
