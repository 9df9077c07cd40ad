/** Dragging things by pointer: where they snap and what they would become part of is shown at once; the drop is one edit. */
import { isSame } from '../../engine/script/json-values'
import type { Position } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import type { Edit } from '../script/edits'
import { words } from '../wording/words'
import { isLoose, putOnLinkEdits } from './acts'
import { canvasSettings } from './canvas-settings'
import { canvasUi, type DropTarget } from './canvas-ui'
import { beginDrag, type Drag, droppedByThemselves, placesByKind } from './drag'
import { copiesOf, putCopies } from './duplicate'
import { type CanvasNode, thingOf } from './elements'
import type { ElementsInFlow } from './elements-in-flow'
import { frameAt, framingEdits } from './framing'
import { cardRectangle } from './geometry'
import type { Guide } from './guides'
import type { Pointer, Pointing } from './pointing'
import { nameOf, tellWithProblems } from './telling'

interface Held {
  readonly drag: Drag
  /** The one thing that is dragged, where it is only one. */
  readonly only: string | undefined
  readonly lead: string
  readonly keys: readonly string[]
  readonly isCopying: boolean
  /** It could be put on a link. */
  readonly isLoose: boolean
  /** Alt was down when it began, and means copying until it is let go. */
  isAltTaken: boolean
  places: ReadonlyMap<string, Position>
}

type Began = Pick<MouseEvent | TouchEvent, 'altKey' | 'ctrlKey' | 'metaKey'>

export function dragging(editor: Editor, elements: ElementsInFlow, { linkUnder, nodeUnder, zoom }: Pointing & { zoom(): number }) {
  const ui = canvasUi(editor)
  let held: Held | undefined
  let pointer: (Pointer & { readonly altKey: boolean }) | undefined

  const notePointer = (event: PointerEvent) => {
    pointer = event
  }

  function begin(event: Began, lead: CanvasNode, dragged: readonly CanvasNode[]): void {
    const keys = dragged.map(({ id }) => id)
    const script = editor.script.script()
    const only = keys.length === 1 ? keys[0] : undefined
    held = {
      drag: beginDrag(script, elements.nodes(), new Set(keys)),
      only,
      isLoose: only !== undefined && only in script.nodes && isLoose(script, only),
      lead: lead.id,
      keys,
      isCopying: event.altKey || event.ctrlKey || event.metaKey,
      isAltTaken: event.altKey,
      places: new Map(),
    }
    elements.holdBy(move)
    addEventListener('pointermove', notePointer, true)
    ui.setState({ cancel })
  }

  function move(moves: ReadonlyMap<string, Position>): void {
    if (!held) return
    const { drag, lead, isCopying } = held
    const from = drag.starts.get(lead)
    const to = moves.get(lead)
    if (!from || !to) return
    const isAlt = pointer?.altKey ?? false
    if (!isAlt) held.isAltTaken = false
    const isSnapping = canvasSettings.getState().isSnapping && (!isAlt || held.isAltTaken)
    const { places, guides } = drag.at({ x: to.x - from.x, y: to.y - from.y }, { isSnapping, zoom: zoom() })
    held.places = places
    if (isCopying) elements.pass(new Map(), ghostsOf(elements.nodes(), places))
    else elements.pass(places)
    show(guides, pointer && targetOf(held, pointer))
  }

  /** Everything on the canvas listens: only news are told. */
  function show(guides: readonly Guide[], dropTarget: DropTarget | undefined): void {
    const before = ui.getState()
    if (guides.length === 0 && before.guides.length === 0 && isSame(dropTarget, before.dropTarget)) return
    ui.setState({ guides, dropTarget })
  }

  /** What letting go here would make of it, besides moving it. */
  function targetOf({ only, isLoose, places, isCopying }: Held, at: Pointer): DropTarget | undefined {
    if (only === undefined || isCopying) return undefined
    const script = editor.script.script()
    const { is, id } = thingOf(only)
    if (is === 'note') {
      const node = nodeUnder(at)
      return node === undefined || script.notes[id]?.node === node ? undefined : { node }
    }
    const node = is === 'node' ? script.nodes[id] : undefined
    const position = places.get(only)
    if (!node || !position) return undefined
    const link = isLoose ? linkUnder(at) : undefined
    if (link !== undefined) return { link }
    const frame = frameAt(script, cardRectangle({ ...node, position }))
    return frame === undefined || frame === node.frame ? undefined : { frame }
  }

  function end(): Held | undefined {
    const last = held
    held = undefined
    pointer = undefined
    elements.holdBy(undefined)
    removeEventListener('pointermove', notePointer, true)
    ui.setState({ guides: [], dropTarget: undefined, cancel: undefined })
    return last
  }

  /** React Flow goes on reporting moves until the button is let go; nobody listens then. */
  function cancel(): void {
    end()
    elements.holdBy(() => undefined)
    elements.pass(new Map())
    editor.announcer.say(words.canvas.said.backAgain)
  }

  function drop(): void {
    const target = ui.getState().dropTarget
    const last = end()
    if (last && last.places.size > 0) {
      const { places, keys, isCopying } = last
      if (isCopying)
        putCopies(
          editor,
          copiesOf(editor.script.script(), keys, (key) => places.get(key)),
        )
      else commit(last, target)
    }
    elements.holdBy(undefined)
    elements.pass(new Map())
  }

  function commit({ places, keys, only }: Held, target: DropTarget | undefined): void {
    const script = editor.script.script()
    const byKind = placesByKind(places)
    const alone = Object.fromEntries(
      droppedByThemselves(script, keys).flatMap((id) => (byKind.nodes[id] ? [[id, byKind.nodes[id]] as const] : [])),
    )
    const framing = framingEdits(script, alone)
    const edits: Edit[] = [{ type: 'moveThings', ...byKind }, ...framing]
    const said = [words.canvas.said.moved(keys.length)]
    for (const edit of framing) if (edit.type === 'frameNodes') said.push(framedInWords(edit.frame))
    if (only !== undefined && target?.link !== undefined) {
      const link = script.links[target.link]
      edits.push(...putOnLinkEdits(script, only, target.link))
      if (link) said.push(words.canvas.said.addedAfter(nameOf(editor, only), nameOf(editor, link.from)))
    }
    if (only !== undefined && target?.node !== undefined) {
      edits.push({ type: 'changeNote', id: thingOf(only).id, changes: { node: target.node } })
      said.push(words.canvas.said.pinnedNote(nameOf(editor, target.node)))
    }
    const problems = editor.view.getState().problems.length
    editor.dispatch(edits)
    tellWithProblems(editor, said.join(' '), problems)
  }

  function framedInWords(frame: string | undefined): string {
    const title = frame === undefined ? undefined : editor.script.script().frames?.[frame]?.title
    return title === undefined ? words.canvas.said.outOfFrame : words.canvas.said.intoFrame(title)
  }

  return { begin, drop }
}

/** Copies in the hand, not yet in the document. */
function ghostsOf(nodes: readonly CanvasNode[], places: ReadonlyMap<string, Position>): CanvasNode[] {
  return nodes.flatMap((node) => {
    const position = places.get(node.id)
    return position ? [{ ...node, id: `ghost:${node.id}`, position, selected: false, zIndex: 5, className: 'ghost' } as CanvasNode] : []
  })
}
