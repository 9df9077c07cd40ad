/**
 * Leads the ports of a node where the branches of its action led. Default is also the way of a branch that is not wired: where the node
 * has a Default of its own this holds here too, elsewhere the port is linked to where Default led.
 */
import { DEFAULT_PORT } from '../../../nodes/define-node'
import { findKind, type NodeKind } from '../../../nodes/index'
import { sameName } from '../foreign-values'
import { type Remark, remark } from '../remarks'
import type { PlacedNode, ScriptDraft } from '../script-draft'
import type { StudioAction, StudioBranch } from './studio-script'

export interface Wiring {
  readonly action: StudioAction
  readonly placed: PlacedNode
  readonly kind: NodeKind
  readonly ways: Readonly<Record<string, readonly string[]>>
  /** Action -> node; undefined for what is not in the script. */
  nodeOf(action: string): string | undefined
  /** What a person calls that action. */
  nameOf(action: string): string
}

export function linkBranches(draft: ScriptDraft, { action, placed, kind, ways, nodeOf, nameOf }: Wiring): readonly Remark[] {
  const byName = new Map<string, StudioBranch>()
  const remarks: Remark[] = []
  for (const branch of action.branches) {
    const name = branch.isDefault ? DEFAULT_PORT : sameName(branch.label)
    if (byName.has(name)) remarks.push(remark('branch-twice', { branch: branch.label }))
    else byName.set(name, branch)
    if (nodeOf(branch.to) === undefined) remarks.push(remark('link-to-nowhere', { branch: branch.label, to: branch.to }))
  }
  const fallback = byName.get(DEFAULT_PORT)
  const used = new Set<StudioBranch | undefined>([fallback])
  const optional = findKind(kind)?.optionalPorts ?? []
  for (const port of Object.keys(placed.ports)) {
    const named = (ways[port] ?? []).flatMap((name) => byName.get(name) ?? [])[0]
    used.add(named)
    const fallsBack = port !== DEFAULT_PORT && (DEFAULT_PORT in placed.ports || optional.includes(port))
    const target = nodeOf((named ?? (fallsBack ? undefined : fallback))?.to ?? '')
    if (target !== undefined) draft.link(placed.id, port, target)
  }
  for (const branch of byName.values()) {
    if (used.has(branch) || branch.to === fallback?.to) continue
    remarks.push(remark('branch-lost', { branch: branch.label, to: nameOf(branch.to) }))
  }
  return remarks
}

/** A stand-in has a port for each branch that has a name. */
export function linkStandIn(
  draft: ScriptDraft,
  {
    action,
    placed,
    nodeOf,
  }: Pick<Wiring, 'action' | 'nodeOf'> & { readonly placed: PlacedNode & { readonly branchPorts: readonly string[] } },
): readonly Remark[] {
  const named = action.branches.filter(({ isDefault }) => !isDefault)
  for (const branch of action.branches) {
    const port = branch.isDefault ? DEFAULT_PORT : placed.branchPorts[named.indexOf(branch)]
    const target = nodeOf(branch.to)
    if (port !== undefined && target !== undefined) draft.link(placed.id, port, target)
  }
  return action.branches.flatMap(({ label, to }) => (nodeOf(to) === undefined ? [remark('link-to-nowhere', { branch: label, to })] : []))
}
