/** A moment: everything that can be seen of the simulated world right after something happened in it. */
import type { CaseState, ConversationState } from '../../../engine/conversation/state'
import type { KeptEntry } from '../../../engine/history/entries'
import type { Presence } from '../../../engine/routing/protocol'
import type { ChatMessage } from '../../../engine/sandbox/core/chat'
import type { SendOutcome } from '../../../engine/simulation/sandbox-graph'
import type { RequestOutcome } from '../../../engine/simulation/simulated-http'
import type { Json } from '../../../nodes/machine-parts'
import type { RunWay } from '../../playground/script/way'
import type { ForcedHours } from './inputs'
import type { ArmedTimer } from './timers'

export type Variables = Readonly<Record<string, Json>>

export interface CaseStanding extends Pick<CaseState, 'number' | 'status' | 'ownership' | 'skill' | 'agentId'> {
  readonly caseKey: string
}

/** The place of the case in its queue: 1 is next. */
export interface QueuePlace {
  readonly skill: string
  readonly place: number
  readonly waiting: number
}

export interface HeldCase {
  readonly caseKey: string
  readonly is: 'offered' | 'assigned'
  readonly isOurs: boolean
  readonly skill: string
  /** Of an offer, ms since 1970. */
  readonly expiresAt?: number
}

export interface AgentStanding {
  readonly agentId: string
  readonly presence: Presence
  readonly cases: readonly HeldCase[]
}

export interface Moment {
  readonly index: number
  /** Which input led here; -1: the beginning. */
  readonly input: number
  /** Virtual time, ms since 1970. */
  readonly at: number
  readonly happened: readonly KeptEntry[]
  /** An act that was not possible then, in the engine's words. */
  readonly refused?: string
  /** What the contact's phone shows. */
  readonly chat: readonly ChatMessage[]
  /** The newest run. */
  readonly way: RunWay | undefined
  /** Nodes that the run came into in this moment. */
  readonly entered: readonly string[]
  readonly variables: Variables
  readonly theCase: CaseStanding | undefined
  readonly queue: QueuePlace | undefined
  /** Until when free text may be sent; undefined: the contact has not written. */
  readonly windowUntil: number | undefined
  /** Soonest first. */
  readonly timers: readonly ArmedTimer[]
  readonly agents: readonly AgentStanding[]
  readonly hours: Readonly<Record<string, ForcedHours>>
  /** What the next messages will meet. */
  readonly sendsMeet: readonly SendOutcome[]
  /** What requests to other systems meet. */
  readonly requestsMeet: RequestOutcome
}

/** Where the run stands; undefined before it began and after it ended. */
export function standsIn({ way }: Pick<Moment, 'way'>): string | undefined {
  return way?.end === undefined ? way?.steps.at(-1)?.node : undefined
}

/**
 * The variables of a run live in the conversation while it runs. When it ends they go with it, so the last ones known are kept, with
 * what its last step changed.
 */
export function variablesAfter(state: ConversationState | undefined, before: Variables, happened: readonly KeptEntry[]): Variables {
  const running = state?.theCase?.run?.variables
  if (running) return running
  const changes = happened.flatMap(({ entry }) => (entry.type === 'run.stepped' ? entry.steps.map(({ changed }) => changed ?? {}) : []))
  return Object.assign({}, before, ...changes)
}
