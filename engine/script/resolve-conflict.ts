/** Puts one side of a conflict into a merged script, with what has to go along with it. */
import { type FieldPath, type Identified, isIdentifiedList, isRecord, type JsonRecord, memberOf } from './json-values'
import { mentionsIn } from './mentions'
import type { ValueConflict } from './merge-values'
import type { Link, Script } from './script'

export interface MergeConflict extends ValueConflict {
  /** What goes with the choice, such as the links of a node that only one side kept. */
  readonly along?: readonly Pick<ValueConflict, 'path' | 'mine' | 'theirs'>[]
}

export type Side = 'mine' | 'theirs'

/**
 * Leaves no link, note or frame behind that names what the choice takes away. The same choice again changes nothing, and each may be
 * taken back by the other one.
 */
export function resolveConflict(merged: Script, conflict: MergeConflict, side: Side): Script {
  const chosen = put(merged, conflict.path, conflict[side], conflict.at)
  return (conflict.along ?? []).reduce(
    (script, { path, [side]: value }) => (isPortTaken(script, path, value) ? script : put(script, path, value)),
    chosen,
  )
}

/** The value at the path; undefined where there is none. */
export function valueAt(script: Script, path: FieldPath): unknown {
  return path.reduce<unknown>((within, part) => {
    if (isIdentifiedList(within)) return within.find(({ id }) => id === part)
    return isRecord(within) ? memberOf(within, String(part)) : undefined
  }, script)
}

/** The script with another value at the path, undefined for none; what named a thing that is taken away goes too. */
export function put(script: Script, path: FieldPath, value: unknown, at?: number): Script {
  const [things, id] = path
  if (things === 'links' && path.length === 2) return putLink(script, String(id), value as Link | undefined)
  const next = withValue(script, path, value, at) as Script
  if (value !== undefined || path.length !== 2 || (things !== 'nodes' && things !== 'frames')) return next
  const orphans = mentionsIn(next).filter((mention) => mention.things === things && mention.id === id)
  return orphans.reduce((current, mention) => withValue(current, mention.path, undefined) as Script, next)
}

/** A link needs both its ends, and has its port to itself. */
function putLink(script: Script, id: string, link: Link | undefined): Script {
  const hasEnds = link && Object.hasOwn(script.nodes, link.from) && Object.hasOwn(script.nodes, link.to)
  const others = Object.entries(script.links).filter(([key, other]) => key !== id && !(hasEnds && leaveByOnePort(other, link)))
  return { ...script, links: Object.fromEntries(hasEnds ? [...others, [id, link]] : others) }
}

function leaveByOnePort(a: Link, b: Link): boolean {
  return a.from === b.from && a.port === b.port
}

function isPortTaken(script: Script, path: FieldPath, value: unknown): boolean {
  if (path[0] !== 'links' || value === undefined) return false
  return Object.entries(script.links).some(([id, other]) => id !== path[1] && leaveByOnePort(other, value as Link))
}

function withValue(holder: unknown, path: FieldPath, value: unknown, at?: number): unknown {
  const [part, ...rest] = path
  if (part === undefined) return value
  const key = String(part)
  if (isRecord(holder)) {
    if (rest.length > 0 && memberOf(holder, key) === undefined) return holder
    return withMember(holder, key, rest.length > 0 ? withValue(memberOf(holder, key), rest, value, at) : value)
  }
  return isIdentifiedList(holder) ? withListed(holder, key, rest, value, at) : holder
}

function withMember(record: JsonRecord, key: string, value: unknown): JsonRecord {
  const others = Object.entries(record).filter(([other]) => other !== key)
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]])
}

function withListed(list: readonly Identified[], id: string, rest: FieldPath, value: unknown, at = list.length): readonly unknown[] {
  const known = list.find((member) => member.id === id)
  if (rest.length > 0 && !known) return list
  const next = rest.length > 0 ? withValue(known, rest, value, at) : value
  if (known) return list.flatMap((member) => (member !== known ? [member] : next === undefined ? [] : [next]))
  return next === undefined ? list : [...list.slice(0, at), next, ...list.slice(at)]
}
