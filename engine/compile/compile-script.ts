/** A published script as a running machine, with what the engine must know beside it. Compiled once per content hash. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import { type AnyStateMachine, setup } from 'xstate'
import type { Json } from '../../nodes/machine-parts'
import { type Facts, NO_FACTS } from '../run/facts'
import { type Loops, loopsOf } from '../script/loops'
import { referencesOf } from '../script/references'
import type { Script, Variable } from '../script/script'
import { actionsFor } from './actions'
import type { RunContext } from './context'
import { guards } from './guards'
import { type MachineConfig, machineConfig, type StateConfig } from './machine-config'

export interface CompiledScript {
  readonly id: string
  readonly version: number
  /** Of the script's content; equal scripts hash equal. */
  readonly scriptHash: string
  /** Of the machine: a snapshot is only ever restored into a machine of the same hash. */
  readonly machineHash: string
  /** Runs under plain XState too: `createActor(machine, { input: { facts } })`. */
  readonly machine: AnyStateMachine
  /** The same as plain JSON, for export and for XState's own tools. */
  readonly config: MachineConfig
  /** Node id -> kind; a state of the machine has its node's id. */
  readonly kinds: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, Variable>>
  /** Nodes that never wait: a run that stops in one goes round in it. */
  readonly neverWaiting: ReadonlySet<string>
  /** Loop node -> the nodes in which its count lives. */
  readonly loops: Loops
  /** Hours that the script asks for: facts must answer them. */
  readonly hours: readonly string[]
}

/** What plain XState may hand in at the start. */
export interface RunInput {
  readonly variables?: Readonly<Record<string, Json>>
  readonly facts?: Partial<Facts>
}

/** Hash of JSON by RFC 8785, so that key order does not matter. */
export function hashJson(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? 'null')))
}

/** Compiles a script that has no errors (script/check.ts). */
export function compileScript(script: Script, version = 0): CompiledScript {
  const config = machineConfig(script)
  const initial = initialVariables(script)
  const machine = setup({ actions: actionsFor(script.variables, script.languages), guards } as never).createMachine({
    ...config,
    context: ({ input }: { input?: RunInput }): RunContext => ({
      variables: { ...initial, ...input?.variables },
      facts: { ...NO_FACTS, ...input?.facts },
      result: null,
      fault: null,
      attempts: 0,
      turns: {},
      draws: 0,
    }),
  } as never) as unknown as AnyStateMachine
  return {
    id: script.id,
    version,
    scriptHash: hashJson(script),
    machineHash: hashJson({ config, variables: script.variables, ...(script.languages ? { languages: script.languages } : {}) }),
    machine,
    config,
    kinds: Object.fromEntries(Object.entries(script.nodes).map(([id, { kind }]) => [id, kind])),
    variables: script.variables,
    neverWaiting: new Set(Object.entries(config.states ?? {}).flatMap(([id, state]) => (canWait(state) ? [] : [id]))),
    loops: loopsOf(script),
    hours: referencesOf(script, 'hours'),
  }
}

function canWait({ type, on = {}, after = {}, states = {} }: StateConfig): boolean {
  return type === 'final' || Object.keys(on).length > 0 || Object.keys(after).length > 0 || Object.values(states).some(canWait)
}

const ZERO = { text: '', number: 0, boolean: false } as const

export function initialVariables(script: Pick<Script, 'variables'>): Record<string, Json> {
  return Object.fromEntries(Object.entries(script.variables).map(([name, { type, initial }]) => [name, initial ?? ZERO[type]]))
}
