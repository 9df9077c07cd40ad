/** A message as conversations show it, and the row that it is kept in. */
import type { Actor } from '../conversation/events'
import type { InboundMessage, MessageStatus } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import type { Refusal } from '../effects/types'
import type { EntryOf } from './projection'

/** A file that belongs to a message: on its way to us, stored, or not to be had. */
export type MediaView =
  | { readonly state: 'fetching'; readonly reason?: string }
  | { readonly state: 'stored'; readonly storedAs: string; readonly mimeType: string; readonly bytes: number }
  | { readonly state: 'missing'; readonly reason: string }

interface Said {
  readonly conversation: string
  readonly caseNumber: number
  /** Orders the messages of a conversation. */
  readonly sequence: number
  readonly at: number
}

export type MessageView =
  | (Said & {
      readonly direction: 'in'
      /** Meta's id of the message. */
      readonly id: string
      readonly content: InboundMessage['content']
      readonly quotes?: string
      readonly referral?: InboundMessage['referral']
      readonly media?: MediaView
    })
  | (Said & {
      readonly direction: 'out'
      /** Effect id. */
      readonly id: string
      readonly message: OutgoingMessage
      readonly by: Actor
      /** Missing: not accepted by Meta yet. */
      readonly status?: MessageStatus
      readonly wamid?: string
      readonly doubt?: EntryOf<'message.doubt'>['state']
      readonly doubtReason?: string
      /** It never left. */
      readonly notSent?: EntryOf<'message.notSent'>['reason']
      readonly refusal?: Refusal
    })

export const MESSAGE_TABLES = `
  CREATE TABLE message (
    conversation TEXT NOT NULL, id TEXT NOT NULL, sequence INTEGER NOT NULL, case_number INTEGER NOT NULL, at INTEGER NOT NULL,
    direction TEXT NOT NULL, body TEXT NOT NULL, by TEXT, status TEXT, wamid TEXT, doubt TEXT, doubt_reason TEXT, not_sent TEXT, refusal TEXT,
    media_id TEXT, media_effect TEXT, media TEXT, stored_as TEXT,
    PRIMARY KEY (conversation, id)
  ) STRICT;
  CREATE INDEX message_by_sequence ON message (conversation, sequence);
  CREATE INDEX message_unknown ON message (at, id) WHERE doubt = 'unknown';
  CREATE INDEX message_by_media ON message (conversation, media_id) WHERE media_id IS NOT NULL;
  CREATE INDEX message_by_file ON message (stored_as) WHERE stored_as IS NOT NULL;
`

export interface MessageRow {
  conversation: string
  id: string
  sequence: number
  case_number: number
  at: number
  direction: 'in' | 'out'
  body: string
  by: string | null
  status: MessageStatus | null
  wamid: string | null
  doubt: EntryOf<'message.doubt'>['state'] | null
  doubt_reason: string | null
  not_sent: EntryOf<'message.notSent'>['reason'] | null
  refusal: string | null
  media: string | null
}

export function asMessageView(row: MessageRow): MessageView {
  const said = { conversation: row.conversation, caseNumber: row.case_number, sequence: row.sequence, at: row.at, id: row.id }
  if (row.direction === 'in') {
    const { content, quotes, referral } = JSON.parse(row.body) as InboundMessage
    return {
      ...said,
      direction: 'in',
      content,
      ...(quotes === undefined ? {} : { quotes }),
      ...(referral ? { referral } : {}),
      ...(row.media === null ? {} : { media: JSON.parse(row.media) as MediaView }),
    }
  }
  return {
    ...said,
    direction: 'out',
    message: JSON.parse(row.body) as OutgoingMessage,
    by: JSON.parse(row.by ?? 'null') as Actor,
    ...(row.status === null ? {} : { status: row.status }),
    ...(row.wamid === null ? {} : { wamid: row.wamid }),
    ...(row.doubt === null ? {} : { doubt: row.doubt }),
    ...(row.doubt_reason === null ? {} : { doubtReason: row.doubt_reason }),
    ...(row.not_sent === null ? {} : { notSent: row.not_sent }),
    ...(row.refusal === null ? {} : { refusal: JSON.parse(row.refusal) as Refusal }),
  }
}
