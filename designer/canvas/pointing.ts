/** What is under a pointer, and where in the drawing it points. Near by, the page is asked; far away, where nothing is mounted, the script. */
import type { Position, Script } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import type { Place } from '../editor/selection'
import { thingOf } from './elements'
import { seenOf } from './folding'
import { cardRectangle, frameRectangle, holds, noteRectangle } from './geometry'
import { isFarAway } from './zoom'

export interface Pointer {
  readonly clientX: number
  readonly clientY: number
}

interface FlowPart {
  getState(): { readonly domNode: HTMLElement | null; readonly transform: readonly [number, number, number] }
}

export interface Pointing {
  inDrawing(pointer: Pointer): Position
  onPage(at: Position): Position
  thingUnder(pointer: Pointer): Place | undefined
  linkUnder(pointer: Pointer): string | undefined
  nodeUnder(pointer: Pointer): string | undefined
}

export function pointing({ script }: Pick<Editor, 'script'>, flow: FlowPart): Pointing {
  const origin = () => flow.getState().domNode?.getBoundingClientRect() ?? { left: 0, top: 0 }

  function inDrawing({ clientX, clientY }: Pointer): Position {
    const { left, top } = origin()
    const [x, y, zoom] = flow.getState().transform
    return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom }
  }

  function first(pointer: Pointer, selector: string): string | undefined {
    for (const element of document.elementsFromPoint(pointer.clientX, pointer.clientY)) {
      const found = element.closest<HTMLElement>(selector)
      if (found?.dataset.id !== undefined) return found.dataset.id
    }
    return undefined
  }

  const isFar = () => isFarAway(flow.getState().transform[2])
  return {
    inDrawing,
    onPage({ x, y }) {
      const { left, top } = origin()
      const [fromX, fromY, zoom] = flow.getState().transform
      return { x: x * zoom + fromX + left, y: y * zoom + fromY + top }
    },
    thingUnder(pointer) {
      if (isFar()) return thingAt(script.script(), inDrawing(pointer))
      const key = first(pointer, '.react-flow__node')
      if (key !== undefined) return thingOf(key)
      const link = first(pointer, '.react-flow__edge')
      return link === undefined ? undefined : { is: 'link', id: link }
    },
    linkUnder: (pointer) => (isFar() ? undefined : first(pointer, '.react-flow__edge')),
    nodeUnder(pointer) {
      const key = first(pointer, '.react-flow__node-card')
      return key === undefined ? undefined : thingOf(key).id
    },
  }
}

/** The uppermost thing at a place of the drawing. */
export function thingAt(script: Pick<Script, 'nodes' | 'notes' | 'frames'>, at: Position): Exclude<Place, { is: 'link' }> | undefined {
  const { hidden, hiddenNotes } = seenOf(script)
  const note = Object.entries(script.notes).findLast(([id, each]) => !hiddenNotes.has(id) && holds(noteRectangle(each), at))
  if (note) return { is: 'note', id: note[0] }
  const node = Object.entries(script.nodes).findLast(([id, each]) => !hidden.has(id) && holds(cardRectangle(each), at))
  if (node) return { is: 'node', id: node[0] }
  // an open frame is got hold of by its edge and title only; from afar those are too small to be hit
  const frame = Object.entries(script.frames ?? {}).findLast(([, each]) => each.isFolded && holds(frameRectangle(each), at))
  return frame && { is: 'frame', id: frame[0] }
}
