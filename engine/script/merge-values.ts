/** Three-way merge of JSON values: what only one side changed is taken, what both changed differently is a conflict that keeps mine. */
import { areInOneOrder, byId, isWhole } from './difference'
import { areOfOneSort, type FieldPath, type Identified, isIdentifiedList, isRecord, isSame, keysOf, memberOf } from './json-values'

/** What became of one value on both sides; undefined: it is not there. */
export interface Sides<Value = unknown> {
  readonly base: Value
  readonly mine: Value
  readonly theirs: Value
}

export interface ValueConflict {
  readonly path: FieldPath
  /** Missing where the value was not there. */
  readonly base?: unknown
  readonly mine?: unknown
  readonly theirs?: unknown
  /** Of a member of a list that one side took out: where it stands on the other. */
  readonly at?: number
}

/** The merged value, undefined where it is gone; conflicts are added to the list. */
export function mergeValues(sides: Sides, path: FieldPath, conflicts: ValueConflict[]): unknown {
  const { base, mine, theirs } = sides
  if (isSame(base, theirs) || isSame(mine, theirs)) return mine
  if (isSame(base, mine)) return theirs
  if (isRecord(base) && isRecord(mine) && isRecord(theirs) && !isWhole(path.slice(2)) && areOfOneSort([base, mine, theirs])) {
    const members = keysOf(mine, theirs, base).map((key) => {
      const sidesOfKey = { base: memberOf(base, key), mine: memberOf(mine, key), theirs: memberOf(theirs, key) }
      return [key, mergeValues(sidesOfKey, [...path, key], conflicts)] as const
    })
    return Object.fromEntries(members.filter(([, value]) => value !== undefined))
  }
  if (isIdentifiedList(base) && isIdentifiedList(mine) && isIdentifiedList(theirs)) {
    const merged = mergeLists({ base, mine, theirs }, path, conflicts)
    if (merged) return merged
  }
  conflicts.push(conflictOf(sides, path))
  return mine
}

export function conflictOf({ base, mine, theirs }: Sides, path: FieldPath): ValueConflict {
  return {
    path,
    ...(base === undefined ? {} : { base }),
    ...(mine === undefined ? {} : { mine }),
    ...(theirs === undefined ? {} : { theirs }),
  }
}

/** Undefined where both sides put the members into another order. */
function mergeLists(lists: Sides<readonly Identified[]>, path: FieldPath, conflicts: ValueConflict[]): unknown[] | undefined {
  const order = mergedOrder(lists)
  if (!order) return undefined
  const { base, mine, theirs } = { base: byId(lists.base), mine: byId(lists.mine), theirs: byId(lists.theirs) }
  return order.flatMap((id) => {
    const found: ValueConflict[] = []
    const sides = { base: memberOf(base, id), mine: memberOf(mine, id), theirs: memberOf(theirs, id) }
    const value = mergeValues(sides, [...path, id], found)
    const at = Math.max(placeOf(id, lists.mine), placeOf(id, lists.theirs))
    conflicts.push(...found.map((conflict) => (conflict.path.length === path.length + 1 ? { ...conflict, at } : conflict)))
    return value === undefined ? [] : [value]
  })
}

const placeOf = (id: string, list: readonly Identified[]) => list.findIndex((member) => member.id === id)

/** The ids of all members of either side. Who kept the order of before follows who changed it; additions stay behind their neighbour. */
function mergedOrder({ base, mine, theirs }: Sides<readonly Identified[]>): string[] | undefined {
  const [isMineKept, isTheirsKept] = [areInOneOrder(base, mine), areInOneOrder(base, theirs)]
  if (!isMineKept && !isTheirsKept && !areInOneOrder(mine, theirs)) return undefined
  const ids = (list: readonly Identified[]) => list.map(({ id }) => id)
  // the same whichever side is called mine
  const isMineFirst = isMineKept === isTheirsKept ? ids(mine).join() <= ids(theirs).join() : isTheirsKept
  const [first, second] = isMineFirst ? [ids(mine), ids(theirs)] : [ids(theirs), ids(mine)]
  const order = [...first]
  for (const [index, id] of second.entries()) {
    if (order.includes(id)) continue
    const neighbour = second.slice(0, index).findLast((before) => order.includes(before))
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, id)
  }
  return order
}
