/** Walking over the drawing by keyboard: each step stands somewhere, shows it, and says where a port leads. */
import type { Editor } from '../editor/editor'
import type { Place } from '../editor/selection'
import { words } from '../wording/words'
import { canvasUi } from './canvas-ui'
import { GRID } from './geometry'
import { nudge } from './moving'
import { linkLabel } from './node-label'
import { nameOf } from './telling'
import { along, back, beside, firstNode, lastNode, linksAt, nextPort, nodeAt, sibling } from './walk'

export const placeOf = (editor: Editor): Place | undefined => editor.selection.getState().at

/** The node that is stood on, or whose port or link is; else the first that is selected. */
export const nodeOf = (editor: Editor): string | undefined =>
  nodeAt(editor.script.script(), placeOf(editor)) ?? [...editor.selection.getState().nodes][0]

export const portOf = (editor: Editor): string | undefined => {
  const place = placeOf(editor)
  return place?.is === 'node' ? place.port : undefined
}

/** The link that is stood on, or that of the port that is stood on. */
export function linkOf(editor: Editor): string | undefined {
  const place = placeOf(editor)
  const { links } = editor.script.script()
  if (place?.is === 'link') return place.id in links ? place.id : undefined
  if (place?.is !== 'node' || place.port === undefined) return undefined
  return Object.keys(links).find((id) => links[id]?.from === place.id && links[id]?.port === place.port)
}

function stand(editor: Editor, id: string | undefined, port?: string): void {
  if (id === undefined) return
  const before = nodeOf(editor)
  editor.selection.selectNode(id, port)
  if (before !== undefined && before !== id) canvasUi(editor).setState({ cameFrom: before })
  editor.view.reveal([id])
}

export const STEPS = {
  ArrowLeft: { x: -GRID, y: 0 },
  ArrowRight: { x: GRID, y: 0 },
  ArrowUp: { x: 0, y: -GRID },
  ArrowDown: { x: 0, y: GRID },
} as const
export type Arrow = keyof typeof STEPS

/** While moving, the selection itself goes there. */
export function arrow(editor: Editor, key: Arrow): void {
  if (canvasUi(editor).getState().mode?.is === 'move') nudge(editor, STEPS[key])
  else if (key === 'ArrowRight') follow(editor)
  else if (key === 'ArrowLeft') goBack(editor)
  else upOrDown(editor, key === 'ArrowDown' ? 1 : -1)
}

function follow(editor: Editor): void {
  const place = placeOf(editor)
  const script = editor.script.script()
  const id = nodeOf(editor)
  if (id === undefined) return stand(editor, firstNode(script))
  const next = place?.is === 'link' ? script.links[place.id]?.to : along(script, id, portOf(editor))
  if (next === undefined) editor.announcer.say(portOf(editor) === undefined ? words.canvas.said.nothingFollows : words.canvas.said.nowhere)
  else stand(editor, next)
}

/** From a port or a link back to its node, from a node to where it was reached from. */
function goBack(editor: Editor): void {
  const id = nodeOf(editor)
  const place = placeOf(editor)
  const script = editor.script.script()
  if (id === undefined) return stand(editor, firstNode(script))
  if (place?.is === 'link' || portOf(editor) !== undefined) return stand(editor, id)
  const before = back(script, id, canvasUi(editor).getState().cameFrom)
  if (before === undefined) editor.announcer.say(words.canvas.said.nothingBefore)
  else stand(editor, before)
}

/** From port to port; from a node to what the node before leads to besides, or to what lies above or below. */
function upOrDown(editor: Editor, by: 1 | -1): void {
  const script = editor.script.script()
  const id = nodeOf(editor)
  if (id === undefined) return stand(editor, firstNode(script))
  if (placeOf(editor)?.is === 'link') return walkLinks(editor, by)
  if (portOf(editor) !== undefined) return walkPorts(editor, by)
  const cameFrom = canvasUi(editor).getState().cameFrom
  const next = sibling(script, id, cameFrom, by) ?? beside(script, id, by === 1 ? 'below' : 'above')
  if (next === undefined) return
  editor.selection.selectNode(next)
  editor.view.reveal([next])
}

export function walkPorts(editor: Editor, by: 1 | -1): void {
  const id = nodeOf(editor)
  if (id !== undefined) stand(editor, id, nextPort(editor.script.script(), id, portOf(editor), by))
}

/** The last link at the node that is stood on is followed by its first. */
export function walkLinks(editor: Editor, by: 1 | -1): void {
  const place = placeOf(editor)
  const script = editor.script.script()
  const id = place?.is === 'node' ? place.id : nodeOf(editor)
  if (id === undefined) return
  const around = linksAt(script, id)
  const at = place?.is === 'link' ? around.indexOf(place.id) + by : 0
  const next = around.at(at % Math.max(1, around.length))
  const link = next === undefined ? undefined : script.links[next]
  if (next === undefined || !link) return
  editor.selection.select({ links: new Set([next]) }, { is: 'link', id: next })
  editor.view.reveal([id])
  editor.announcer.say(linkLabel(script, link))
}

export const goToFirst = (editor: Editor): void => stand(editor, firstNode(editor.script.script()))

/** Where the run is, while one is lit; else the last in reading order. */
export function goToLast(editor: Editor): void {
  const { path } = editor.view.getState()
  stand(editor, path?.current ?? path?.last ?? lastNode(editor.script.script()))
}

export function extend(editor: Editor, key: Arrow): void {
  const id = nodeOf(editor)
  if (id === undefined) return
  const script = editor.script.script()
  const next = nextInDirection()
  if (next === undefined) return
  const nodes = new Set(editor.selection.getState().nodes).add(id).add(next)
  editor.selection.select({ nodes }, { is: 'node', id: next })
  editor.view.reveal([next])
  editor.announcer.say(`${nameOf(editor, next)}: ${words.canvas.said.selected(nodes.size)}`)

  function nextInDirection(): string | undefined {
    if (id === undefined) return undefined
    if (key === 'ArrowRight') return along(script, id, undefined)
    if (key === 'ArrowLeft') return back(script, id, canvasUi(editor).getState().cameFrom)
    return beside(script, id, key === 'ArrowUp' ? 'above' : 'below')
  }
}
