/** Reads the way of one step from the actions it emitted: node by node, with port, variables changed and what was asked for. */
import type { Json } from '../../nodes/machine-parts'
import type { CompiledScript } from '../compile/compile-script'
import type { TraceStep } from '../history/entries'
import type { RunCommand } from './commands'
import type { RunSnapshot } from './snapshot'

export type EmittedAction =
  | { readonly type: 'command'; readonly params: RunCommand }
  | { readonly type: 'changed'; readonly params: { readonly changed: Readonly<Record<string, Json>> } }
  | { readonly type: 'faulted'; readonly params: { readonly fault: string } }
  | {
      readonly type: 'left'
      readonly params: {
        readonly node: string
        readonly port: string
        readonly to: string
        readonly fellBackTo?: NonNullable<TraceStep['fellBackTo']>
      }
    }
  | { readonly type: 'entered'; readonly params: { readonly node: string } }
  | { readonly type: 'xstate.raise'; readonly params: { readonly id: string; readonly delay: number } }
  | { readonly type: 'xstate.cancel'; readonly params: { readonly sendId: string } }

interface Draft {
  readonly node: string
  changed: Record<string, Json>
  effects: string[]
  fault?: string
}

const MASK = '•••'

export function traceOf(compiled: CompiledScript, before: RunSnapshot, after: RunSnapshot, emitted: readonly EmittedAction[]): TraceStep[] {
  const steps: TraceStep[] = []
  let draft: Draft = { node: nodeOf(before.value), changed: {}, effects: [] }
  const close = (port?: string, fellBackTo?: NonNullable<TraceStep['fellBackTo']>) =>
    steps.push({
      node: draft.node,
      kind: compiled.kinds[draft.node] ?? '',
      ...(port === undefined ? {} : { port }),
      ...(fellBackTo ? { fellBackTo } : {}),
      ...(Object.keys(draft.changed).length > 0 ? { changed: draft.changed } : {}),
      ...(draft.effects.length > 0 ? { effects: draft.effects } : {}),
      ...(draft.fault ? { fault: draft.fault } : {}),
    })
  for (const action of emitted) {
    if (action.type === 'command') draft.effects.push(action.params.type)
    else if (action.type === 'faulted') draft.fault = action.params.fault
    else if (action.type === 'changed') draft.changed = { ...draft.changed, ...masked(compiled, action.params.changed) }
    else if (action.type === 'left') {
      close(action.params.port, action.params.fellBackTo)
      draft = { node: action.params.to, changed: {}, effects: [] }
    } else if (action.type === 'entered') {
      close()
      draft = { node: action.params.node, changed: {}, effects: [] }
    }
  }
  const isMoved = JSON.stringify(before.value) !== JSON.stringify(after.value)
  if (draft.node in compiled.kinds && (isMoved || draft.effects.length > 0 || Object.keys(draft.changed).length > 0)) close()
  return steps
}

/** A state's top name is its node. */
export function nodeOf(value: unknown): string {
  return typeof value === 'string' ? value : (Object.keys(value as object)[0] ?? '')
}

function masked(compiled: CompiledScript, changed: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, compiled.variables[name]?.sensitive ? MASK : value]))
}
