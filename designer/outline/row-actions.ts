/** What can be done with a row: the same list serves its menu, its keys and its buttons. */
import { addFrame, addNote, nameOf } from '../canvas/acts'
import { canvasUi } from '../canvas/canvas-ui'
import { askFor } from '../comments/asked'
import type { Editor } from '../editor/editor'
import { linkId } from '../script/apply-edit'
import { hasWayIn, mainPort, portsOf } from '../script/ports'
import { words } from '../wording/words'
import { disconnect, putIntoFrame, removeNode, toggleErrorHandler, togglePin, toggleResolved } from './outline-acts'
import { nodeKey, type OutlineItem, type PortItem } from './outline-tree'

/** A question that has to be answered before something is done. */
export type Asking =
  | { readonly is: 'add'; readonly at: { readonly node: string; readonly port: string } | { readonly before: string } | undefined }
  | { readonly is: 'leadTo'; readonly node: string; readonly port: string }
  | { readonly is: 'frameOf'; readonly node: string }
  | { readonly is: 'nodeOfNote'; readonly note: string }

/** What the outline itself does for an action. */
export interface OutlineHands {
  ask(asking: Asking): void
  rename(key: string): void
  editNote(id: string): void
  goTo(key: string): void
}

export interface RowAction {
  readonly id: string
  readonly label: string
  /** As the browser names it, `Shift+` before it where held. */
  readonly key?: string
  /** Looks and goes, but changes nothing: also where the script cannot be changed. */
  readonly isHarmless?: boolean
  run(): void
}

export function rowActions(editor: Editor, item: OutlineItem, hands: OutlineHands): readonly RowAction[] {
  const actions = actionsOf(editor, item, hands)
  return editor.isReadOnly ? actions.filter(({ isHarmless }) => isHarmless) : actions
}

function actionsOf(editor: Editor, item: OutlineItem, hands: OutlineHands): readonly RowAction[] {
  switch (item.is) {
    case 'node':
      return ofNode(editor, item.id, hands)
    case 'port':
      return ofPort(editor, item, hands)
    case 'member':
      return ofMember(editor, item, hands)
    case 'note':
      return ofNote(editor, item.id, hands)
    case 'frame':
      return ofFrame(editor, item.id, item.key, hands)
    case 'group':
      return ofGroup(editor, item.group)
    default:
      return item satisfies never
  }
}

function ofNode(editor: Editor, id: string, hands: OutlineHands): RowAction[] {
  const said = words.outline.menu
  const script = editor.script.script()
  const node = script.nodes[id]
  if (!node) return []
  const port = Object.keys(portsOf(node)).find((each) => !(linkId(id, each) in script.links)) ?? mainPort(node)
  return [
    { id: 'open', label: said.open, key: 'Enter', isHarmless: true, run: () => editor.view.showField(id, []) },
    { id: 'rename', label: said.rename, key: 'F2', run: () => hands.rename(nodeKey(id)) },
    { id: 'comment', label: words.comments.commands.write, isHarmless: true, run: () => askFor({ is: 'write', node: id }) },
    ...optional(port !== undefined, {
      id: 'addAfter',
      label: said.addAfter,
      key: 'Insert',
      run: () => hands.ask({ is: 'add', at: { node: id, port: port ?? '' } }),
    }),
    ...optional(hasWayIn(node.kind), {
      id: 'addBefore',
      label: said.addBefore,
      key: 'Shift+Insert',
      run: () => hands.ask({ is: 'add', at: { before: id } }),
    }),
    { id: 'pin', label: node.pinned ? said.unpin : said.pin, run: () => togglePin(editor, id) },
    ...ofFraming(editor, id, hands),
    ...optional(hasWayIn(node.kind), {
      id: 'errorHandler',
      label: script.errorHandler === id ? said.noErrorHandler : said.errorHandler,
      run: () => toggleErrorHandler(editor, id),
    }),
    { id: 'remove', label: said.remove, key: 'Delete', run: () => removeNode(editor, id, { heals: true }) },
    { id: 'removePlain', label: said.removePlain, key: 'Shift+Delete', run: () => removeNode(editor, id, { heals: false }) },
  ]
}

function ofFraming(editor: Editor, id: string, hands: OutlineHands): RowAction[] {
  const said = words.outline.menu
  const { nodes, frames = {} } = editor.script.script()
  const frame = nodes[id]?.frame
  const others = Object.keys(frames).filter((each) => each !== frame)
  return [
    ...optional(others.length > 0, { id: 'toFrame', label: said.toFrame, run: () => hands.ask({ is: 'frameOf', node: id }) }),
    ...optional(frame !== undefined, { id: 'outOfFrame', label: said.outOfFrame, run: () => putIntoFrame(editor, id, undefined) }),
  ]
}

function ofPort(editor: Editor, { node, port, to }: PortItem, hands: OutlineHands): RowAction[] {
  const said = words.outline.menu
  const add: RowAction = {
    id: 'add',
    label: said.addHere,
    key: to === undefined ? 'Enter' : 'Insert',
    run: () => hands.ask({ is: 'add', at: { node, port } }),
  }
  const leadTo: RowAction = { id: 'leadTo', label: said.leadTo, key: 'Shift+Enter', run: () => hands.ask({ is: 'leadTo', node, port }) }
  if (to === undefined) return [add, leadTo]
  return [
    {
      id: 'jump',
      label: said.jump(nameOf(editor, to)),
      key: 'Enter',
      isHarmless: true,
      run: () => hands.goTo(nodeKey(to)),
    },
    leadTo,
    add,
    { id: 'disconnect', label: said.disconnect, key: 'Delete', run: () => disconnect(editor, node, port) },
  ]
}

function ofMember(editor: Editor, { id, frame }: { readonly id: string; readonly frame: string }, hands: OutlineHands): RowAction[] {
  const said = words.outline.menu
  const others = Object.keys(editor.script.script().frames ?? {}).filter((each) => each !== frame)
  return [
    { id: 'jump', label: said.jump(nameOf(editor, id)), key: 'Enter', isHarmless: true, run: () => hands.goTo(nodeKey(id)) },
    ...optional(others.length > 0, { id: 'toFrame', label: said.toFrame, key: 'F2', run: () => hands.ask({ is: 'frameOf', node: id }) }),
    { id: 'outOfFrame', label: said.outOfFrame, key: 'Delete', run: () => putIntoFrame(editor, id, undefined) },
  ]
}

function ofNote(editor: Editor, id: string, hands: OutlineHands): RowAction[] {
  const said = words.outline.menu
  const note = editor.script.script().notes[id]
  if (!note) return []
  return [
    { id: 'edit', label: said.editNote, key: 'Enter', run: () => hands.editNote(id) },
    { id: 'resolve', label: note.isResolved ? said.reopen : said.resolve, run: () => toggleResolved(editor, id) },
    note.node === undefined
      ? { id: 'pinNote', label: said.pinNote, run: () => hands.ask({ is: 'nodeOfNote', note: id }) }
      : { id: 'unpinNote', label: said.unpinNote, run: () => editor.dispatch({ type: 'changeNote', id, changes: { node: undefined } }) },
    { id: 'remove', label: said.removeThing, key: 'Delete', run: () => editor.dispatch({ type: 'removeNotes', ids: [id] }) },
  ]
}

function ofFrame(editor: Editor, id: string, key: string, hands: OutlineHands): RowAction[] {
  const said = words.outline.menu
  const isFolded = editor.script.script().frames?.[id]?.isFolded
  return [
    { id: 'rename', label: said.renameFrame, key: 'F2', run: () => hands.rename(key) },
    {
      id: 'fold',
      label: isFolded ? said.unfoldFrame : said.foldFrame,
      run: () => editor.dispatch({ type: 'changeFrame', id, changes: { isFolded: isFolded ? undefined : true } }),
    },
    { id: 'remove', label: said.removeThing, key: 'Delete', run: () => editor.dispatch({ type: 'removeFrames', ids: [id] }) },
  ]
}

function ofGroup(editor: Editor, group: 'loose' | 'frames' | 'notes'): RowAction[] {
  const said = words.outline.menu
  const middle = () => canvasUi(editor).getState().view?.middle() ?? { x: 0, y: 0 }
  if (group === 'notes') return [{ id: 'addNote', label: said.addNote, key: 'Insert', run: () => addNote(editor, middle()) }]
  if (group === 'frames') return [{ id: 'addFrame', label: said.addFrame, key: 'Insert', run: () => addFrame(editor, middle()) }]
  return []
}

const optional = (isThere: boolean, action: RowAction): RowAction[] => (isThere ? [action] : [])
