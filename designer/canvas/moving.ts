/** Moving and sizing in steps, the ways without a drag: by keys, by a click where it goes, by buttons. */
import type { Position, Script } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'
import { placesByKind, withCompany } from './drag'
import { thingOf } from './elements'
import {
  around,
  cardRectangle,
  frameRectangle,
  GRID,
  noteRectangle,
  onGrid,
  type Rectangle,
  SMALLEST_FRAME,
  SMALLEST_NOTE,
} from './geometry'
import { selectedKeys } from './selecting'

/** Moves what is selected, with what belongs to it; moves that follow one another are one step of undo. */
export function nudge(editor: Editor, by: Position): void {
  const script = editor.script.script()
  const keys = selectedKeys(editor.selection.getState())
  if (keys.length === 0) return
  const moved = new Map(
    [...withCompany(script, keys)].flatMap((key) => {
      const at = rectangleAt(script, key)
      return at ? [[key, { x: at.x + by.x, y: at.y + by.y }] as const] : []
    }),
  )
  editor.dispatch({ type: 'moveThings', ...placesByKind(moved) }, { gather: `nudge:${keys.join(',')}` })
  editor.announcer.say(words.canvas.said.moved(keys.length))
}

/** Puts what is selected there, its upper start corner at the place. */
export function moveTo(editor: Editor, to: Position): void {
  const area = selectedArea(editor)
  const place = onGrid(to)
  if (area) nudge(editor, { x: place.x - area.x, y: place.y - area.y })
}

function selectedArea(editor: Editor): Rectangle | undefined {
  const script = editor.script.script()
  return around(selectedKeys(editor.selection.getState()).flatMap((key) => rectangleAt(script, key) ?? []))
}

export function rectangleAt(script: Pick<Script, 'nodes' | 'notes' | 'frames'>, key: string): Rectangle | undefined {
  const { is, id } = thingOf(key)
  const [node, note, frame] = [script.nodes[id], script.notes[id], script.frames?.[id]]
  if (is === 'node') return node && cardRectangle(node)
  return is === 'note' ? note && noteRectangle(note) : frame && frameRectangle(frame)
}

/** What a step makes wider, narrower, taller or shorter. */
export const SIZE_STEPS = {
  wider: { width: 4 * GRID, height: 0 },
  narrower: { width: -4 * GRID, height: 0 },
  taller: { width: 0, height: 4 * GRID },
  shorter: { width: 0, height: -4 * GRID },
} as const
export type SizeStep = keyof typeof SIZE_STEPS

/** Sizes the notes and frames that are selected. */
export function resizeSelected(editor: Editor, step: SizeStep): void {
  const { notes, frames } = editor.selection.getState()
  const script = editor.script.script()
  const by = SIZE_STEPS[step]
  const sized = ({ width, height }: Rectangle, least: { width: number; height: number }) => ({
    width: Math.max(least.width, width + by.width),
    height: Math.max(least.height, height + by.height),
  })
  const ofNotes = [...notes].flatMap((id) => {
    const note = script.notes[id]
    return note ? [{ type: 'changeNote' as const, id, changes: { size: sized(noteRectangle(note), SMALLEST_NOTE) } }] : []
  })
  const ofFrames = [...frames].flatMap((id) => {
    const frame = script.frames?.[id]
    if (!frame || frame.isFolded) return []
    return [{ type: 'changeFrame' as const, id, changes: { size: sized({ ...frame.position, ...frame.size }, SMALLEST_FRAME) } }]
  })
  const edits = [...ofNotes, ...ofFrames]
  editor.dispatch(edits, { gather: `size:${[...notes, ...frames].join(',')}` })
  const size = edits[0]?.changes.size
  if (size) editor.announcer.say(words.canvas.said.resized(size.width, size.height))
}
