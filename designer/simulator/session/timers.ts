/** What the armed timers of the world are for: each with the moment when it is due and what will happen then. */

import type { CompiledScript } from '../../../engine/compile/compile-script'
import type { StateConfig } from '../../../engine/compile/machine-config'
import type { ConversationState } from '../../../engine/conversation/state'
import type { CaseState } from '../../../engine/routing/state'

export type TimerMeaning =
  /** The run leaves this node by this port. */
  | { readonly what: 'port'; readonly node: string; readonly port: string }
  /** Something within the node, such as giving up the place in the queue first. */
  | { readonly what: 'node'; readonly node: string }
  | { readonly what: 'offerEnds' | 'preferenceEnds' | 'coolDownEnds'; readonly agentId: string }
  | { readonly what: 'sendAgain' | 'doubtEnds' | 'fetchAgain' | 'other' }

export type ArmedTimer = TimerMeaning & { readonly id: string; readonly dueAt: number }

interface Known {
  readonly armed: ReadonlyMap<string, { readonly dueAt: number }>
  readonly state: ConversationState | undefined
  readonly script: CompiledScript | undefined
  readonly cases: readonly CaseState[]
}

/** Soonest first. */
export function readTimers(known: Known): readonly ArmedTimer[] {
  return [...known.armed].map(([id, { dueAt }]) => ({ id, dueAt, ...meaningOf(id, dueAt, known) })).sort((a, b) => a.dueAt - b.dueAt)
}

function meaningOf(id: string, dueAt: number, { state, script, cases }: Known): TimerMeaning {
  return ofRun(id, state, script) ?? ofSends(id, state) ?? ofRouting(id, dueAt, cases) ?? { what: 'other' }
}

/** XState's own id of a timer: delay, then the state that armed it. */
const AFTER = /^xstate[.]after[.](\d+)[.](.+)$/

function ofRun(id: string, state: ConversationState | undefined, script: CompiledScript | undefined): TimerMeaning | undefined {
  const run = state?.theCase?.run
  const timer = Object.entries(run?.timers ?? {}).find(([, armingId]) => armingId === id)?.[0]
  const [, delay, place] = AFTER.exec(timer ?? '') ?? []
  if (!script || delay === undefined || place === undefined) return undefined
  const path = place.startsWith(`${script.config.id}.`) ? place.slice(script.config.id.length + 1) : place
  const [node = '', ...inner] = path.split('.')
  const armedIn = inner.reduce<StateConfig | undefined>((found, name) => found?.states?.[name], script.config.states?.[node])
  const left = armedIn?.after?.[delay]?.flatMap(({ actions = [] }) => actions).find((action) => action.type === 'left')
  return left?.type === 'left' ? { what: 'port', node, port: left.params.port } : { what: 'node', node }
}

function ofSends(id: string, state: ConversationState | undefined): TimerMeaning | undefined {
  const send = state?.outgoing.find(({ armingId }) => armingId === id)
  if (send) return { what: send.state === 'inDoubt' ? 'doubtEnds' : 'sendAgain' }
  return state?.fetching.some(({ armingId }) => armingId === id) ? { what: 'fetchAgain' } : undefined
}

function ofRouting(id: string, dueAt: number, cases: readonly CaseState[]): TimerMeaning | undefined {
  for (const { what, preference, refusals } of cases) {
    if (preference?.armingId === id) return { what: 'preferenceEnds', agentId: preference.agentId }
    const refusal = refusals.find(({ armingId }) => armingId === id)
    if (refusal) return { what: 'coolDownEnds', agentId: refusal.agentId }
    if (what.is === 'offered' && what.expiresAt === dueAt) return { what: 'offerEnds', agentId: what.agentId }
  }
  return undefined
}
