/**
 * Moves one run forward by one event. Sends nothing, stores nothing, reads no clock: time and set-up come in as facts. Same input,
 * same output, to the byte.
 *
 * V1. No actor is ever started: XState's transition gives the next state and the actions as data.
 * V2. A snapshot is restored only into the machine it came from (script, version and machine hash are checked by the caller's
 *     `compiled` and here).
 * V3. Delays become timers to store. XState's timer ids repeat at every visit of a state, so each arming gets an id that is used
 *     once ever; the snapshot maps one to the other, and a timer with another arming id changes nothing.
 * V4. A run that is over is never fed.
 */
import { type AnyMachineSnapshot, createActor } from 'xstate'
import type { Json } from '../../nodes/machine-parts'
import { type CompiledScript, initialVariables } from '../compile/compile-script'
import type { RunContext } from '../compile/context'
import { DEFAULT_SKILL_STATE } from '../compile/machine-config'
import type { TraceStep } from '../history/entries'
import type { RunCommand } from './commands'
import type { RunEvent, TimerEvent } from './events'
import type { Facts } from './facts'
import { type ActorScope, scopeOf } from './inert-scope'
import type { RunSnapshot } from './snapshot'
import { type EmittedAction, nodeOf, traceOf } from './trace'

export interface Step {
  readonly after: RunSnapshot
  readonly commands: readonly RunCommand[]
  readonly arm: readonly { readonly armingId: string; readonly delayMs: number }[]
  readonly disarm: readonly string[]
  /** False where no state took the event. */
  readonly isTaken: boolean
  /** The way taken; empty where the event changed nothing. */
  readonly trace: readonly TraceStep[]
  /** Why the run broke off. */
  readonly fault?: string
}

/** The machine of a snapshot is not the one at hand: restoring into another goes wrong without a word, so it is refused. */
export class WrongMachineError extends Error {
  override readonly name = 'WrongMachineError'
}

/** Starts a run at Begin. */
export function startRun(compiled: CompiledScript, runId: string, variables: Readonly<Record<string, Json>>, facts: Facts): Step {
  const before: RunSnapshot = {
    runId,
    scriptId: compiled.id,
    version: compiled.version,
    scriptHash: compiled.scriptHash,
    machineHash: compiled.machineHash,
    status: 'active',
    value: compiled.config.initial,
    variables: { ...initialVariables(compiled), ...variables },
    result: null,
    fault: null,
    attempts: 0,
    timers: {},
    armings: 0,
  }
  return step(compiled, before, (scope) => compiled.machine.getInitialSnapshot(scope, { variables: before.variables, facts }))
}

/** Moves a run by one event. */
export function advance(compiled: CompiledScript, before: RunSnapshot, event: RunEvent | TimerEvent, facts: Facts): Step {
  if (before.machineHash !== compiled.machineHash) {
    throw new WrongMachineError(
      `Run ${before.runId} is on ${before.scriptId} version ${before.version} (machine ${before.machineHash.slice(0, 8)}), not on machine ${compiled.machineHash.slice(0, 8)}`,
    )
  }
  if (before.status !== 'active') return { after: before, commands: [], arm: [], disarm: [], isTaken: false, trace: [] }
  return step(compiled, before, (scope) => compiled.machine.transition(restore(compiled, before, facts), event as never, scope), event)
}

/** The event of a timer that is armed, undefined for one that was cancelled, replaced or has fired (V3). */
export function timerEvent(run: RunSnapshot, armingId: string): TimerEvent | undefined {
  const id = Object.keys(run.timers).find((timer) => run.timers[timer] === armingId)
  return id === undefined ? undefined : { type: id as TimerEvent['type'] }
}

/** Breaks a run off: its timers die with it. */
export function breakOff(run: RunSnapshot): Pick<Step, 'after' | 'disarm'> {
  return { after: { ...run, status: 'ended', timers: {} }, disarm: Object.values(run.timers) }
}

function step(
  compiled: CompiledScript,
  before: RunSnapshot,
  move: (scope: ActorScope) => AnyMachineSnapshot,
  event?: RunEvent | TimerEvent,
): Step {
  const emitted: EmittedAction[] = []
  let moved: AnyMachineSnapshot
  try {
    moved = move(scopeOf(compiled.machine, emitted))
  } catch (error) {
    return brokenBy(before, error)
  }
  // XState catches a throw at the very start itself
  if (moved.status === 'error') return brokenBy(before, moved.error)
  // a way back to itself that changes nothing ends for XState without a word
  if (moved.status === 'active' && compiled.neverWaiting.has(nodeOf(moved.value))) return brokenBy(before, new Error(LOOP))
  const timers: Record<string, string> = { ...before.timers }
  if (event?.type.startsWith('xstate.after.')) delete timers[event.type]
  const arm: { armingId: string; delayMs: number }[] = []
  const disarm: string[] = []
  let { armings } = before
  for (const action of emitted) {
    if (action.type === 'xstate.raise') {
      armings += 1
      const armingId = `${before.runId}:${armings}`
      timers[action.params.id] = armingId
      arm.push({ armingId, delayMs: action.params.delay })
    } else if (action.type === 'xstate.cancel') {
      const armingId = timers[action.params.sendId]
      if (armingId !== undefined) disarm.push(armingId)
      delete timers[action.params.sendId]
    }
  }
  const context = moved.context as RunContext
  const isOver = moved.status !== 'active'
  const { turns: _turns, draws: _draws, ...rest } = before
  const after: RunSnapshot = {
    ...rest,
    status: isOver ? (moved.value === DEFAULT_SKILL_STATE ? 'noWayOn' : 'ended') : 'active',
    value: moved.value,
    ...(Object.keys(moved.historyValue ?? {}).length > 0 ? { historyValue: moved.historyValue } : {}),
    variables: context.variables,
    result: context.result,
    fault: context.fault,
    attempts: context.attempts,
    ...(Object.keys(context.turns).length > 0 ? { turns: context.turns } : {}),
    ...(context.draws > 0 ? { draws: context.draws } : {}),
    timers: isOver ? {} : timers,
    armings,
  }
  return {
    after,
    commands: emitted.flatMap((action) => (action.type === 'command' ? [action.params] : [])),
    // a timer armed and cancelled within one step never needs to be stored
    arm: isOver ? [] : arm.filter(({ armingId }) => !disarm.includes(armingId)),
    disarm: [...disarm, ...(isOver ? Object.values(timers) : [])].filter((armingId) => !arm.some((armed) => armed.armingId === armingId)),
    isTaken: emitted.length > 0 || JSON.stringify(before.value) !== JSON.stringify(after.value),
    trace: traceOf(compiled, before, after, emitted),
  }
}

const LOOP = 'The script went round in a loop without a wait and was stopped'

function brokenBy(before: RunSnapshot, error: unknown): Step {
  const reason = error instanceof Error ? error.message : String(error)
  const fault = reason.startsWith('Infinite loop') ? LOOP : reason
  return {
    after: { ...before, status: 'faulted', fault, timers: {} },
    commands: [],
    arm: [],
    disarm: Object.values(before.timers),
    isTaken: true,
    trace: [],
    fault,
  }
}

/** State snapshots per state value: rebuilding one grows with the script, exchanging the context does not. Bounded by clearing. */
const restored = new WeakMap<object, Map<string, AnyMachineSnapshot>>()
const MAX_RESTORED = 2_000

function restore(compiled: CompiledScript, run: RunSnapshot, facts: Facts): AnyMachineSnapshot {
  const context: RunContext = {
    variables: run.variables,
    facts,
    result: run.result,
    fault: run.fault,
    attempts: run.attempts,
    turns: run.turns ?? {},
    draws: run.draws ?? 0,
  }
  let known = restored.get(compiled.machine)
  if (!known) {
    known = new Map()
    restored.set(compiled.machine, known)
  }
  const key = JSON.stringify([run.value, run.historyValue])
  let template = known.get(key)
  if (!template) {
    const snapshot = { status: 'active', value: run.value, historyValue: run.historyValue ?? {}, context, children: {} }
    template = createActor(compiled.machine, { snapshot: snapshot as never, input: {} }).getSnapshot() as AnyMachineSnapshot
    if (known.size >= MAX_RESTORED) known.clear()
    known.set(key, template)
  }
  return { ...template, context } as AnyMachineSnapshot
}
