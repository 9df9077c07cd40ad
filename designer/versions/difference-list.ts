/** The difference of two documents as a list in words: what a run does differently, what was noted, and what only lies elsewhere. */

import type { Directory } from '../../engine/directory/model/directory'
import type { ChangedThing, FieldChange, PlacedThingsDifference, ScriptDifference, ThingsDifference } from '../../engine/script/difference'
import { scriptDifference } from '../../engine/script/difference'
import type { Script } from '../../engine/script/script'
import type { Mark } from '../editor/view-state'
import { placeSaid } from './place-words'
import type { Around } from './value-words'

export interface FieldEntry {
  readonly key: string
  readonly field: string
  /** In words; undefined where that side has no such value. */
  readonly before: string | undefined
  readonly after: string | undefined
  /** A text of some length, which is compared word by word. */
  readonly isText: boolean
}

export interface DifferenceEntry {
  readonly key: string
  readonly mark: Mark
  readonly kind: 'nodes' | 'links' | 'variables' | 'notes' | 'frames' | 'script'
  readonly id: string
  readonly name: string
  readonly fields: readonly FieldEntry[]
  /** What the canvas shows for it: ids of nodes. */
  readonly nodes: readonly string[]
}

export const GROUPS = ['behaviour', 'notes', 'layout'] as const
export type DifferenceGroup = (typeof GROUPS)[number]
export type DifferenceList = Readonly<Record<DifferenceGroup, readonly DifferenceEntry[]>>

export function differenceList(before: Script, after: Script, directory: Directory | undefined): DifferenceList {
  const difference = scriptDifference(before, after)
  const told: Telling = { around: { scripts: [after, before], directory }, before, after }
  return {
    behaviour: [
      ...placed('nodes', difference.nodes, told),
      ...plain('links', difference.links, told),
      ...plain('variables', difference.variables, told),
      ...ofScript(difference, told),
    ],
    notes: [...placed('notes', difference.notes, told), ...placed('frames', difference.frames, told)],
    layout: (['nodes', 'notes', 'frames'] as const).flatMap((kind) =>
      difference[kind].moved.map(({ id }) => entry('moved', kind, { id, paths: [] }, told)),
    ),
  }
}

interface Telling {
  readonly around: Around
  readonly before: Script
  readonly after: Script
}

const placed = (kind: 'nodes' | 'notes' | 'frames', difference: PlacedThingsDifference, told: Telling) => plain(kind, difference, told)

function plain(
  kind: Exclude<DifferenceEntry['kind'], 'script'>,
  { added, removed, changed }: ThingsDifference,
  told: Telling,
): DifferenceEntry[] {
  return [
    ...added.map((id) => entry('added', kind, { id, paths: [] }, told)),
    ...removed.map((id) => entry('removed', kind, { id, paths: [] }, told)),
    ...changed.flatMap((thing) => {
      const made = entry('changed', kind, thing, told)
      return made.fields.length > 0 ? [made] : []
    }),
  ]
}

function entry(mark: Mark, kind: Exclude<DifferenceEntry['kind'], 'script'>, { id, paths }: ChangedThing, told: Telling): DifferenceEntry {
  const { thing } = placeSaid([kind, id], told.around)
  return {
    key: `${mark} ${kind} ${id}`,
    ...{ mark, kind, id },
    name: thing,
    fields: paths.flatMap((change) => fieldEntry([kind, id], change, told.around)),
    nodes: nodesOf(kind, id, told),
  }
}

function nodesOf(kind: DifferenceEntry['kind'], id: string, { before, after }: Telling): string[] {
  if (kind === 'nodes') return [id]
  if (kind === 'links') {
    const ends = [after.links[id], before.links[id]].flatMap((link) => (link ? [link.from, link.to] : []))
    return [...new Set(ends)]
  }
  const node = kind === 'notes' ? (after.notes[id] ?? before.notes[id])?.node : undefined
  return node === undefined ? [] : [node]
}

/** What nobody sets. */
const OF_THE_FILE = ['settingsVersion', '$schema', 'formatVersion']

function fieldEntry(thing: readonly string[], { path, before, after }: FieldChange, around: Around): FieldEntry[] {
  if (OF_THE_FILE.includes(String(path[0]))) return []
  const said = placeSaid([...thing, ...path], around)
  return [
    {
      key: path.join('.'),
      field: said.field ?? said.thing,
      before: before === undefined ? undefined : said.value(before),
      after: after === undefined ? undefined : said.value(after),
      isText: typeof before === 'string' && typeof after === 'string' && /\s/u.test(`${before}${after}`),
    },
  ]
}

function ofScript({ other }: ScriptDifference, { around }: Telling): DifferenceEntry[] {
  const fields = other.flatMap((change) => fieldEntry([], change, around))
  if (fields.length === 0) return []
  return [{ key: 'script', mark: 'changed', kind: 'script', id: '', name: placeSaid(['name'], around).thing, fields, nodes: [] }]
}

export const totalShown = (list: DifferenceList): number => GROUPS.reduce((sum, group) => sum + list[group].length, 0)
