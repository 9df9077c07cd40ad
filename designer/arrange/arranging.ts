/** Lining up, spacing and squaring what is selected: each one step, said in words. */
import type { Position } from '../../engine/script/script'
import { placesByKind } from '../canvas/drag'
import { GRID, type Rectangle } from '../canvas/geometry'
import { rectangleAt } from '../canvas/moving'
import { selectedKeys } from '../canvas/selecting'
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'
import { aligned, type Direction, distributed, type Edge, onTheGrid } from './align'

/** What is selected and does not go along with something else that is. */
export function arranged({ script, selection }: Editor): ReadonlyMap<string, Rectangle> {
  const document = script.script()
  const { nodes, notes, frames } = selection.getState()
  const own = {
    nodes: new Set([...nodes].filter((id) => !frames.has(document.nodes[id]?.frame ?? ''))),
    notes: new Set([...notes].filter((id) => !nodes.has(document.notes[id]?.node ?? ''))),
  }
  const keys = selectedKeys({ nodes: own.nodes, notes: own.notes, frames, links: new Set() })
  return new Map(
    keys.flatMap((key) => {
      const at = rectangleAt(document, key)
      return at ? [[key, at] as const] : []
    }),
  )
}

export const canAlign = (editor: Editor): boolean => !editor.isReadOnly && arranged(editor).size >= 2
export const canDistribute = (editor: Editor): boolean => !editor.isReadOnly && arranged(editor).size >= 3

export function align(editor: Editor, edge: Edge): void {
  const things = arranged(editor)
  put(editor, aligned(things, edge), 'align')
  editor.announcer.say(words.arrange.said.aligned(things.size))
}

export function distribute(editor: Editor, direction: Direction): void {
  const things = arranged(editor)
  put(editor, distributed(things, direction, 2 * GRID), 'distribute')
  editor.announcer.say(words.arrange.said.distributed(things.size))
}

export function square(editor: Editor): void {
  const things = arranged(editor)
  put(editor, onTheGrid(things), 'align')
  editor.announcer.say(words.arrange.said.onGrid(things.size))
}

function put(editor: Editor, places: ReadonlyMap<string, Position>, as: string): void {
  const document = editor.script.script()
  const moved = [...places].filter(([key, { x, y }]) => {
    const at = rectangleAt(document, key)
    return at && (at.x !== x || at.y !== y)
  })
  if (moved.length === 0) return
  const plain = new Map(moved.map(([key, { x, y }]) => [key, { x, y }]))
  editor.dispatch({ type: 'moveThings', ...placesByKind(plain) }, { as })
}
