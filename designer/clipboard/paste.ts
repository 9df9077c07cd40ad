/**
 * Puts a copied part into a script.
 *
 * C1. Ids are free in the script; what within the part names another thing of it follows, and nothing names what is not there.
 * C2. A script has one Begin and one node for each event: a second one is left out, with its links, and the report says so.
 * C3. Variables that the part uses and the script lacks are declared in the same step.
 * C4. Settings stay as they were. What they name and this workspace lacks is reported, for somebody to decide.
 */
import type { Directory } from '../../engine/directory/model/directory'
import { allReferences, type Reference } from '../../engine/script/references'
import type { Link, Position, Script, ScriptNode, Variable } from '../../engine/script/script'
import { findKind } from '../../nodes/index'
import { frameAt } from '../canvas/framing'
import { around, cardRectangle, frameRectangle, middleOf, noteRectangle, onGrid } from '../canvas/geometry'
import { nodeName } from '../catalogue/kind-in-words'
import type { Selected } from '../editor/selection'
import type { Edit, Fragment } from '../script/edits'
import { newId } from '../script/new-id'
import type { CopiedPart, CutLink } from './fragment-text'

export interface Missing {
  readonly refersTo: Exclude<Reference['refersTo'], 'variable'>
  readonly id: string
  /** Ids of the pasted nodes, and the field within their settings. */
  readonly uses: readonly { readonly node: string; readonly path: readonly (string | number)[] }[]
}

export interface PasteReport {
  /** How many things came. */
  readonly count: number
  readonly leftOut: readonly { readonly name: string; readonly why: 'begin' | 'event' }[]
  readonly cutLinks: readonly CutLink[]
  readonly declared: readonly { readonly name: string; readonly type: Variable['type'] }[]
  /** Declared here as well, but as something else. */
  readonly otherType: readonly string[]
  readonly missing: readonly Missing[]
  readonly unknownKinds: readonly string[]
}

export interface Paste {
  readonly edits: readonly Edit[]
  readonly selected: Pick<Selected, 'nodes' | 'notes' | 'frames'>
  readonly report: PasteReport
}

/** `middle` is where the part's middle goes; without one it stays where it was copied. */
export function pasteOf(script: Script, part: CopiedPart, directory: Directory | undefined, middle: Position | undefined): Paste {
  const { kept, leftOut } = withoutSeconds(script, part.nodes)
  const ids = {
    nodes: freshIds(kept, script.nodes, nodeName),
    notes: freshIds(part.notes, script.notes, () => 'note'),
    frames: freshIds(part.frames, script.frames ?? {}, ({ title }) => (title === '' ? 'frame' : title)),
  }
  const fragment = fragmentOf(script, { ...part, nodes: kept }, ids, shiftOf({ ...part, nodes: kept }, middle))
  const variables = Object.entries(part.variables).map(([name, variable]) => ({ name, variable, here: script.variables[name] }))
  const declared = variables.filter(({ here }) => here === undefined)
  const count = ids.nodes.size + ids.notes.size + ids.frames.size
  const edits: Edit[] = [
    ...declared.map(({ name, variable }): Edit => ({ type: 'addVariable', name, variable })),
    { type: 'addFragment', fragment },
  ]
  return {
    edits: count > 0 ? edits : [],
    selected: { nodes: new Set(ids.nodes.values()), notes: new Set(ids.notes.values()), frames: new Set(ids.frames.values()) },
    report: {
      count,
      leftOut,
      cutLinks: part.cutLinks,
      declared: declared.map(({ name, variable: { type } }) => ({ name, type })),
      otherType: variables.flatMap(({ name, variable, here }) => (here && here.type !== variable.type ? [name] : [])),
      missing: directory ? missingIn(fragment.nodes, directory) : [],
      unknownKinds: [...new Set(Object.values(kept).flatMap(({ kind }) => (findKind(kind) ? [] : [kind])))],
    },
  }
}

function withoutSeconds(script: Script, nodes: CopiedPart['nodes']) {
  const isStart = (kind: string) => kind === 'begin' || findKind(kind)?.startsOn !== undefined
  const there = new Set(Object.values(script.nodes).flatMap(({ kind }) => (isStart(kind) ? [kind] : [])))
  const kept: Record<string, ScriptNode> = {}
  const leftOut: { name: string; why: 'begin' | 'event' }[] = []
  for (const [id, node] of Object.entries(nodes)) {
    if (there.has(node.kind)) leftOut.push({ name: nodeName(node), why: node.kind === 'begin' ? 'begin' : 'event' })
    else kept[id] = node
    if (isStart(node.kind)) there.add(node.kind)
  }
  return { kept, leftOut }
}

type Ids = ReadonlyMap<string, string>

/** An id that is free here stays what it was: what was cut and pasted back is the same thing. */
function freshIds<Thing>(
  things: Readonly<Record<string, Thing>>,
  taken: Readonly<Record<string, unknown>>,
  nameOf: (thing: Thing) => string,
): Ids {
  const made = new Set<string>()
  const isTaken = (id: string) => Object.hasOwn(taken, id) || made.has(id)
  return new Map(
    Object.entries(things).map(([id, thing]) => {
      const fresh = isTaken(id) ? newId(nameOf(thing), (each) => isTaken(each) || Object.hasOwn(things, each)) : id
      made.add(fresh)
      return [id, fresh]
    }),
  )
}

function shiftOf({ nodes, notes, frames }: Pick<CopiedPart, 'nodes' | 'notes' | 'frames'>, middle: Position | undefined): Position {
  const area = around([
    ...Object.values(nodes).map(cardRectangle),
    ...Object.values(notes).map(noteRectangle),
    ...Object.values(frames).map(frameRectangle),
  ])
  if (!area || !middle) return { x: 0, y: 0 }
  const old = middleOf(area)
  return onGrid({ x: middle.x - old.x, y: middle.y - old.y })
}

function fragmentOf(
  script: Script,
  { nodes, links, notes, frames }: CopiedPart,
  ids: { readonly nodes: Ids; readonly notes: Ids; readonly frames: Ids },
  by: Position,
): Fragment {
  const moved = <Thing extends { readonly position: Position }>(thing: Thing): Thing => ({
    ...thing,
    position: { x: thing.position.x + by.x, y: thing.position.y + by.y },
  })
  const renamed = <Thing, Made>(things: Readonly<Record<string, Thing>>, fresh: Ids, make: (thing: Thing) => Made): Record<string, Made> =>
    Object.fromEntries(Object.entries(things).map(([id, thing]) => [fresh.get(id) ?? id, make(thing)]))
  return {
    nodes: renamed(nodes, ids.nodes, ({ frame: old, ...rest }): ScriptNode => {
      const node = moved(rest)
      const frame = (old === undefined ? undefined : ids.frames.get(old)) ?? frameAt(script, cardRectangle(node))
      return frame === undefined ? node : { ...node, frame }
    }),
    links: Object.values(links).flatMap(({ from, port, to }): Link[] => {
      const [source, target] = [ids.nodes.get(from), ids.nodes.get(to)]
      return source !== undefined && target !== undefined ? [{ from: source, port, to: target }] : []
    }),
    notes: renamed(notes, ids.notes, ({ node: old, ...rest }) => {
      const node = old === undefined ? undefined : ids.nodes.get(old)
      return node === undefined ? moved(rest) : { ...moved(rest), node }
    }),
    frames: renamed(frames, ids.frames, moved),
  }
}

function missingIn(nodes: Fragment['nodes'], directory: Directory): Missing[] {
  const found = new Map<string, Missing>()
  for (const { refersTo, id, node, path } of allReferences({ nodes: { ...nodes } })) {
    if (refersTo === 'variable' || isThere(directory, refersTo, id)) continue
    const key = `${refersTo} ${id}`
    // the path begins in the script: nodes, id, settings
    const use = { node, path: path.slice(3) }
    found.set(key, { refersTo, id, uses: [...(found.get(key)?.uses ?? []), use] })
  }
  return [...found.values()]
}

function isThere({ skills, channels, hours, templates }: Directory, refersTo: Missing['refersTo'], id: string): boolean {
  switch (refersTo) {
    case 'skill':
      return skills.some((skill) => skill.id === id)
    case 'channel':
      return channels.some((channel) => channel.id === id)
    case 'hours':
      return hours.some((each) => each.id === id)
    case 'template':
      return templates.some(({ name }) => name === id)
    default:
      return refersTo satisfies never
  }
}

/** Whether somebody has to hear of more than that it came. */
export const hasNews = ({ leftOut, cutLinks, declared, otherType, missing, unknownKinds }: PasteReport): boolean =>
  [leftOut, cutLinks, declared, otherType, missing, unknownKinds].some((part) => part.length > 0)
