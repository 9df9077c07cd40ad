/** A case as lists and desks show it, and the row that it is kept in. */
import type { CaseStatus } from '../../nodes/case-status'
import type { Actor } from '../conversation/events'
import type { ContactDetails } from '../conversation/inbound'

interface CaseNote {
  readonly text: string
  readonly at: number
  readonly by: Actor
}

export interface CaseView {
  /** Key of the conversation. */
  readonly conversation: string
  readonly number: number
  /** As routing names it: `<conversation>/<number>`. */
  readonly caseKey: string
  readonly channelId: string
  readonly contactId: string
  readonly contact: ContactDetails
  readonly status: CaseStatus
  readonly openedAt: number
  /** In the order in which they were added. */
  readonly tags: readonly string[]
  /** Oldest first. */
  readonly notes: readonly CaseNote[]
  readonly ownership: 'none' | 'queued' | 'offered' | 'assigned'
  /** The number of routing's last decision. */
  readonly decision: number
  readonly skill?: string
  /** Who has it, or is offered it. */
  readonly agentId?: string
  readonly offerExpiresAt?: number
  /** Since when it waits or waited; kept through offers and transfers. */
  readonly queuedAt?: number
  readonly lastMessage?: { readonly text: string; readonly at: number; readonly direction: 'in' | 'out' }
  /** The contact's messages since a person last answered. */
  readonly unread: number
  /** The contact's last message by its own time: the session window counts from here. */
  readonly lastInboundAt?: number
  readonly run?: {
    readonly number: number
    readonly scriptId: string
    readonly version: number
    readonly isActive: boolean
    /** Where it waits. */
    readonly node?: string
  }
}

export const CASE_TABLES = `
  CREATE TABLE contact (conversation TEXT PRIMARY KEY, details TEXT NOT NULL, last_inbound_at INTEGER) STRICT, WITHOUT ROWID;
  CREATE TABLE theCase (
    conversation TEXT NOT NULL, number INTEGER NOT NULL, channel TEXT NOT NULL, contact_id TEXT NOT NULL, opened_at INTEGER NOT NULL,
    active_at INTEGER NOT NULL, status TEXT NOT NULL, ownership TEXT NOT NULL, is_ending INTEGER NOT NULL, decision INTEGER NOT NULL,
    skill TEXT, agent TEXT, offer_expires_at INTEGER, queued_at INTEGER,
    last_text TEXT, last_at INTEGER, last_direction TEXT, unread INTEGER NOT NULL,
    run INTEGER, script TEXT, version INTEGER, run_is_active INTEGER NOT NULL, node TEXT,
    tags TEXT NOT NULL DEFAULT '[]', notes TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (conversation, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_by_status ON theCase (status, active_at);
  CREATE INDEX case_by_skill ON theCase (skill, status, active_at) WHERE skill IS NOT NULL;
  CREATE INDEX case_by_agent ON theCase (agent, status, active_at) WHERE agent IS NOT NULL;
`

export interface CaseRow {
  conversation: string
  number: number
  channel: string
  contact_id: string
  opened_at: number
  active_at: number
  status: CaseStatus
  ownership: CaseView['ownership']
  decision: number
  skill: string | null
  agent: string | null
  offer_expires_at: number | null
  queued_at: number | null
  last_text: string | null
  last_at: number | null
  last_direction: 'in' | 'out' | null
  unread: number
  run: number | null
  script: string | null
  version: number | null
  run_is_active: number
  node: string | null
  tags: string
  notes: string
  details: string | null
  last_inbound_at: number | null
}

/** Every column of CaseRow. */
export const SELECT_CASE = 'SELECT * FROM theCase LEFT JOIN contact USING (conversation)'

export function asCaseView(row: CaseRow): CaseView {
  const { conversation, number, run, script, version, last_text, last_at, last_direction } = row
  return {
    conversation,
    number,
    caseKey: `${conversation}/${number}`,
    channelId: row.channel,
    contactId: row.contact_id,
    contact: row.details === null ? {} : (JSON.parse(row.details) as ContactDetails),
    status: row.status,
    openedAt: row.opened_at,
    tags: JSON.parse(row.tags) as string[],
    notes: JSON.parse(row.notes) as CaseNote[],
    ownership: row.ownership,
    decision: row.decision,
    ...(row.skill === null ? {} : { skill: row.skill }),
    ...(row.agent === null ? {} : { agentId: row.agent }),
    ...(row.offer_expires_at === null ? {} : { offerExpiresAt: row.offer_expires_at }),
    ...(row.queued_at === null ? {} : { queuedAt: row.queued_at }),
    ...(last_text === null || last_at === null || last_direction === null
      ? {}
      : { lastMessage: { text: last_text, at: last_at, direction: last_direction } }),
    unread: row.unread,
    ...(row.last_inbound_at === null ? {} : { lastInboundAt: row.last_inbound_at }),
    ...(run === null || script === null || version === null
      ? {}
      : {
          run: {
            number: run,
            scriptId: script,
            version,
            isActive: row.run_is_active === 1,
            ...(row.node === null ? {} : { node: row.node }),
          },
        }),
  }
}
