/**
 * The inbox: every case with its contact, who has it, its last message and where its script is. What an agent's command must name
 * (the decision number) is here too; routing has the last word on it.
 */
import type { CaseStatus } from '../../nodes/case-status'
import type { InboundContent } from '../conversation/inbound'
import type { RoutingDecision } from '../routing/protocol'
import { type CasePage, type CaseQuery, listCases } from './case-list'
import { asCaseView, type CaseRow, type CaseView, SELECT_CASE } from './case-view'
import type { ViewsDatabase } from './database'
import { previewOfContent, previewOfMessage } from './preview'
import type { Takers } from './projection'

export interface Cases {
  readonly takers: Takers
  list(query: CaseQuery): CasePage
  /** The newest case of the conversation. */
  newest(conversation: string): CaseView | undefined
  count(): { readonly status: CaseStatus; readonly cases: number }[]
}

/** What is said about another message is no message of its own. */
const ABOUT_ANOTHER: readonly InboundContent['type'][] = ['reaction', 'edit', 'revoke']

export function createCases(database: ViewsDatabase): Cases {
  const putContact = database.prepare<[string, string]>(
    'INSERT INTO contact (conversation, details) VALUES (?, ?) ON CONFLICT DO UPDATE SET details = excluded.details',
  )
  const heardFrom = database.prepare<[number, string]>(
    'UPDATE contact SET last_inbound_at = max(coalesce(last_inbound_at, 0), ?) WHERE conversation = ?',
  )
  const open = database.prepare<{ conversation: string; number: number; channel: string; contact_id: string; at: number }>(
    `INSERT OR REPLACE INTO theCase (conversation, number, channel, contact_id, opened_at, active_at, status, ownership, is_ending, decision, unread, run_is_active)
     VALUES (@conversation, @number, @channel, @contact_id, @at, @at, 'open', 'none', 0, 0, 0, 0)`,
  )
  const setStatus = database.prepare<[CaseStatus, number, string, number]>(
    'UPDATE theCase SET status = ?, active_at = ? WHERE conversation = ? AND number = ?',
  )
  const held = database.prepare<[string, number], Pick<CaseRow, 'tags' | 'notes'>>(
    'SELECT tags, notes FROM theCase WHERE conversation = ? AND number = ?',
  )
  const write = database.prepare<[string, string, number, string, number]>(
    'UPDATE theCase SET tags = ?, notes = ?, active_at = ? WHERE conversation = ? AND number = ?',
  )
  // an end gives up agent and place at once; until routing confirms, what it decided before does not count any more
  const end = database.prepare<[string, number]>(
    `UPDATE theCase SET is_ending = is_ending OR ownership <> 'none', ownership = 'none', agent = NULL, offer_expires_at = NULL,
       queued_at = NULL, unread = 0
     WHERE conversation = ? AND number = ?`,
  )
  const takeMessage = database.prepare<[string, number, number, string, number]>(
    `UPDATE theCase SET last_text = ?, last_at = ?, last_direction = 'in', unread = unread + 1, active_at = ? WHERE conversation = ? AND number = ?`,
  )
  const takeOutgoing = database.prepare<[string, number, number, number, string, number]>(
    `UPDATE theCase SET last_text = ?, last_at = ?, last_direction = 'out', unread = iif(?, 0, unread), active_at = ?
     WHERE conversation = ? AND number = ?`,
  )
  const startRun = database.prepare<[number, string, number, string, number]>(
    'UPDATE theCase SET run = ?, script = ?, version = ?, run_is_active = 1, node = NULL WHERE conversation = ? AND number = ?',
  )
  const moveRun = database.prepare<[string | null, string, number, number]>(
    'UPDATE theCase SET node = ? WHERE conversation = ? AND number = ? AND run = ?',
  )
  const endRun = database.prepare<[string, number, number]>(
    'UPDATE theCase SET run_is_active = 0, node = NULL WHERE conversation = ? AND number = ? AND run = ?',
  )
  const confirmEnd = database.prepare<[number, string, number]>(
    `UPDATE theCase SET is_ending = 0, decision = ?, ownership = 'none', agent = NULL, offer_expires_at = NULL, queued_at = NULL
     WHERE conversation = ? AND number = ?`,
  )
  const noteDecision = database.prepare<[number, string, number]>(
    'UPDATE theCase SET decision = ? WHERE conversation = ? AND number = ? AND is_ending',
  )
  const own = database.prepare<{
    conversation: string
    number: number
    decision: number
    ownership: CaseView['ownership']
    skill: string | null
    agent: string | null
    expires: number | null
    at: number
  }>(
    `UPDATE theCase SET decision = @decision, ownership = @ownership, skill = coalesce(@skill, skill), agent = @agent,
       offer_expires_at = @expires, queued_at = iif(@ownership = 'none', NULL, coalesce(queued_at, @at)), active_at = @at
     WHERE conversation = @conversation AND number = @number AND NOT is_ending`,
  )
  const newest = database.prepare<[string], CaseRow>(`${SELECT_CASE} WHERE conversation = ? ORDER BY number DESC LIMIT 1`)
  const counts = database.prepare<[], { status: CaseStatus; cases: number }>(
    'SELECT status, count(*) AS cases FROM theCase GROUP BY status ORDER BY status',
  )

  const takeDecision = (conversation: string, { caseKey, decision, what }: RoutingDecision, at: number) => {
    const number = Number(caseKey.slice(caseKey.lastIndexOf('/') + 1))
    if (what.is === 'over') return void confirmEnd.run(decision, conversation, number)
    const ownership = what.is === 'left' ? 'none' : what.is
    own.run({
      conversation,
      number,
      decision,
      ownership,
      skill: what.is === 'left' ? null : what.skill,
      agent: what.is === 'offered' || what.is === 'assigned' ? what.agentId : null,
      expires: what.is === 'offered' ? what.expiresAt : null,
      at,
    })
    noteDecision.run(decision, conversation, number)
  }

  return {
    takers: {
      'case.opened': ({ conversation, at, entry }) => {
        putContact.run(conversation, JSON.stringify(entry.contact))
        open.run({ conversation, number: entry.caseNumber, channel: entry.channelId, contact_id: entry.contactId, at })
      },
      'contact.changed': ({ conversation, entry }) => void putContact.run(conversation, JSON.stringify(entry.contact)),
      'case.status': ({ conversation, at, entry: { caseNumber, status } }) => {
        setStatus.run(status, at, conversation, caseNumber)
        if (status === 'resolved' || status === 'closed') end.run(conversation, caseNumber)
      },
      'case.tagged': ({ conversation, at, entry: { caseNumber, tags } }) => {
        const row = held.get(conversation, caseNumber)
        if (row) write.run(JSON.stringify([...JSON.parse(row.tags), ...tags]), row.notes, at, conversation, caseNumber)
      },
      'case.noted': ({ conversation, at, entry: { caseNumber, text, by } }) => {
        const row = held.get(conversation, caseNumber)
        if (row) write.run(row.tags, JSON.stringify([...JSON.parse(row.notes), { text, at, by }]), at, conversation, caseNumber)
      },
      'message.received': ({ conversation, at, entry: { caseNumber, message } }) => {
        heardFrom.run(message.at, conversation)
        if (ABOUT_ANOTHER.includes(message.content.type)) return
        takeMessage.run(previewOfContent(message.content), message.at, at, conversation, caseNumber)
      },
      'message.queued': ({ conversation, at, entry: { caseNumber, message, by } }) => {
        const isPerson = by.kind === 'agent' || by.kind === 'person' ? 1 : 0
        takeOutgoing.run(previewOfMessage(message), at, isPerson, at, conversation, caseNumber)
      },
      'run.started': ({ conversation, entry: { caseNumber, run, scriptId, version } }) =>
        void startRun.run(run, scriptId, version, conversation, caseNumber),
      'run.stepped': ({ conversation, entry: { caseNumber, run, steps } }) => {
        const last = steps.at(-1)
        if (last) moveRun.run(last.port === undefined ? last.node : null, conversation, caseNumber, run)
      },
      'run.ended': ({ conversation, entry: { caseNumber, run } }) => void endRun.run(conversation, caseNumber, run),
      'routing.decided': ({ conversation, at, entry }) => takeDecision(conversation, entry.decision, at),
    },

    list: (query) => listCases(database, query),

    newest(conversation) {
      const row = newest.get(conversation)
      return row && asCaseView(row)
    },

    count: () => counts.all(),
  }
}
