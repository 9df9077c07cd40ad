/** Opening the canvas's questions from the keyboard: what to add, where to link, the menu. Each opens beside what is stood on. */
import type { Editor } from '../editor/editor'
import { portToAddAt } from './acts'
import { canvasUi } from './canvas-ui'
import { elementIdOf } from './element-ids'
import { placeAfter } from './places'
import { linkOf, nodeOf, placeOf, portOf } from './walking'

/** Behind the port that is stood on, on the link, or in the middle of what is seen. */
export function askToAdd(editor: Editor): void {
  const ui = canvasUi(editor)
  const { view } = ui.getState()
  const place = placeOf(editor)
  if (!view) return
  if (place?.is === 'link') return askToInsert(editor, place.id)
  const id = place?.is === 'node' ? place.id : undefined
  const port = id === undefined ? undefined : portToAddAt(editor, id, portOf(editor))
  const at = id === undefined ? view.middle() : placeAfter(editor.script.script(), id)
  const from = id !== undefined && port !== undefined ? { from: { node: id, port } } : {}
  ui.setState({ adding: { at, menuAt: besideStanding(editor) ?? view.onPage(at), ...from } })
}

export function askToInsert(editor: Editor, link: string): void {
  const { links, nodes } = editor.script.script()
  const ui = canvasUi(editor)
  const { view } = ui.getState()
  const [from, to] = [nodes[links[link]?.from ?? ''], nodes[links[link]?.to ?? '']]
  if (!from || !to || !view) return
  const at = { x: (from.position.x + to.position.x) / 2, y: (from.position.y + to.position.y) / 2 }
  ui.setState({ adding: { at, menuAt: view.onPage(at), onLink: link } })
}

/** By name, from the port that is stood on or the first that is free. */
export function askWhereItLeads(editor: Editor): void {
  const link = placeOf(editor)?.is === 'link' ? editor.script.script().links[linkOf(editor) ?? ''] : undefined
  const id = link?.from ?? nodeOf(editor)
  const port = link?.port ?? (id === undefined ? undefined : portToAddAt(editor, id, portOf(editor)))
  if (id !== undefined && port !== undefined) canvasUi(editor).setState({ linking: { node: id, port } })
}

export function linkByClick(editor: Editor): void {
  const id = nodeOf(editor)
  const port = id === undefined ? undefined : portToAddAt(editor, id, portOf(editor))
  if (id !== undefined && port !== undefined) canvasUi(editor).setState({ mode: { is: 'link', from: { node: id, port } } })
}

export function openMenu(editor: Editor): void {
  const ui = canvasUi(editor)
  const { view } = ui.getState()
  if (view) ui.setState({ menu: { at: besideStanding(editor) ?? view.onPage(view.middle()), of: placeOf(editor) } })
}

/** On the page, at what is stood on; undefined where that is not in sight. */
function besideStanding(editor: Editor): { x: number; y: number } | undefined {
  const place = placeOf(editor)
  const seen = place && document.getElementById(elementIdOf(place))?.getBoundingClientRect()
  if (!seen || seen.width === 0 || seen.bottom < 0 || seen.right < 0 || seen.top > innerHeight || seen.left > innerWidth) return undefined
  const isPort = place.is === 'node' && place.port !== undefined
  return { x: isPort ? seen.right : seen.left + Math.min(40, seen.width / 2), y: isPort ? seen.top : seen.top + Math.min(44, seen.height) }
}
