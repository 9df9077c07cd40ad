/** Copies within a script: the same things once more with ids of their own, links among them included. */
import type { Link, Position, Script } from '../../engine/script/script'
import { nodeName } from '../catalogue/kind-in-words'
import type { Editor } from '../editor/editor'
import type { Selected } from '../editor/selection'
import type { Fragment } from '../script/edits'
import { newId } from '../script/new-id'
import { words } from '../wording/words'
import { withCompany } from './drag'
import { frameKey, noteKey, thingOf } from './elements'
import { frameAt } from './framing'
import { cardRectangle, GRID } from './geometry'
import { rectangleAt } from './moving'
import { selectedKeys } from './selecting'

export interface Copies {
  readonly fragment: Fragment
  readonly selected: Pick<Selected, 'nodes' | 'notes' | 'frames'>
}

/** `placeOf` says where the copy of a thing goes. Undefined where there is nothing to copy. */
export function copiesOf(script: Script, keys: readonly string[], placeOf: (key: string) => Position | undefined): Copies | undefined {
  const things = [...withCompany(script, keys)].map(thingOf)
  const ids = { node: new Map<string, string>(), note: new Map<string, string>(), frame: new Map<string, string>() }
  for (const { is, id } of things) {
    const taken: Readonly<Record<string, unknown>> = is === 'node' ? script.nodes : is === 'note' ? script.notes : (script.frames ?? {})
    const made = new Set(ids[is].values())
    const node = is === 'node' ? script.nodes[id] : undefined
    ids[is].set(
      id,
      newId(node ? nodeName(node) : is, (each) => each in taken || made.has(each)),
    )
  }
  const fragment = {
    nodes: Object.fromEntries([...ids.node].flatMap(([id, copy]) => copyOfNode(script, { id, copy, frames: ids.frame, at: placeOf(id) }))),
    links: linksAmong(script, ids.node),
    notes: Object.fromEntries(
      [...ids.note].flatMap(([id, copy]) => copyOfNote(script, { id, copy, nodes: ids.node, at: placeOf(noteKey(id)) })),
    ),
    frames: Object.fromEntries(
      [...ids.frame].flatMap(([id, copy]) => {
        const frame = script.frames?.[id]
        return frame ? [[copy, { ...frame, position: placeOf(frameKey(id)) ?? frame.position }]] : []
      }),
    ),
  }
  if (ids.node.size + ids.note.size + ids.frame.size === 0) return undefined
  const asked = new Set(keys)
  const chosen = (of: ReadonlyMap<string, string>, key: (id: string) => string) =>
    new Set([...of].flatMap(([id, copy]) => (asked.has(key(id)) ? [copy] : [])))
  return {
    fragment,
    selected: { nodes: chosen(ids.node, (id) => id), notes: chosen(ids.note, noteKey), frames: chosen(ids.frame, frameKey) },
  }
}

interface Copy {
  readonly id: string
  readonly copy: string
  readonly at: Position | undefined
}

function copyOfNode(script: Script, { id, copy, frames, at }: Copy & { readonly frames: ReadonlyMap<string, string> }) {
  const node = script.nodes[id]
  if (!node) return []
  const { frame: old, ...rest } = node
  const moved = { ...rest, position: at ?? node.position }
  const frame = (old === undefined ? undefined : frames.get(old)) ?? frameAt(script, cardRectangle(moved))
  return [[copy, frame === undefined ? moved : { ...moved, frame }] as const]
}

function copyOfNote(script: Script, { id, copy, nodes, at }: Copy & { readonly nodes: ReadonlyMap<string, string> }) {
  const note = script.notes[id]
  if (!note) return []
  const { node: old, ...rest } = note
  const node = old === undefined ? undefined : (nodes.get(old) ?? old)
  return [[copy, { ...rest, position: at ?? note.position, ...(node === undefined ? {} : { node }) }] as const]
}

function linksAmong({ links }: Pick<Script, 'links'>, ids: ReadonlyMap<string, string>): Link[] {
  return Object.values(links).flatMap(({ from, port, to }) => {
    const [source, target] = [ids.get(from), ids.get(to)]
    return source !== undefined && target !== undefined ? [{ from: source, port, to: target }] : []
  })
}

/** So far beside the original that both are seen. */
const ASIDE = 4 * GRID

export function duplicateSelected(editor: Editor): void {
  const script = editor.script.script()
  const keys = selectedKeys(editor.selection.getState())
  const aside = (key: string) => {
    const at = rectangleAt(script, key)
    return at && { x: at.x + ASIDE, y: at.y + ASIDE }
  }
  putCopies(editor, copiesOf(script, keys, aside))
}

export function putCopies(editor: Editor, copies: Copies | undefined): void {
  if (!copies) return
  editor.dispatch({ type: 'addFragment', fragment: copies.fragment }, { as: 'duplicate' })
  if (editor.isReadOnly) return
  const { nodes, notes, frames } = copies.selected
  const [first] = nodes
  editor.selection.select(copies.selected, first === undefined ? undefined : { is: 'node', id: first })
  editor.announcer.say(words.canvas.said.duplicated(nodes.size + notes.size + frames.size))
}
