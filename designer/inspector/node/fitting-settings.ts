/** A node that becomes another kind: which settings go along, which are lost, and which links. */
import type { Directory } from '../../../engine/directory/model/directory'
import type { ScriptNode } from '../../../engine/script/script'
import type { FieldMeta } from '../../../nodes/define-node'
import { findKind } from '../../../nodes/index'
import { newNodeOf } from '../../script/new-node'
import { mainPort, portsOf } from '../../script/ports'
import { type FieldPlan, formPlan } from '../form/form-plan'

export interface Replacement {
  readonly settings: Readonly<Record<string, unknown>>
  /** Keys of the old settings. */
  readonly kept: readonly string[]
  readonly lost: readonly string[]
  /** The old way on goes on by this port; undefined where that is the same, or none. */
  readonly mainPort: { readonly from: string; readonly to: string } | undefined
  readonly lostPorts: readonly string[]
}

/** Undefined for a kind that this version does not know. */
export function replacementFor(node: ScriptNode, kind: string, directory: Directory | undefined): Replacement | undefined {
  const definition = findKind(kind)
  const fresh = newNodeOf(kind, node.position, directory)
  if (!definition || !fresh) return undefined
  const oldPlan = planOf(node.kind)
  const settings: Record<string, unknown> = { ...fresh.settings }
  const kept: string[] = []
  for (const plan of formPlan(definition.settings)) {
    const source = sourceFor(plan, oldPlan, node.settings, kept)
    if (source === undefined) continue
    const tried = { ...settings, [plan.key]: node.settings[source] }
    if (!definition.settings.safeParse(tried).success) continue
    settings[plan.key] = node.settings[source]
    kept.push(source)
  }
  const lost = oldPlan.filter(({ key, fallback }) => !kept.includes(key) && isSaid(node.settings[key], fallback)).map(({ key }) => key)
  return { settings, kept, lost, ...portsLost(node, { ...node, kind, settings }) }
}

const planOf = (kind: string): readonly FieldPlan[] => {
  const definition = findKind(kind)
  return definition ? formPlan(definition.settings) : []
}

/** The field of the same name; else one that means the same, such as the one text or the one skill. */
function sourceFor(plan: FieldPlan, old: readonly FieldPlan[], settings: Readonly<Record<string, unknown>>, taken: readonly string[]) {
  const free = old.filter(({ key }) => settings[key] !== undefined && !taken.includes(key))
  const same = free.find(({ key, control }) => key === plan.key && control.is === plan.control.is)
  return (same ?? free.find(({ meta, control }) => control.is === plan.control.is && meansTheSame(meta, plan.meta)))?.key
}

const meansTheSame = (one: Partial<FieldMeta>, other: Partial<FieldMeta>) =>
  (one.refersTo !== undefined && one.refersTo === other.refersTo) ||
  (one.language !== undefined && one.language === other.language && one.partOf === undefined && other.partOf === undefined) ||
  (one.unit !== undefined && one.unit === other.unit)

const isSaid = (value: unknown, fallback: unknown) =>
  value !== undefined && value !== '' && JSON.stringify(value) !== JSON.stringify(fallback) && !(Array.isArray(value) && value.length === 0)

function portsLost(before: ScriptNode, after: ScriptNode): Pick<Replacement, 'mainPort' | 'lostPorts'> {
  const ports = Object.keys(portsOf(after))
  const from = mainPort(before)
  const to = mainPort(after)
  const moves = from !== undefined && to !== undefined && !ports.includes(from)
  return {
    mainPort: moves ? { from, to } : undefined,
    lostPorts: Object.keys(portsOf(before)).filter((port) => !ports.includes(port) && !(moves && port === from)),
  }
}
