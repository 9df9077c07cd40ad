/**
 * What routing keeps, each under a name of its own: agents, cases, the chunks of each skill's queue and their index.
 * Everything is JSON and never changed in place.
 */
import type { Channel } from '../directory/model/directory'
import type { CaseKey, CaseWish, Presence, RoutingDecision } from './protocol'

export type ChannelKind = Channel['kind']

/** Every channel kind: capacity may be limited for each. */
export const CHANNEL_KINDS: readonly ChannelKind[] = ['whatsapp']

/** `agent:<id>` */
export interface AgentState {
  readonly presence: Presence
  /** When the presence began, ms since 1970. */
  readonly since: number
  /** What the agent has or is offered; both count as load. */
  readonly cases: Readonly<Record<CaseKey, { readonly channelKind: ChannelKind; readonly is: 'offered' | 'assigned' }>>
  /** Ms since 1970; 0 when never. */
  readonly lastAssignedAt: number
}

/** The decisions that leave a case in routing's care. */
export type Standing = Extract<RoutingDecision['what'], { readonly is: 'queued' | 'offered' | 'assigned' }>

/** An agent who did not take the case; `armingId` names the running cool-down, null once it is over. */
export interface Refusal {
  readonly agentId: string
  readonly armingId: string | null
}

/** `case:<case key>`: kept from its first join until it leaves or is over. */
export interface CaseState {
  readonly conversation: string
  readonly channelId: string
  readonly channelKind: ChannelKind
  /** Names the skill that the case waits for: another than was asked when that one is gone from the directory. */
  readonly wish: CaseWish
  /** When it joined first, ms since 1970. */
  readonly enqueuedAt: number
  readonly lastAgents: { readonly perCase?: string; readonly perCustomer?: string }
  readonly decision: number
  /** The last decision is the case's state. */
  readonly what: Standing
  readonly refusals: readonly Refusal[]
  /** Waits for this agent while `armingId` names a running timer; null once the fallback time is over (S82). */
  readonly preference?: { readonly agentId: string; readonly armingId: string | null }
}

/** The place in a queue: priority high first, then enqueue time, then case key. */
export interface QueueKey {
  readonly priority: number
  readonly enqueuedAt: number
  readonly caseKey: CaseKey
}

/** A waiting case with all that matching asks about, so that a scan of the queue reads no case. */
export interface QueueEntry extends QueueKey {
  readonly channelKind: ChannelKind
  readonly bestProficiency: number
  readonly worstProficiency: number
  /** As the conversation was told last. */
  readonly isStaffed: boolean
  /** Agents in cool-down for this case. */
  readonly coolingDown: readonly string[]
  readonly heldFor?: string
}

/** `queue:<skill>:<n>`: 1 to CHUNK_LIMIT entries in order. */
export type Chunk = readonly QueueEntry[]

export interface ChunkSummary {
  readonly n: number
  readonly count: number
  readonly first: QueueKey
  /** The widest proficiency range in the chunk: who is outside can take nothing in it. */
  readonly bestProficiency: number
  readonly worstProficiency: number
  /** Earliest enqueue time in the chunk. */
  readonly oldest: number
}

/** `queues:<skill>`: the chunks in order, none empty. Chunk numbers are never used twice. */
export interface QueueIndex {
  readonly nextChunk: number
  readonly chunks: readonly ChunkSummary[]
}

/** `roster`: agents who are signed in or have cases. */
export type Roster = Readonly<Record<string, Presence>>

export const agentName = (agentId: string) => `agent:${agentId}`
export const caseName = (caseKey: CaseKey) => `case:${caseKey}`
export const chunkName = (skill: string, n: number) => `queue:${skill}:${n}`
export const queueIndexName = (skill: string) => `queues:${skill}`
export const ROSTER = 'roster'
/** Skills whose queues are not empty. */
export const WAITING_SKILLS = 'waiting-skills'
/** The last number given to a decision or a timer; each number is used once. */
export const LAST_NUMBER = 'last-number'
/** The newest directory revision that an event brought. */
export const REVISION = 'revision'

export const SIGNED_OUT: AgentState = { presence: 'offline', since: 0, cases: {}, lastAssignedAt: 0 }
export const EMPTY_QUEUE: QueueIndex = { nextChunk: 1, chunks: [] }

/** A case as its queue lists it. */
export function entryOf(caseKey: CaseKey, theCase: CaseState): QueueEntry {
  const { wish, enqueuedAt, channelKind, what, refusals, preference } = theCase
  return {
    caseKey,
    enqueuedAt,
    channelKind,
    priority: wish.priority,
    bestProficiency: wish.bestProficiency,
    worstProficiency: wish.worstProficiency,
    isStaffed: what.is !== 'queued' || what.isStaffed,
    coolingDown: refusals.filter(({ armingId }) => armingId !== null).map(({ agentId }) => agentId),
    ...(preference && preference.armingId !== null ? { heldFor: preference.agentId } : {}),
  }
}
