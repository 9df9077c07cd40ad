/**
 * What a person does in a session, one after another. Plain JSON and complete: the same settings and inputs give the same moments,
 * so going back, forking and keeping a session are matters of this list alone.
 */
import type { OutgoingMessage } from '../../../engine/effects/message'
import type { Presence } from '../../../engine/routing/protocol'
import type { SendOutcome } from '../../../engine/simulation/sandbox-graph'
import type { RequestOutcome } from '../../../engine/simulation/simulated-http'
import type { CaseStatus } from '../../../nodes/case-status'

export const FILE_KINDS = ['image', 'audio', 'video', 'document'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export type Said =
  | { readonly type: 'text'; readonly text: string }
  /** By the id or title of the choice. `message`: which of our messages on the phone, the first is 0; missing: the newest that has it. */
  | { readonly type: 'tap'; readonly choice: string; readonly message?: number }
  | { readonly type: 'file'; readonly kind: FileKind; readonly caption?: string }
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number; readonly name?: string }

export type ForcedHours = 'open' | 'closed' | 'holiday'

export type Act =
  | { readonly type: 'contact.says'; readonly said: Said }
  /** As a program does over the API: the script begins without a word from the contact. */
  | { readonly type: 'program.starts' }
  | { readonly type: 'agent.is'; readonly agentId: string; readonly presence: Presence }
  /** `caseKey` names a case of another contact; missing: the case at hand. */
  | { readonly type: 'agent.accepts' | 'agent.rejects' | 'agent.releases'; readonly agentId: string; readonly caseKey?: string }
  | { readonly type: 'agent.transfers'; readonly agentId: string; readonly to: { readonly skill: string } | { readonly agent: string } }
  | { readonly type: 'agent.replies'; readonly agentId: string; readonly message: OutgoingMessage }
  /** Of the case at hand. Without an agent a supervisor sets it. */
  | { readonly type: 'case.set'; readonly status: CaseStatus; readonly agentId?: string }
  /** The case of another contact is over. */
  | { readonly type: 'other.ends'; readonly caseKey: string }
  | { readonly type: 'time.passes'; readonly ms: number }
  /** From now on; null: as the hours themselves say. */
  | { readonly type: 'hours.are'; readonly hours: string; readonly state: ForcedHours | null }
  /** The next messages meet these, one each; an empty list takes back what was planned. */
  | { readonly type: 'sends.meet'; readonly outcomes: readonly SendOutcome[] }
  /** What requests to other systems meet from now on. */
  | { readonly type: 'requests.meet'; readonly outcome: RequestOutcome }

/**
 * After each act the world goes on until only people and timers are waited for. `stopAfter`: no further than this many moments, as
 * when a breakpoint stopped it there; what is under way then goes on with the next input.
 */
export type SessionInput = Act & { readonly stopAfter?: number }
