/** What is done to the script from the outline and from nowhere else; the rest is shared with the canvas (canvas/acts.ts). */
import { addNode, nameOf, portName, removeSelected } from '../canvas/acts'
import { canvasUi } from '../canvas/canvas-ui'
import { CARD_WIDTH, geometryOf } from '../canvas/geometry'
import { freePlace, placeAfter } from '../canvas/places'
import { nodeName } from '../catalogue/kind-in-words'
import type { Editor } from '../editor/editor'
import { linkId } from '../script/apply-edit'
import { newId } from '../script/new-id'
import { newNodeOf } from '../script/new-node'
import { hasWayIn, mainPort } from '../script/ports'
import { words } from '../wording/words'

/** Adds a node at a port; what the port led to is led to by the new node. */
export function addAtPort(editor: Editor, kind: string, node: string, port: string): string | undefined {
  const link = linkId(node, port)
  return addNode(editor, kind, link in editor.script.script().links ? { onLink: link } : { from: { node, port } })
}

/** Adds a node that takes over every way into another, and leads there. */
export function addBefore(editor: Editor, kind: string, before: string): string | undefined {
  const script = editor.script.script()
  const target = script.nodes[before]
  const arriving = Object.values(script.links).filter(({ from, to }) => to === before && from !== before)
  const [first] = arriving
  const wanted = first ? placeAfter(script, first.from) : { x: (target?.position.x ?? 0) - CARD_WIDTH * 1.3, y: target?.position.y ?? 0 }
  const made = newNodeOf(kind, wanted, editor.view.getState().directory)
  if (!made || !hasWayIn(kind)) return undefined
  const node = { ...made, position: freePlace(script, wanted, geometryOf(made)) }
  const id = newId(nodeName(node), (taken) => taken in script.nodes)
  const port = mainPort(node)
  editor.dispatch([
    { type: 'addNode', id, node },
    ...arriving.map((link) => ({ type: 'linkNodes' as const, link: { ...link, to: id } })),
    ...(port === undefined ? [] : [{ type: 'linkNodes' as const, link: { from: id, port, to: before } }]),
  ])
  if (!(id in editor.script.script().nodes)) return undefined
  editor.selection.selectNode(id)
  editor.announcer.say(words.outline.said.addedBefore(nodeName(node), nameOf(editor, before)))
  return id
}

export function rename(editor: Editor, id: string, name: string): void {
  const before = nameOf(editor, id)
  editor.dispatch({ type: 'renameNode', id, name: name.trim() || undefined })
  const after = nameOf(editor, id)
  if (after !== before) editor.announcer.say(words.outline.said.renamed(after))
}

export function disconnect(editor: Editor, node: string, port: string): void {
  const id = linkId(node, port)
  if (!(id in editor.script.script().links)) return editor.announcer.say(words.outline.said.nothingToRemove)
  editor.dispatch({ type: 'unlink', ids: [id] })
  editor.announcer.say(words.outline.said.disconnected(portName(editor, node, port), nameOf(editor, node)))
}

/** The nodes that are selected where this is one of them, else this one. */
export function removeNode(editor: Editor, id: string, { heals }: { readonly heals: boolean }): void {
  if (!editor.selection.getState().nodes.has(id)) editor.selection.selectNode(id)
  removeSelected(editor, { heals })
}

export function togglePin(editor: Editor, id: string): void {
  const isPinned = !editor.script.script().nodes[id]?.pinned
  editor.dispatch({ type: 'pinNodes', ids: [id], isPinned })
  const { pinned, unpinned } = words.outline.said
  editor.announcer.say((isPinned ? pinned : unpinned)(nameOf(editor, id)))
}

export function putIntoFrame(editor: Editor, id: string, frame: string | undefined): void {
  editor.dispatch({ type: 'frameNodes', ids: [id], frame })
  const { framed, unframed } = words.outline.said
  const title = frame === undefined ? undefined : editor.script.script().frames?.[frame]?.title
  editor.announcer.say(title === undefined ? unframed(nameOf(editor, id)) : framed(nameOf(editor, id), title))
}

export function toggleErrorHandler(editor: Editor, id: string): void {
  const isOne = editor.script.script().errorHandler === id
  editor.dispatch({ type: 'changeScript', changes: { errorHandler: isOne ? undefined : id } })
  editor.announcer.say(isOne ? words.outline.said.noErrorHandler : words.outline.said.errorHandler(nameOf(editor, id)))
}

export function toggleResolved(editor: Editor, id: string): void {
  const isResolved = !editor.script.script().notes[id]?.isResolved
  editor.dispatch({ type: 'changeNote', id, changes: { isResolved: isResolved || undefined } })
  editor.announcer.say(isResolved ? words.outline.said.resolved : words.outline.said.reopened)
}

/** In the middle of what the canvas shows. */
export function addLoose(editor: Editor, kind: string): string | undefined {
  const at = canvasUi(editor).getState().view?.middle()
  return addNode(editor, kind, at ? { at } : {})
}
