/** Cases, what was said in them, and what an agent does with them. Routing has the last word on every command. */

import type { OutgoingMessage } from '../../engine/effects/message'
import type { Presence } from '../../engine/routing/protocol'
import type { CaseView } from '../../engine/views/case-view'
import type { MessagePage } from '../../engine/views/messages'
import type { ScreenPopView } from '../../engine/views/screen-pops'
import type { CaseStatus } from '../../nodes/case-status'
import { call } from './client'

const API = '/api/v1'

export interface DeskCase {
  readonly caseKey: string
  /** What a command about this case names. */
  readonly decision: number
  readonly skill: string
  readonly offerExpiresAt?: number
  /** Missing for a moment while the case is newer than the views. */
  readonly theCase?: CaseView
}

export interface Desk {
  readonly agent: { readonly id: string; readonly name: string }
  readonly presence: Presence
  readonly offers: readonly DeskCase[]
  readonly cases: readonly DeskCase[]
  /** Newest first. */
  readonly screenPops: readonly ScreenPopView[]
}

export interface Queue {
  readonly skill: string
  readonly name: string
  readonly waiting: number
  /** When the case that waits longest joined. */
  readonly oldest?: number
}

export async function readCases(signal: AbortSignal): Promise<readonly CaseView[]> {
  const { cases } = await call<{ readonly cases: readonly CaseView[] }>(`${API}/cases?limit=200`, { signal })
  return cases
}

export async function readQueues(signal: AbortSignal): Promise<readonly Queue[]> {
  const { queues } = await call<{ readonly queues: readonly Queue[] }>(`${API}/queues`, { signal })
  return queues
}

export const readDesk = (agentId: string, signal: AbortSignal) =>
  call<Desk>(`${API}/agents/${encodeURIComponent(agentId)}/desk`, { signal })

export const readMessages = (conversation: string, limit: number, signal: AbortSignal) =>
  call<MessagePage>(`${API}/conversations/${encodeURIComponent(conversation)}/messages?limit=${limit}`, { signal })

export const setPresence = (agentId: string, presence: Presence) =>
  call<void>(`${API}/agents/${encodeURIComponent(agentId)}/presence`, { method: 'PUT', body: { presence } })

/** A command about a case: who acts, and under which decision. */
export interface UnderDecision {
  readonly caseKey: string
  readonly decision: number
  readonly agentId: string
}

export const acceptOffer = (body: UnderDecision) => call<void>(`${API}/cases/accept`, { method: 'POST', body })
export const rejectOffer = (body: UnderDecision) => call<void>(`${API}/cases/reject`, { method: 'POST', body })
export const releaseCase = (body: UnderDecision) => call<void>(`${API}/cases/release`, { method: 'POST', body })

export type TransferTarget = { readonly skill: string } | { readonly agent: string }
export const transferCase = (command: UnderDecision, to: TransferTarget) =>
  call<void>(`${API}/cases/transfer`, { method: 'POST', body: { ...command, to } })

export interface Reply {
  readonly agentId: string
  readonly decision: number
  /** Made once for every reply: the same again is the same reply. */
  readonly clientId: string
  readonly message: OutgoingMessage
}
export const sendReply = (conversation: string, body: Reply) =>
  call<void>(`${API}/conversations/${encodeURIComponent(conversation)}/replies`, { method: 'POST', body })

export const setStatus = (conversation: string, status: CaseStatus, decision: number) =>
  call<void>(`${API}/conversations/${encodeURIComponent(conversation)}/status`, { method: 'PUT', body: { status, decision } })
