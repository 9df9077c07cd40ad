/**
 * The script as a nested list: under a node its ports, under a port the node it leads to.
 *
 * O1. Every node appears once as itself, where the list first comes to it; a port that leads to it once more names it and has nothing
 *     below. So loops end, and the list is as long as the script.
 * O2. Roots are what starts by itself: Begin, events, the error handler. What no way leads to stands under "Not connected".
 * O3. Ways that go on in the list stand behind those that do not, so that a node and its short ways stay together.
 */
import type { Script, ScriptNode } from '../../engine/script/script'
import { linkId } from '../script/apply-edit'
import { hasWayIn, portsOf } from '../script/ports'

export type OutlineItem = NodeItem | PortItem | GroupItem | NoteItem | FrameItem | MemberItem

interface Item {
  /** Stays the same while the thing is there. */
  readonly key: string
  readonly children: readonly OutlineItem[]
  /** How far in it is drawn: a way without branches runs straight down. */
  readonly depth: number
}

export interface NodeItem extends Item {
  readonly is: 'node'
  readonly id: string
}
export interface PortItem extends Item {
  readonly is: 'port'
  readonly node: string
  readonly port: string
  /** Where it leads; undefined: nowhere. */
  readonly to: string | undefined
  /** The node that it leads to stands elsewhere in the list. */
  readonly isReference: boolean
}
export interface GroupItem extends Item {
  readonly is: 'group'
  readonly group: 'loose' | 'frames' | 'notes'
}
export interface NoteItem extends Item {
  readonly is: 'note'
  readonly id: string
}
export interface FrameItem extends Item {
  readonly is: 'frame'
  readonly id: string
}
/** A node as part of a frame. */
export interface MemberItem extends Item {
  readonly is: 'member'
  readonly id: string
  readonly frame: string
}

type Drawing = Pick<Script, 'nodes' | 'links' | 'notes' | 'frames' | 'errorHandler'>

export const nodeKey = (id: string) => `node:${id}`
export const portKey = (id: string, port: string) => `port:${id}.${port}`
export const noteKey = (id: string) => `note:${id}`
export const frameKey = (id: string) => `frame:${id}`

export function outlineOf(script: Drawing): readonly OutlineItem[] {
  const placed = new Set<string>()
  const started = startsOf(script).flatMap((id) => treeFrom(script, id, placed, 0))
  const loose = looseStarts(script, placed).flatMap((id) => treeFrom(script, id, placed, 1))
  return [...started, ...group('loose', loose), ...group('frames', framesOf(script)), ...group('notes', notesOf(script))]
}

/** Whether two states of a script have the same list, told without making it. */
export function hasSameOutline(before: Drawing, now: Drawing): boolean {
  if (before.links !== now.links || before.errorHandler !== now.errorHandler || !hasSameKeys(before.notes, now.notes)) return false
  if (!hasSameKeys(before.frames ?? {}, now.frames ?? {}) || !hasSameKeys(before.nodes, now.nodes)) return false
  return Object.entries(now.nodes).every(([id, node]) => {
    const other = before.nodes[id]
    return node === other || (other !== undefined && isDrawnAlike(other, node))
  })
}

const isDrawnAlike = (one: ScriptNode, other: ScriptNode): boolean =>
  one.kind === other.kind && one.frame === other.frame && hasSameKeys(portsOf(one), portsOf(other))

function hasSameKeys(one: object, other: object): boolean {
  if (one === other) return true
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  return keys.length === others.length && keys.every((key, place) => key === others[place])
}

function startsOf({ nodes, errorHandler }: Drawing): readonly string[] {
  const ids = Object.keys(nodes)
  const isBegin = (id: string) => nodes[id]?.kind === 'begin'
  const startsByEvent = (id: string) => !isBegin(id) && !hasWayIn(nodes[id]?.kind ?? '')
  return [
    ...ids.filter(isBegin),
    ...ids.filter(startsByEvent),
    ...(errorHandler !== undefined && errorHandler in nodes ? [errorHandler] : []),
  ]
}

/** Of what was not come to: first those that nothing leads to, then the rest, which lead to each other. */
function looseStarts({ nodes, links }: Drawing, placed: ReadonlySet<string>): readonly string[] {
  const left = Object.keys(nodes).filter((id) => !placed.has(id))
  const ledTo = new Set(Object.values(links).flatMap(({ from, to }) => (from === to ? [] : [to])))
  return [...left.filter((id) => !ledTo.has(id)), ...left.filter((id) => ledTo.has(id))]
}

interface Open {
  readonly item: Mutable<NodeItem>
  /** Ports still to be followed, in order. */
  readonly ports: readonly string[]
  next: number
}
type Mutable<Value> = { -readonly [Field in keyof Value]: Value[Field] }

/** Without recursion: a script may be one way of thousands of nodes. Empty where the node stands elsewhere already. */
function treeFrom(script: Drawing, start: string, placed: Set<string>, depth: number): readonly NodeItem[] {
  const root = openNode(script, start, placed)
  if (!root) return []
  const work = [root]
  for (let open = work.at(-1); open; open = work.at(-1)) {
    const port = open.ports[open.next]
    if (port === undefined) {
      open.item.children = shortWaysFirst(open.item.children)
      work.pop()
      continue
    }
    open.next += 1
    const to = targetOf(script, open.item.id, port)
    const below = to === undefined ? undefined : openNode(script, to, placed)
    const children: OutlineItem[] = below ? [below.item] : []
    const key = portKey(open.item.id, port)
    const item: PortItem = { is: 'port', key, node: open.item.id, port, to, isReference: to !== undefined && !below, children, depth: 0 }
    ;(open.item.children as OutlineItem[]).push(item)
    if (below) work.push(below)
  }
  setDepths(root.item, depth)
  return [root.item]
}

function openNode({ nodes }: Drawing, id: string, placed: Set<string>): Open | undefined {
  const node = nodes[id]
  if (!node || placed.has(id)) return undefined
  placed.add(id)
  return { item: { is: 'node', key: nodeKey(id), id, children: [], depth: 0 }, ports: Object.keys(portsOf(node)), next: 0 }
}

function targetOf({ nodes, links }: Drawing, id: string, port: string): string | undefined {
  const to = links[linkId(id, port)]?.to
  return to !== undefined && to in nodes ? to : undefined
}

function shortWaysFirst(ports: readonly OutlineItem[]): readonly OutlineItem[] {
  return [...ports.filter(({ children }) => children.length === 0), ...ports.filter(({ children }) => children.length > 0)]
}

/** Only where a node's ways part does the list go further in. */
function setDepths(root: NodeItem, depth: number): void {
  const work: { readonly item: Mutable<OutlineItem>; readonly depth: number }[] = [{ item: root, depth }]
  for (let next = work.pop(); next; next = work.pop()) {
    const { item } = next
    item.depth = next.depth
    const branches = item.is === 'node' ? item.children.filter(({ children }) => children.length > 0).length : 0
    for (const child of item.children) {
      work.push({ item: child, depth: item.is === 'node' && branches > 1 ? next.depth + 1 : next.depth })
    }
  }
}

function group(name: GroupItem['group'], children: readonly OutlineItem[]): readonly GroupItem[] {
  return children.length === 0 ? [] : [{ is: 'group', key: `group:${name}`, group: name, children, depth: 0 }]
}

function framesOf({ nodes, frames = {} }: Drawing): readonly FrameItem[] {
  const members = new Map<string, MemberItem[]>(Object.keys(frames).map((id) => [id, []]))
  for (const [id, { frame }] of Object.entries(nodes)) {
    if (frame === undefined) continue
    members.get(frame)?.push({ is: 'member', key: `member:${id}`, id, frame, children: [], depth: 2 })
  }
  return [...members].map(([id, children]) => ({ is: 'frame', key: frameKey(id), id, children, depth: 1 }))
}

function notesOf({ notes }: Drawing): readonly NoteItem[] {
  return Object.keys(notes).map((id) => ({ is: 'note', key: noteKey(id), id, children: [], depth: 1 }))
}
