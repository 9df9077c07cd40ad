/**
 * Lets a run go on in another version of its script, at the node where it waits: as a new run, so that a run stays on its version for
 * ever. Reads no clock and stores nothing.
 *
 * W1. It waits in the new version exactly where it waited: in a node of the same id and kind, at the same place inside it. Where the new
 *     version has no such place, the run cannot move.
 * W2. A time-out that has begun keeps its end, whatever the new version would give it; one that only the new version has begins now.
 * W3. A variable keeps its value where the new version has one of that name and type, and begins with its first value elsewhere.
 */
import type { AnyStateNode } from 'xstate'
import { type CompiledScript, initialVariables } from '../compile/compile-script'
import type { RunSnapshot } from './snapshot'
import { nodeOf } from './trace'

export type Move =
  | {
      readonly isPossible: true
      readonly after: RunSnapshot
      readonly arm: readonly { readonly armingId: string; readonly delayMs: number }[]
      readonly disarm: readonly string[]
    }
  | { readonly isPossible: false; readonly reason: string }

/** @param runId of the run that goes on in the new version. */
export function moveRun(from: CompiledScript, to: CompiledScript, before: RunSnapshot, runId: string): Move {
  const node = nodeOf(before.value)
  const kind = from.kinds[node]
  if (kind === undefined || to.kinds[node] !== kind) return impossible(`Version ${to.version} has no node "${node}" of kind ${kind}`)
  const left = placesOf(from.machine.root, before.value)
  const reached = placesOf(to.machine.root, before.value)
  if (!left || !reached) return impossible(`Node "${node}" of version ${to.version} does not wait where version ${from.version} does`)
  const { turns = {}, historyValue: _never, ...rest } = before
  const turnsKept = Object.entries(turns).filter(([loop]) => to.loops.get(loop)?.has(node))
  return {
    isPossible: true,
    ...timersIn(left, reached, before, runId, ({ timers, armings }) => ({
      ...rest,
      runId,
      version: to.version,
      scriptHash: to.scriptHash,
      machineHash: to.machineHash,
      variables: { ...initialVariables(to), ...variablesKept(from, to, before) },
      ...(turnsKept.length > 0 ? { turns: Object.fromEntries(turnsKept) } : {}),
      timers,
      armings,
    })),
  }
}

function impossible(reason: string): Move {
  return { isPossible: false, reason }
}

/** The states of a state's value from the outermost to the innermost, undefined where the machine has no such place to wait in. */
function placesOf(root: AnyStateNode, value: unknown): readonly AnyStateNode[] | undefined {
  const places: AnyStateNode[] = []
  let at = root
  for (let rest: unknown = value; rest !== undefined; ) {
    const name = typeof rest === 'string' ? rest : nodeOf(rest)
    const next: AnyStateNode | undefined = at.states[name]
    if (!next || next.type === 'final') return undefined
    places.push(next)
    at = next
    rest = typeof rest === 'string' ? undefined : (rest as Record<string, unknown>)[name]
  }
  return at.type === 'atomic' ? places : undefined
}

type Timers = Pick<RunSnapshot, 'timers' | 'armings'>

/** Timers belong to states: the first of a state is its first in the other version too. */
function timersIn(
  left: readonly AnyStateNode[],
  reached: readonly AnyStateNode[],
  before: RunSnapshot,
  runId: string,
  snapshotWith: (timers: Timers) => RunSnapshot,
) {
  const timers: Record<string, string> = {}
  const arm: { armingId: string; delayMs: number }[] = []
  for (const [depth, place] of reached.entries()) {
    for (const [index, { eventType, delay }] of place.after.entries()) {
      const known = left[depth]?.after[index]
      const running = known && before.timers[known.eventType]
      const armingId = running ?? `${runId}:${arm.length + 1}`
      timers[eventType] = armingId
      if (running === undefined) arm.push({ armingId, delayMs: Number(delay) })
    }
  }
  const kept = new Set(Object.values(timers))
  return {
    after: snapshotWith({ timers, armings: arm.length }),
    arm,
    disarm: Object.values(before.timers).filter((armingId) => !kept.has(armingId)),
  }
}

function variablesKept(from: CompiledScript, to: CompiledScript, { variables }: RunSnapshot): RunSnapshot['variables'] {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => to.variables[name]?.type === (from.variables[name]?.type ?? 'none')),
  )
}
