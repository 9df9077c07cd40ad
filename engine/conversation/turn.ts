/**
 * One turn of a conversation: what one event changes and asks for, gathered before anything is written (host rule H1).
 * The parts of the conversation (cases, runs, outgoing, ownership) each take the turn and work on it.
 */

import type { CompiledScript } from '../compile/compile-script'
import type { DirectoryRevision } from '../directory/model/directory'
import type { Effect } from '../effects/types'
import type { HistoryEntry } from '../history/entries'
import type { DurableContext } from '../hosts/host'
import type { RoutingRequest } from '../routing/protocol'
import type { RunEvent, TimerEvent } from '../run/events'
import { type CaseState, type ConversationState, STATE } from './state'

/** What a conversation may look up: immutable things by number or hash, so that a replay finds the same. */
export interface Lookups {
  directoryAt(revision: number): DirectoryRevision
  /** By content hash of the script; undefined for one that is not stored. */
  scriptByHash(hash: string, version: number): CompiledScript | undefined
  hoursState(directory: DirectoryRevision, hours: string, at: number): 'open' | 'closed' | 'holiday' | undefined
}

export interface ConversationSettings {
  /** How long a send may stay in doubt before it counts as unknown, ms (requirement R11). */
  readonly doubtMs: number
}

export interface Turn {
  readonly key: string
  readonly now: number
  readonly seed: number
  readonly directory: DirectoryRevision
  readonly lookups: Lookups
  readonly settings: ConversationSettings
  state: ConversationState
  /** Events for the run that this very turn produced; fed one after another. */
  readonly inner: (RunEvent | TimerEvent)[]
  readonly requests: RoutingRequest[]
  readonly arm: { armingId: string; delayMs: number }[]
  readonly disarm: string[]
  readonly effects: Effect[]
  readonly history: HistoryEntry[]
}

export function change(turn: Turn, changes: Partial<ConversationState>): void {
  turn.state = { ...turn.state, ...changes }
}

/** Changes the case at hand; there is one, or the caller is wrong. */
export function changeCase(turn: Turn, changes: Partial<CaseState>): void {
  turn.state = { ...turn.state, theCase: { ...caseAtHand(turn), ...changes } }
}

export function caseAtHand(turn: Turn): CaseState {
  if (!turn.state.theCase) throw new Error(`Conversation ${turn.key} has no case`)
  return turn.state.theCase
}

export function caseKey(turn: Turn): string {
  return `${turn.key}/${caseAtHand(turn).number}`
}

/** What every request to routing carries. */
export function requestHead(turn: Turn) {
  return { caseKey: caseKey(turn), decision: caseAtHand(turn).decision, conversation: turn.key }
}

export function newEffectId(turn: Turn): string {
  change(turn, { effects: turn.state.effects + 1 })
  return `${turn.key}#${turn.state.effects}`
}

/** Arms a timer of the conversation itself and gives its id, used once ever. */
export function armTimer(turn: Turn, delayMs: number): string {
  change(turn, { armings: turn.state.armings + 1 })
  const armingId = `${turn.key}!${turn.state.armings}`
  turn.arm.push({ armingId, delayMs })
  return armingId
}

/** The conversation that made an effect, from the effect's id. */
export function conversationOfEffect(effectId: string): string | undefined {
  const at = effectId.lastIndexOf('#')
  return at > 0 && /^\d+$/.test(effectId.slice(at + 1)) ? effectId.slice(0, at) : undefined
}

/** Writes everything that the turn gathered; nothing here waits or throws. */
export function write(turn: Turn, context: DurableContext): void {
  context.set(STATE, turn.state)
  for (const request of turn.requests) context.send({ type: 'routing', key: ROUTING_POOL }, request)
  for (const armingId of turn.disarm) context.cancel(armingId)
  for (const { armingId, delayMs } of turn.arm) {
    const event = { type: 'timer.due', armingId } as const
    context.send({ type: 'conversation', key: turn.key }, event, { delayMs, armingId })
  }
  for (const effect of turn.effects) context.perform(effect)
  for (const entry of turn.history) context.record(entry)
}

/** The one routing pool of a workspace; pools share no agent. */
export const ROUTING_POOL = 'default'
