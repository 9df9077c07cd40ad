/**
 * How two documents of a script differ, thing by thing: for the history, the canvas that shows two versions, and the count of what
 * either side of a merge did. What a run does and how the drawing is laid out are told apart.
 */
import { areOfOneSort, type FieldPath, isIdentifiedList, isRecord, isSame, type JsonRecord, keysOf, memberOf } from './json-values'
import type { Script } from './script'

/** One value; a side on which it is missing did not have it. */
export interface FieldChange {
  readonly path: FieldPath
  readonly before?: unknown
  readonly after?: unknown
}

/** Paths begin within the thing: `['settings', 'text']`. */
export interface ChangedThing {
  readonly id: string
  readonly paths: readonly FieldChange[]
}

export interface ThingsDifference {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly ChangedThing[]
}

export interface PlacedThingsDifference extends ThingsDifference {
  /** Where it is drawn, how large, within what. */
  readonly moved: readonly ChangedThing[]
}

export interface ScriptDifference {
  readonly nodes: PlacedThingsDifference
  readonly links: ThingsDifference
  readonly variables: ThingsDifference
  readonly notes: PlacedThingsDifference
  readonly frames: PlacedThingsDifference
  /** Name, description, error handler. */
  readonly other: readonly FieldChange[]
}

type Counts<Kind extends ThingsDifference> = { readonly [What in keyof Kind]: number }

/** How many of each, for a line of the history. */
export interface DifferenceCounts {
  readonly nodes: Counts<PlacedThingsDifference>
  readonly links: Counts<ThingsDifference>
  readonly variables: Counts<ThingsDifference>
  readonly notes: Counts<PlacedThingsDifference>
  readonly frames: Counts<PlacedThingsDifference>
  readonly other: number
}

export type PlacedThings = 'nodes' | 'notes' | 'frames'
export type Things = PlacedThings | 'links' | 'variables'

/** The fields that say only how a thing is drawn. */
const LAYOUT: Readonly<Record<Things, readonly string[]>> = {
  nodes: ['position', 'pinned', 'frame'],
  notes: ['position', 'size', 'node'],
  frames: ['position', 'size', 'isFolded'],
  links: [],
  variables: [],
}

export const isLayout = (things: Things, field: string): boolean => LAYOUT[things].includes(field)

/** A field of a thing that means something only as a whole. */
export const isWhole = ([field, ...within]: FieldPath): boolean => within.length === 0 && (field === 'position' || field === 'size')

export function scriptDifference(before: Script, after: Script): ScriptDifference {
  return {
    nodes: placedThings('nodes', before, after),
    links: things('links', before, after),
    variables: things('variables', before, after),
    notes: placedThings('notes', before, after),
    frames: placedThings('frames', before, after),
    other: keysOf(before, after)
      .filter((key) => !isThings(key))
      .flatMap((key) => fieldChanges(memberOf(before, key), memberOf(after, key), [key])),
  }
}

export const isThings = (key: string): key is Things => Object.hasOwn(LAYOUT, key)

export function countDifference({ nodes, links, variables, notes, frames, other }: ScriptDifference): DifferenceCounts {
  return {
    nodes: placedCounts(nodes),
    links: counts(links),
    variables: counts(variables),
    notes: placedCounts(notes),
    frames: placedCounts(frames),
    other: other.length,
  }
}

const counts = ({ added, removed, changed }: ThingsDifference) => ({
  added: added.length,
  removed: removed.length,
  changed: changed.length,
})

const placedCounts = (difference: PlacedThingsDifference) => ({ ...counts(difference), moved: difference.moved.length })

/** Every value that differs, down to the innermost field; lists by the ids of their members, or whole. */
function fieldChanges(before: unknown, after: unknown, path: FieldPath = []): FieldChange[] {
  if (isSame(before, after)) return []
  if (isRecord(before) && isRecord(after) && !isWhole(path) && areOfOneSort([before, after])) {
    return keysOf(before, after).flatMap((key) => fieldChanges(memberOf(before, key), memberOf(after, key), [...path, key]))
  }
  if (isIdentifiedList(before) && isIdentifiedList(after) && areInOneOrder(before, after)) {
    const [old, next] = [byId(before), byId(after)]
    return keysOf(old, next).flatMap((id) => fieldChanges(memberOf(old, id), memberOf(next, id), [...path, id]))
  }
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

export function byId<Thing extends { readonly id: string }>(list: readonly Thing[]): Readonly<Record<string, Thing>> {
  return Object.fromEntries(list.map((member) => [member.id, member]))
}

/** What both have stands in the same order in both. */
export function areInOneOrder(a: readonly { readonly id: string }[], b: readonly { readonly id: string }[]): boolean {
  const [inA, inB] = [new Set(a.map(({ id }) => id)), new Set(b.map(({ id }) => id))]
  return isSame(
    a.flatMap(({ id }) => (inB.has(id) ? [id] : [])),
    b.flatMap(({ id }) => (inA.has(id) ? [id] : [])),
  )
}

function placedThings(kind: PlacedThings, before: Script, after: Script): PlacedThingsDifference {
  const { added, removed, changed } = things(kind, before, after)
  const keep = (thing: ChangedThing, isWanted: (field: string) => boolean): ChangedThing[] => {
    const paths = thing.paths.filter(({ path }) => isWanted(String(path[0])))
    return paths.length > 0 ? [{ id: thing.id, paths }] : []
  }
  return {
    added,
    removed,
    changed: changed.flatMap((thing) => keep(thing, (field) => !isLayout(kind, field))),
    moved: changed.flatMap((thing) => keep(thing, (field) => isLayout(kind, field))),
  }
}

function things(kind: Things, before: Script, after: Script): ThingsDifference {
  const [old, next]: readonly (JsonRecord | undefined)[] = [before[kind], after[kind]]
  const ids = keysOf(old, next).filter((id) => memberOf(old, id) !== memberOf(next, id))
  return {
    added: ids.filter((id) => memberOf(old, id) === undefined),
    removed: ids.filter((id) => memberOf(next, id) === undefined),
    changed: ids.flatMap((id) => {
      const [was, is] = [memberOf(old, id), memberOf(next, id)]
      const paths =
        isRecord(was) && isRecord(is) ? keysOf(was, is).flatMap((key) => fieldChanges(memberOf(was, key), memberOf(is, key), [key])) : []
      return paths.length > 0 ? [{ id, paths }] : []
    }),
  }
}
