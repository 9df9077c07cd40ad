/**
 * Applies one edit to a draft of the script (immer). Checking and saving belong to the callers; an edit of something that is not
 * there any more changes nothing.
 */
import type { Link, Script, ScriptNode } from '../../engine/script/script'
import type { Changes, Edit, Fragment, Path, Places } from './edits'
import { portsOf } from './ports'
import { renameVariable } from './rename-variable'

export function applyEdit(script: Script, edit: Edit): void {
  switch (edit.type) {
    case 'addNode':
      script.nodes[edit.id] = copied(edit.node)
      return
    case 'removeNodes':
      removeNodes(script, edit.ids)
      return
    case 'removeAndHeal':
      removeAndHeal(script, edit.id, edit.port)
      return
    case 'moveThings':
      moveThings(script, edit)
      return
    case 'renameNode':
      change(script.nodes[edit.id], { name: edit.name })
      return
    case 'changeSetting':
      withPortsKept(script, edit.id, (node) => setAt(node.settings, edit.path, edit.value))
      return
    case 'replaceSettings':
      withPortsKept(script, edit.id, (node) => {
        node.settings = copied(edit.settings)
      })
      return
    case 'replaceKind':
      withPortsKept(script, edit.id, (node) => {
        node.kind = edit.kind
        node.settings = copied(edit.settings)
        delete node.settingsVersion
      })
      return
    case 'translate':
      translate(script.nodes[edit.id], edit)
      return
    case 'pinNodes':
      for (const id of edit.ids) change(script.nodes[id], { pinned: edit.isPinned || undefined })
      return
    case 'linkNodes':
      link(script, edit.link)
      return
    case 'unlink':
      for (const id of edit.ids) delete script.links[id]
      return
    case 'reconnect':
      if (!(edit.id in script.links)) return
      delete script.links[edit.id]
      link(script, edit.link)
      return
    case 'addNote':
      script.notes[edit.id] = copied(edit.note)
      return
    case 'changeNote':
      change(script.notes[edit.id], edit.changes)
      return
    case 'removeNotes':
      for (const id of edit.ids) delete script.notes[id]
      return
    case 'addFrame':
      script.frames = { ...script.frames, [edit.id]: copied(edit.frame) }
      frameNodes(script, edit.nodes, edit.id)
      return
    case 'changeFrame':
      change(script.frames?.[edit.id], edit.changes)
      return
    case 'removeFrames':
      removeFrames(script, edit.ids)
      return
    case 'frameNodes':
      frameNodes(script, edit.ids, edit.frame)
      return
    case 'addFragment':
      addFragment(script, edit.fragment)
      return
    case 'addVariable':
      script.variables[edit.name] = copied(edit.variable)
      return
    case 'changeVariable':
      change(script.variables[edit.name], edit.changes)
      return
    case 'renameVariable':
      renameVariable(script, edit.name, edit.to)
      return
    case 'removeVariable':
      delete script.variables[edit.name]
      return
    case 'changeScript':
      change(script, edit.changes)
      return
    case 'replaceScript':
      replaceScript(script, edit.script)
      return
    default:
      edit satisfies never
  }
}

/** By custom a link's id is `<node>.<port>`, so that a port has one. */
export const linkId = (from: string, port: string) => `${from}.${port}`

/** What goes into the document must not be shared with what came from outside of it. */
const copied = <Value>(value: Value): Mutable<Value> => structuredClone(value) as Mutable<Value>
type Mutable<Value> = { -readonly [Field in keyof Value]: Value[Field] }

function change<Thing extends object>(thing: Thing | undefined, changes: Changes<Thing>): void {
  if (!thing) return
  for (const [field, value] of Object.entries(changes)) {
    if (value === undefined) delete thing[field as keyof Thing]
    else thing[field as keyof Thing] = structuredClone(value) as Thing[keyof Thing]
  }
}

function link(script: Script, { from, port, to }: Link): void {
  for (const [id, other] of Object.entries(script.links)) if (other.from === from && other.port === port) delete script.links[id]
  script.links[linkId(from, port)] = { from, port, to }
}

function removeNodes(script: Script, ids: readonly string[]): void {
  const gone = new Set(ids)
  for (const id of ids) delete script.nodes[id]
  for (const [id, { from, to }] of Object.entries(script.links)) if (gone.has(from) || gone.has(to)) delete script.links[id]
  for (const note of Object.values(script.notes)) if (note.node !== undefined && gone.has(note.node)) delete note.node
  if (script.errorHandler !== undefined && gone.has(script.errorHandler)) delete script.errorHandler
}

function removeAndHeal(script: Script, id: string, port: string): void {
  const next = Object.values(script.links).find((candidate) => candidate.from === id && candidate.port === port)?.to
  const before = Object.values(script.links).filter(({ to, from }) => to === id && from !== id)
  removeNodes(script, [id])
  if (next === undefined || next === id) return
  for (const { from, port: by } of before) link(script, { from, port: by, to: next })
}

function moveThings(script: Script, { nodes = {}, notes = {}, frames = {} }: Places): void {
  const moved = new Map<string, { x: number; y: number }>()
  for (const [id, to] of Object.entries(frames)) {
    const frame = script.frames?.[id]
    if (!frame) continue
    const [x, y] = [to.x - frame.position.x, to.y - frame.position.y]
    frame.position = { ...to }
    for (const [nodeId, node] of Object.entries(script.nodes)) {
      if (node.frame === id && !(nodeId in nodes)) moved.set(nodeId, { x: node.position.x + x, y: node.position.y + y })
    }
  }
  for (const [id, to] of Object.entries(nodes)) moved.set(id, to)
  for (const [id, to] of moved) {
    const node = script.nodes[id]
    if (!node) continue
    const [x, y] = [to.x - node.position.x, to.y - node.position.y]
    node.position = { x: to.x, y: to.y }
    for (const [noteId, note] of Object.entries(script.notes)) {
      if (note.node === id && !(noteId in notes)) note.position = { x: note.position.x + x, y: note.position.y + y }
    }
  }
  for (const [id, to] of Object.entries(notes)) change(script.notes[id], { position: to })
}

function withPortsKept(script: Script, id: string, changeNode: (node: ScriptNode) => void): void {
  const node = script.nodes[id]
  if (!node) return
  const before = Object.keys(portsOf(plain(node)))
  changeNode(node)
  const after = Object.keys(portsOf(plain(node)))
  const gone = before.filter((port) => !after.includes(port))
  const come = after.filter((port) => !before.includes(port))
  for (const port of gone) {
    const leaving = Object.values(script.links).find((candidate) => candidate.from === id && candidate.port === port)
    if (!leaving) continue
    delete script.links[linkId(id, port)]
    // one port less and one more in the same place: it got another id
    const [renamed] = come
    if (gone.length === 1 && come.length === 1 && renamed !== undefined && before.indexOf(port) === after.indexOf(renamed)) {
      link(script, { ...leaving, port: renamed })
    }
  }
}

/** Languages in which a node says nothing are not kept. */
function translate(node: ScriptNode | undefined, { language, key, text }: Extract<Edit, { type: 'translate' }>): void {
  if (!node) return
  const { [language]: said = {}, ...others } = node.translations ?? {}
  const texts = Object.fromEntries(Object.entries({ ...said, ...(key === undefined ? {} : { [key]: text }) }).filter(([, each]) => each))
  const next = key === undefined || Object.keys(texts).length === 0 ? others : { ...node.translations, [language]: texts as typeof said }
  if (Object.keys(next).length === 0) delete node.translations
  else node.translations = next
}

/** Ports are remembered by identity, which a draft under change does not have. */
const plain = (node: ScriptNode): ScriptNode => JSON.parse(JSON.stringify(node)) as ScriptNode

function setAt(settings: Record<string, unknown>, path: Path, value: unknown): void {
  const [last] = path.slice(-1)
  if (last === undefined) return
  let at: Record<string | number, unknown> = settings
  for (const [index, part] of path.slice(0, -1).entries()) {
    at[part] ??= typeof path[index + 1] === 'number' ? [] : {}
    at = at[part] as Record<string | number, unknown>
  }
  if (value !== undefined) at[last] = structuredClone(value)
  else if (Array.isArray(at) && typeof last === 'number') at.splice(last, 1)
  else delete at[last]
}

function frameNodes(script: Script, ids: readonly string[], frame: string | undefined): void {
  for (const id of ids) change(script.nodes[id], { frame })
}

function removeFrames(script: Script, ids: readonly string[]): void {
  for (const id of ids) delete script.frames?.[id]
  for (const node of Object.values(script.nodes)) if (node.frame !== undefined && ids.includes(node.frame)) delete node.frame
  if (script.frames && Object.keys(script.frames).length === 0) delete script.frames
}

function addFragment(script: Script, { nodes, links, notes, frames }: Fragment): void {
  for (const [id, node] of Object.entries(nodes)) script.nodes[id] = copied(node)
  for (const each of links) link(script, each)
  for (const [id, note] of Object.entries(notes)) script.notes[id] = copied(note)
  if (Object.keys(frames).length > 0) script.frames = { ...script.frames, ...copied(frames) }
}

function replaceScript(script: Script, { id: _, ...next }: Script): void {
  for (const field of Object.keys(script) as (keyof Script)[]) if (field !== 'id' && !(field in next)) delete script[field]
  Object.assign(script, structuredClone(next))
}
