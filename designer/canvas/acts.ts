/** What is done to the drawing from canvas, palette and outline alike: each act edits, selects what came of it, and says it in words. */
import type { Link, Position, Script } from '../../engine/script/script'
import { nodeName } from '../catalogue/kind-in-words'
import type { Editor } from '../editor/editor'
import { linkId } from '../script/apply-edit'
import type { Edit } from '../script/edits'
import { newId } from '../script/new-id'
import { newNodeOf } from '../script/new-node'
import { hasWayIn, mainPort, portsOf } from '../script/ports'
import { words } from '../wording/words'
import type { PortPlace } from './canvas-ui'
import { frameAt } from './framing'
import { around, cardRectangle, geometryOf, grown, NOTE_SIZE } from './geometry'
import { freePlace, placeAfter } from './places'
import { nameOf, portName, tellWithProblems } from './telling'

export { nameOf, portName } from './telling'

export interface AddOptions {
  /** Missing: behind `from` (before what it leads to), on the link, or at the start. */
  readonly at?: Position
  readonly from?: PortPlace
  /** The node is put into this link, by its main port. */
  readonly onLink?: string
  /** The node leads to this one, by its main port. */
  readonly to?: string
  /** Somebody pointed at the place: it is taken even where something lies already. */
  readonly isExact?: boolean
}

/** Adds a node of the kind, joined as asked, and gives its id; undefined where it cannot be. */
export function addNode(editor: Editor, kind: string, { at, from, onLink, to, isExact = false }: AddOptions = {}): string | undefined {
  const script = editor.script.script()
  const taken = from && to === undefined ? linkAt(script, from) : undefined
  const link = onLink === undefined ? taken : script.links[onLink]
  const source = from ?? (link && { node: link.from, port: link.port })
  const wanted = at ?? (source ? placeAfter(script, source.node) : { x: 0, y: 0 })
  const made = newNodeOf(kind, wanted, editor.view.getState().directory)
  if (!made) return undefined
  const placed = { ...made, position: isExact ? wanted : freePlace(script, wanted, geometryOf(made)) }
  const frame = frameAt(script, cardRectangle(placed))
  const node = frame === undefined ? placed : { ...placed, frame }
  const id = newId(nodeName(node), (taken) => taken in script.nodes)
  const edits: Edit[] = [{ type: 'addNode', id, node }]
  if (source && hasWayIn(kind)) edits.push({ type: 'linkNodes', link: { from: source.node, port: source.port, to: id } })
  const onwards = mainPort(node)
  const next = to ?? (source && hasWayIn(kind) ? link?.to : undefined)
  if (onwards !== undefined && next !== undefined) edits.push({ type: 'linkNodes', link: { from: id, port: onwards, to: next } })
  const problems = editor.view.getState().problems.length
  editor.dispatch(edits)
  if (!(id in editor.script.script().nodes)) return undefined
  editor.selection.selectNode(id)
  const said = words.canvas.said
  tellWithProblems(editor, source ? said.addedAfter(nodeName(node), nameOf(editor, source.node)) : said.added(nodeName(node)), problems)
  return id
}

/** What led on from the port leads on from the new node: adding takes nothing away. */
const linkAt = ({ links }: Script, { node, port }: PortPlace): Link | undefined =>
  links[linkId(node, port)] ?? Object.values(links).find((link) => link.from === node && link.port === port)

/** Edits that put an existing node without links into a link; none where it does not fit there. */
export function putOnLinkEdits({ nodes, links }: Pick<Script, 'nodes' | 'links'>, id: string, link: string): Edit[] {
  const node = nodes[id]
  const old = links[link]
  const port = node && mainPort(node)
  if (!node || !old || port === undefined || !isLoose({ nodes, links }, id)) return []
  return [
    { type: 'linkNodes', link: { ...old, to: id } },
    { type: 'linkNodes', link: { from: id, port, to: old.to } },
  ]
}

/** Whether the node could be put into a link: nothing leads to it or away from it, and something may. */
export function isLoose({ nodes, links }: Pick<Script, 'nodes' | 'links'>, id: string): boolean {
  const node = nodes[id]
  if (!node || !hasWayIn(node.kind) || mainPort(node) === undefined) return false
  return !Object.values(links).some(({ from, to }) => from === id || to === id)
}

export function connect(editor: Editor, { node: from, port }: PortPlace, to: string): void {
  const target = editor.script.script().nodes[to]
  if (!target || !hasWayIn(target.kind)) {
    editor.announcer.say(words.canvas.said.noWayIn(nameOf(editor, to)))
    return
  }
  const problems = editor.view.getState().problems.length
  editor.dispatch({ type: 'linkNodes', link: { from, port, to } })
  tellWithProblems(editor, words.canvas.said.connected(portName(editor, from, port), nameOf(editor, to)), problems)
}

export function reconnect(editor: Editor, id: string, link: Link): void {
  const { nodes, links } = editor.script.script()
  const target = nodes[link.to]
  const old = links[id]
  if (!target || !hasWayIn(target.kind) || !old) return
  if (old.from === link.from && old.port === link.port && old.to === link.to) return
  const problems = editor.view.getState().problems.length
  editor.dispatch({ type: 'reconnect', id, link })
  tellWithProblems(editor, words.canvas.said.connected(portName(editor, link.from, link.port), nameOf(editor, link.to)), problems)
}

/** Removes what is selected; with `heals`, a node on a plain way is taken out of it and the way goes on. */
export function removeSelected(editor: Editor, { heals }: { readonly heals: boolean }): void {
  const { nodes, links, notes, frames } = editor.selection.getState()
  const script = editor.script.script()
  const edits: Edit[] = []
  const plain: string[] = []
  for (const id of nodes) {
    const port = heals ? healingPort(editor, id) : undefined
    if (port === undefined) plain.push(id)
    else edits.push({ type: 'removeAndHeal', id, port })
  }
  if (plain.length > 0) edits.push({ type: 'removeNodes', ids: plain })
  if (links.size > 0) edits.push({ type: 'unlink', ids: [...links] })
  if (notes.size > 0) edits.push({ type: 'removeNotes', ids: [...notes] })
  if (frames.size > 0) edits.push({ type: 'removeFrames', ids: [...frames] })
  if (edits.length === 0) return
  const count = nodes.size + links.size + notes.size + frames.size
  const [only] = nodes
  const name = count === 1 && only !== undefined ? nameOf(editor, only) : undefined
  const next = nextToStandOn(editor, [...nodes], [...links])
  const problems = editor.view.getState().problems.length
  editor.dispatch(edits, { as: 'remove' })
  if (editor.script.script() === script) return
  editor.selection.clear()
  editor.selection.standAt(next === undefined ? undefined : { is: 'node', id: next })
  tellWithProblems(editor, name === undefined ? words.canvas.said.removed(count) : words.canvas.said.removedOne(name), problems)
}

/** The one port by which a node goes on, where one or more ways lead in; undefined where healing would be a guess. */
function healingPort(editor: Editor, id: string): string | undefined {
  const { nodes, links } = editor.script.script()
  const node = nodes[id]
  if (!node || !hasWayIn(node.kind)) return undefined
  const leaving = Object.values(links).filter(({ from, to }) => from === id && to !== id)
  const arriving = Object.values(links).filter(({ to, from }) => to === id && from !== id)
  const targets = new Set(leaving.map(({ to }) => to))
  return arriving.length > 0 && targets.size === 1 ? leaving[0]?.port : undefined
}

function nextToStandOn(editor: Editor, removed: readonly string[], unlinked: readonly string[]): string | undefined {
  const { links } = editor.script.script()
  const before = Object.values(links).find(({ from, to }) => removed.includes(to) && !removed.includes(from))?.from
  return before ?? unlinked.map((id) => links[id]?.from).find((from) => from !== undefined)
}

export function addNote(editor: Editor, at: Position): void {
  const { notes } = editor.script.script()
  const id = newId('note', (taken) => taken in notes)
  editor.dispatch({ type: 'addNote', id, note: { text: '', position: at, size: NOTE_SIZE } })
  if (!(id in editor.script.script().notes)) return
  editor.selection.select({ notes: new Set([id]) })
  editor.announcer.say(words.canvas.said.noteAdded)
}

const FRAME_MARGIN = 32
const FRAME_HEAD = 40
const EMPTY_FRAME = { width: 560, height: 320 }

/** A frame around the nodes that are selected, or an empty one. */
export function addFrame(editor: Editor, at: Position): void {
  const script = editor.script.script()
  const nodes = [...editor.selection.getState().nodes]
  const id = newId('frame', (taken) => taken in (script.frames ?? {}))
  const area = around(nodes.flatMap((node) => (script.nodes[node] ? [cardRectangle(script.nodes[node])] : [])))
  const { x, y, width, height } = area ? grown(area, FRAME_MARGIN) : { ...at, ...EMPTY_FRAME }
  const head = area ? FRAME_HEAD : 0
  const frame = { title: words.canvas.frameTitle, position: { x, y: y - head }, size: { width, height: height + head } }
  editor.dispatch({ type: 'addFrame', id, frame, nodes })
  if (!(id in (editor.script.script().frames ?? {}))) return
  editor.selection.select({ frames: new Set([id]) })
  editor.announcer.say(words.canvas.said.frameAdded(nodes.length))
}

/** The port that is asked for, or the first without a link, or the main one. */
export function portToAddAt(editor: Editor, id: string, port: string | undefined): string | undefined {
  const { nodes, links } = editor.script.script()
  const node = nodes[id]
  if (!node) return undefined
  return port ?? Object.keys(portsOf(node)).find((each) => !(linkId(id, each) in links)) ?? mainPort(node)
}
