/** A node of a flow becomes a row of steps, each one node here. */
import type { NodeKind } from '../../../nodes/index'
import type { Remark } from '../remarks'
import type { NewNode } from '../script-draft'

/** Where a port leads: to the next step of the row, or out of the flow's node by an exit. */
export type Way = { readonly to: 'next' } | { readonly to: 'exit'; readonly exit: string }

export interface Step {
  readonly make: NewNode | { readonly standIn: readonly string[] }
  readonly name?: string
  /** Port -> way. A stand-in's ports are its branches by their place. */
  readonly ways: Readonly<Record<string, Way>>
  readonly remarks: readonly Remark[]
}

export const NEXT: Way = { to: 'next' }
export const byExit = (exit: string): Way => ({ to: 'exit', exit })

export const step = (kind: NodeKind, settings: NewNode['settings'], ways: Step['ways'], remarks: readonly Remark[] = []): Step => ({
  make: { kind, settings },
  ways,
  remarks,
})

/** Goes on by Default, whatever it stands for. */
export const standInStep = (name: string, ...remarks: readonly Remark[]): Step => ({
  make: { standIn: [] },
  name,
  ways: { default: NEXT },
  remarks,
})
