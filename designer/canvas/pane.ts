/** What a pointer does on the drawing besides dragging and linking: selecting an area, adding where it points, the menu, the modes. */
import type { Position } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { NOTHING_SELECTED, type Place, type Selected } from '../editor/selection'
import { words } from '../wording/words'
import { addFrame, addNode, addNote } from './acts'
import { canvasUi } from './canvas-ui'
import { between, CARD_WIDTH, GRID, onGrid, type Rectangle, WAY_IN_Y } from './geometry'
import { moveTo } from './moving'
import { type Pointer, type Pointing, thingAt } from './pointing'
import { thingsIn, together } from './selecting'

/** What the palette gives along with a drag. */
export const KIND_TYPE = 'application/x-cordboard-kind'

interface PaneOptions extends Pointing {
  endLinkByClick(pointer: Pointer, from: { readonly node: string; readonly port: string }): void
  isFar(): boolean
  zoomInAt(at: Position): void
}

export function pane(editor: Editor, { inDrawing, thingUnder, linkUnder, endLinkByClick, isFar, zoomInAt }: PaneOptions) {
  const ui = canvasUi(editor)
  let base: Selected = NOTHING_SELECTED

  function select(area: Rectangle, at?: Place): number {
    const things = together(base, thingsIn(editor.script.script(), area))
    editor.selection.select(things, at)
    return things.nodes.size + things.notes.size + things.frames.size
  }

  function selectPlace(place: Place): void {
    if (place.is === 'node') editor.selection.selectNode(place.id)
    else editor.selection.select({ [`${place.is}s`]: new Set([place.id]) }, place)
  }

  function ask(pointer: Pointer): void {
    if (editor.isReadOnly) return
    const at = inDrawing(pointer)
    ui.setState({
      adding: {
        at: onGrid({ x: at.x - CARD_WIDTH / 2, y: at.y - WAY_IN_Y }),
        isExact: true,
        menuAt: { x: pointer.clientX, y: pointer.clientY },
      },
    })
  }

  function clickInMode(pointer: Pointer): void {
    const { mode } = ui.getState()
    const at = inDrawing(pointer)
    if (mode?.is === 'move') {
      moveTo(editor, at)
      ui.setState({ mode: undefined })
    } else if (mode?.is === 'link') {
      endLinkByClick(pointer, mode.from)
    } else if (mode?.is === 'area' && !mode.from) {
      ui.setState({ mode: { is: 'area', from: at } })
    } else if (mode?.is === 'area' && mode.from) {
      base = NOTHING_SELECTED
      editor.announcer.say(words.canvas.said.selected(select(between(mode.from, at))))
      ui.setState({ mode: undefined })
    }
  }

  return {
    click(pointer: Pointer): void {
      const hit = isFar() ? thingAt(editor.script.script(), inDrawing(pointer)) : undefined
      if (hit) selectPlace(hit)
      else editor.selection.clear()
    },
    doubleClick(pointer: Pointer): void {
      if (isFar()) zoomInAt(inDrawing(pointer))
      else ask(pointer)
    },
    clickInMode,
    marqueeBegins({ shiftKey }: { readonly shiftKey: boolean }): void {
      const { nodes, links, notes, frames } = editor.selection.getState()
      base = shiftKey ? { nodes, links, notes, frames } : NOTHING_SELECTED
    },
    marquee: select,
    marqueeEnds(): void {
      const { nodes, notes, frames } = editor.selection.getState()
      const [first] = nodes
      if (first !== undefined) editor.selection.standAt({ is: 'node', id: first })
      editor.announcer.say(words.canvas.said.selected(nodes.size + notes.size + frames.size))
    },
    /** What has been pointed at is selected first, unless it is part of what is selected. */
    openMenu(pointer: Pointer): void {
      const place = thingUnder(pointer)
      if (place && !isSelected(editor, place)) selectPlace(place)
      ui.setState({ menu: { at: { x: pointer.clientX, y: pointer.clientY }, of: place } })
    },
    /** Ctrl or Cmd with a click: in and out of the selection. */
    toggle(place: Place): void {
      const { nodes, links, notes, frames } = editor.selection.getState()
      const things = { nodes: new Set(nodes), links: new Set(links), notes: new Set(notes), frames: new Set(frames) }
      const chosen = things[`${place.is}s`]
      if (!chosen.delete(place.id)) chosen.add(place.id)
      editor.selection.select(things, place)
    },
    dragOver(pointer: Pointer): void {
      const link = linkUnder(pointer)
      if (ui.getState().dropTarget?.link !== link) ui.setState({ dropTarget: link === undefined ? undefined : { link } })
    },
    dropKind(pointer: Pointer, kind: string): void {
      const link = linkUnder(pointer)
      const at = onGrid(inDrawing(pointer))
      ui.setState({ dropTarget: undefined })
      if (kind === 'note') addNote(editor, at)
      else if (kind === 'frame') addFrame(editor, at)
      else {
        const place = { x: at.x - CARD_WIDTH / 2, y: at.y - 3 * GRID }
        addNode(editor, kind, { at: place, isExact: true, ...(link === undefined ? {} : { onLink: link }) })
      }
    },
  }
}

function isSelected({ selection }: Pick<Editor, 'selection'>, place: Place): boolean {
  return selection.getState()[`${place.is}s`].has(place.id)
}
