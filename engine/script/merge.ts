/**
 * Brings two people's work on one script together: three-way, field by field. Runs in the browser, where the conflicts are shown.
 *
 * M1. What only one side changed is in the merged script; where the other changed nothing, the merged script is that side's.
 * M2. Where both changed the same differently, mine stands in the merged script, and the conflict holds what theirs would be.
 * M3. A thing that one side removed and the other changed, or linked to, is a conflict; one that was only moved is removed.
 * M4. No link leads to a node that the merge took away, and no port has two links by it.
 */
import { countDifference, type DifferenceCounts, isLayout, isThings, scriptDifference, type Things } from './difference'
import { isRecord, isSame, type JsonRecord, keysOf, memberOf } from './json-values'
import { danglingMentions, type Mention, mentionsIn } from './mentions'
import { withAllLanguages, withoutSilentLanguages } from './merge-translations'
import { conflictOf, mergeValues, type Sides, type ValueConflict } from './merge-values'
import { type MergeConflict, put, resolveConflict, valueAt } from './resolve-conflict'
import type { Link, Script } from './script'

export interface Merge {
  readonly merged: Script
  /** Each is mine in `merged` until resolveConflict makes it theirs. */
  readonly conflicts: readonly MergeConflict[]
  /** How many changes each side made. */
  readonly mineChanged: number
  readonly theirsChanged: number
}

export function mergeScripts(base: Script, mine: Script, theirs: Script): Merge {
  const sides = { base, mine, theirs }
  const found: ValueConflict[] = []
  const fields = mergeFields(sides, found)
  const gone = [...found, ...removedButUsed(sides, fields, found)]
  const conflicts = gone.map((conflict) => withAlong(sides, fields, conflict))
  // a node that mine kept has mine's links again, one that mine removed takes theirs along
  const kept = conflicts.reduce((script, conflict) => (conflict.along ? resolveConflict(script, conflict, 'mine') : script), fields)
  const { script, shared } = oneLinkAPort(sides, withoutOrphans(sides, kept))
  return {
    merged: script,
    conflicts: [...conflicts.filter(({ path }) => !shared.some((other) => isSame(other.path, path))), ...shared],
    mineChanged: total(countDifference(scriptDifference(base, mine))),
    theirsChanged: total(countDifference(scriptDifference(base, theirs))),
  }
}

function mergeFields({ base, mine, theirs }: Sides<Script>, conflicts: ValueConflict[]): Script {
  const fields = keysOf(mine, theirs, base).map((key) => {
    const sides: Sides = { base: memberOf(base, key), mine: memberOf(mine, key), theirs: memberOf(theirs, key) }
    return [key, isThings(key) ? mergeThings(key, sides as Sides<JsonRecord | undefined>, conflicts) : mergeValues(sides, [key], conflicts)]
  })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Script
}

function mergeThings(things: Things, { base, mine, theirs }: Sides<JsonRecord | undefined>, conflicts: ValueConflict[]) {
  if (isSame(base, theirs)) return mine
  if (isSame(base, mine)) return theirs
  const members = keysOf(mine, theirs, base).map((id) => {
    const sides = { base: memberOf(base, id), mine: memberOf(mine, id), theirs: memberOf(theirs, id) }
    return [id, mergeThing(things, id, sides, conflicts)] as const
  })
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}

function mergeThing(things: Things, id: string, sides: Sides, conflicts: ValueConflict[]): unknown {
  const { base, mine, theirs } = sides
  const isRemoved = base !== undefined && (mine === undefined || theirs === undefined)
  if (isRemoved && isOnlyMoved(things, base, mine ?? theirs)) return undefined
  // both ends of a link belong together
  if (things === 'links' && isChangedByBoth(sides)) {
    conflicts.push(conflictOf(sides, [things, id]))
    return mine
  }
  if (things !== 'nodes') return mergeValues(sides, [things, id], conflicts)
  const filled = withAllLanguages(sides)
  const merged = mergeValues(filled, [things, id], conflicts)
  return filled === sides ? merged : withoutSilentLanguages(merged)
}

const isChangedByBoth = ({ base, mine, theirs }: Sides) => !isSame(base, mine) && !isSame(base, theirs) && !isSame(mine, theirs)

function isOnlyMoved(things: Things, before: unknown, after: unknown): boolean {
  if (!isRecord(before) || !isRecord(after)) return after === undefined
  return keysOf(before, after).every((key) => isLayout(things, key) || isSame(memberOf(before, key), memberOf(after, key)))
}

/** Nodes that one side removed while the other made a link or the error handler lead to them. */
function removedButUsed(sides: Sides<Script>, merged: Script, found: readonly ValueConflict[]): ValueConflict[] {
  const ids = new Set(newlyDangling(sides, merged).flatMap(({ id, path }) => (isOfLayout(path) ? [] : [id])))
  return [...ids]
    .map((id) => {
      const node = (script: Script) => memberOf(script.nodes, id)
      return conflictOf({ base: node(sides.base), mine: node(sides.mine), theirs: node(sides.theirs) }, ['nodes', id])
    })
    .filter(({ path, mine, theirs }) => (mine ?? theirs) !== undefined && !found.some((known) => isSame(known.path, path)))
}

const isOfLayout = ([things]: Mention['path']) => things === 'notes' || things === 'nodes'

/** What leads nowhere since the merge: neither side has it leading nowhere already. */
function newlyDangling({ mine, theirs }: Sides<Script>, merged: Script): Mention[] {
  const key = (script: Script) => (mention: Mention) => JSON.stringify([mention, valueAt(script, mention.path)])
  const known = new Set([mine, theirs].flatMap((script) => danglingMentions(script).map(key(script))))
  return danglingMentions(merged).filter((mention) => !known.has(key(merged)(mention)))
}

/** A node or frame that only one side kept: what names it there goes with it. */
function withAlong(sides: Sides<Script>, merged: Script, conflict: ValueConflict): MergeConflict {
  const [things, id] = conflict.path
  const isOfThing = conflict.path.length === 2 && (things === 'nodes' || things === 'frames')
  if (!isOfThing || (conflict.mine === undefined) === (conflict.theirs === undefined)) return conflict
  const [keeper, remover] = conflict.mine === undefined ? (['theirs', 'mine'] as const) : (['mine', 'theirs'] as const)
  const isMeant = (mention: Mention) => mention.things === things && mention.id === id
  const namedIn = (script: Script) =>
    new Map(mentionsIn(script).flatMap((mention) => (isMeant(mention) ? [[mention.path.join('\n'), mention.path]] : [])))
  const [named, kept] = [namedIn(merged), namedIn(sides[keeper])]
  const along = [...new Map([...kept, ...named])].map(([key, path]) => {
    const [now, before, other] = [valueAt(merged, path), valueAt(sides[keeper], path), valueAt(sides[remover], path)]
    const isOtherFree = other !== undefined && !namedIn(sides[remover]).has(key)
    return {
      path,
      [keeper]: other === undefined && before !== undefined ? before : now,
      [remover]: named.has(key) ? (isOtherFree ? other : undefined) : now,
    }
  })
  return { ...conflict, along }
}

function withoutOrphans(sides: Sides<Script>, merged: Script): Script {
  return newlyDangling(sides, merged).reduce((script, { path }) => put(script, path, undefined), merged)
}

/** Two links of one port, each added by one side under an id of its own. */
function oneLinkAPort({ base, mine, theirs }: Sides<Script>, merged: Script): { script: Script; shared: MergeConflict[] } {
  const entries = Object.entries(merged.links)
  const isOnlyTheirs = (id: string) => !Object.hasOwn(mine.links, id)
  const byPort = new Map(entries.flatMap(([id, link]) => (isOnlyTheirs(id) ? [] : [[portOf(link), [id, link] as const]])))
  const pairs = entries.flatMap(([id, link]) => {
    const own = isOnlyTheirs(id) ? byPort.get(portOf(link)) : undefined
    return own && !isSame(theirs.links[own[0]], own[1]) ? [{ id, link, own }] : []
  })
  return {
    script: pairs.reduce((script, { id }) => put(script, ['links', id], undefined), merged),
    shared: pairs.map(({ link, own: [id, ownLink] }) => conflictOf({ base: base.links[id], mine: ownLink, theirs: link }, ['links', id])),
  }
}

const portOf = ({ from, port }: Link) => `${from}.${port}`

function total(counts: DifferenceCounts): number {
  const { other, ...things } = counts
  return Object.values(things).reduce((sum, each) => sum + Object.values(each).reduce((all, count) => all + count, 0), other)
}
