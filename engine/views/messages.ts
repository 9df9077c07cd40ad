/**
 * What was said in a conversation, both ways, and how far each of our messages got. A status counts by its rank (requirement R9), so
 * the order and number in which statuses come make no difference.
 */
import type { Actor } from '../conversation/events'
import type { InboundMessage, MessageStatus } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import type { Refusal } from '../effects/types'
import { higherStatus } from '../whatsapp/wire/status-ladder'
import type { ViewsDatabase } from './database'
import type { EntryOf, Takers } from './projection'

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

export interface MessagePage {
  /** Oldest first. */
  readonly messages: readonly MessageView[]
  /** For `before` of the page with the messages before these; missing at the beginning. */
  readonly earlier?: number
}

export interface UnknownSendPage {
  readonly messages: readonly MessageView[]
  readonly next?: { readonly at: number; readonly id: string }
}

export interface Messages {
  readonly takers: Takers
  /** The newest ones, or those before a sequence. */
  list(conversation: string, page: { readonly before?: number; readonly limit: number }): MessagePage
  /** Messages of which nobody can say whether they went out, oldest first. */
  unknownSends(page: { readonly after?: { readonly at: number; readonly id: string }; readonly limit: number }): UnknownSendPage
  countUnknownSends(): number
  /** The conversations in which this stored file was received or sent; at most 100. */
  conversationsWithMedia(storedAs: string): string[]
}

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

interface MessageRow {
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

export function createMessages(database: ViewsDatabase): Messages {
  const insert = database.prepare<{
    conversation: string
    id: string
    sequence: number
    case_number: number
    at: number
    direction: 'in' | 'out'
    body: string
    by: string | null
    media_id: string | null
    stored_as: string | null
  }>(
    `INSERT OR IGNORE INTO message (conversation, id, sequence, case_number, at, direction, body, by, media_id, stored_as)
     VALUES (@conversation, @id, @sequence, @case_number, @at, @direction, @body, @by, @media_id, @stored_as)`,
  )
  const statusOf = database.prepare<[string, string], { status: MessageStatus | null }>(
    'SELECT status FROM message WHERE conversation = ? AND id = ?',
  )
  const setStatus = database.prepare<[MessageStatus, string | null, string | null, string, string]>(
    'UPDATE message SET status = ?, wamid = coalesce(?, wamid), refusal = ? WHERE conversation = ? AND id = ?',
  )
  const setDoubt = database.prepare<[string, string | null, string, string]>(
    'UPDATE message SET doubt = ?, doubt_reason = coalesce(?, doubt_reason) WHERE conversation = ? AND id = ?',
  )
  const setNotSent = database.prepare<[string, string | null, string, string]>(
    'UPDATE message SET not_sent = ?, refusal = ? WHERE conversation = ? AND id = ?',
  )
  const expectMedia = database.prepare<[string, string, string, string]>(
    'UPDATE message SET media_effect = ?, media = ? WHERE conversation = ? AND media_id = ?',
  )
  const setMedia = database.prepare<[string, string | null, string, string]>(
    'UPDATE message SET media = ?, stored_as = ? WHERE conversation = ? AND media_id IS NOT NULL AND media_effect = ?',
  )
  const page = database.prepare<[string, number, number], MessageRow>(
    'SELECT * FROM message WHERE conversation = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?',
  )
  const unknown = database.prepare<[number, string, number], MessageRow>(
    "SELECT * FROM message WHERE doubt = 'unknown' AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?",
  )
  const countUnknown = database.prepare<[], { count: number }>("SELECT count(*) AS count FROM message WHERE doubt = 'unknown'")
  const withFile = database.prepare<[string], { conversation: string }>(
    'SELECT DISTINCT conversation FROM message WHERE stored_as = ? LIMIT 100',
  )

  const putMedia = (conversation: string, effectId: string, media: MediaView) =>
    void setMedia.run(JSON.stringify(media), media.state === 'stored' ? media.storedAs : null, conversation, effectId)

  return {
    takers: {
      'message.received': ({ conversation, sequence, entry: { caseNumber, message } }) => {
        const { content } = message
        insert.run({
          ...{
            conversation,
            sequence,
            id: message.wamid,
            case_number: caseNumber,
            at: message.at,
            direction: 'in',
            by: null,
            stored_as: null,
          },
          body: JSON.stringify(message),
          media_id: content.type === 'media' ? content.media.mediaId : null,
        })
      },
      'message.queued': ({ conversation, sequence, at, entry: { caseNumber, effectId, message, by } }) => {
        insert.run({
          ...{ conversation, sequence, id: effectId, case_number: caseNumber, at, direction: 'out', media_id: null },
          body: JSON.stringify(message),
          by: JSON.stringify(by),
          stored_as: message.type === 'media' ? message.mediaId : null,
        })
      },
      'message.status': ({ conversation, entry: { effectId, status, wamid, refusal } }) => {
        const before = statusOf.get(conversation, effectId)?.status
        const after = before ? higherStatus(before, status) : status
        // a refusal belongs to `failed`: evidence of delivery takes it away again
        if (after === before) return
        setStatus.run(after, wamid ?? null, after === 'failed' && refusal ? JSON.stringify(refusal) : null, conversation, effectId)
      },
      'message.doubt': ({ conversation, entry: { effectId, state, reason } }) =>
        void setDoubt.run(state, reason ?? null, conversation, effectId),
      'message.notSent': ({ conversation, entry: { effectId, reason, refusal } }) =>
        void setNotSent.run(reason, refusal ? JSON.stringify(refusal) : null, conversation, effectId),
      'media.requested': ({ conversation, entry: { effectId, mediaId } }) =>
        void expectMedia.run(effectId, JSON.stringify({ state: 'fetching' } satisfies MediaView), conversation, mediaId),
      'media.stored': ({ conversation, entry: { effectId, storedAs, mimeType, bytes } }) =>
        putMedia(conversation, effectId, { state: 'stored', storedAs, mimeType, bytes }),
      'media.missing': ({ conversation, entry: { effectId, reason, willRetry } }) =>
        putMedia(conversation, effectId, { state: willRetry ? 'fetching' : 'missing', reason }),
    },

    list(conversation, { before = Number.MAX_SAFE_INTEGER, limit }) {
      const rows = page.all(conversation, before, limit + 1)
      const messages = rows.slice(0, limit).reverse().map(asView)
      const [oldest] = messages
      return { messages, ...(rows.length > limit && oldest ? { earlier: oldest.sequence } : {}) }
    },

    unknownSends({ after, limit }) {
      const rows = unknown.all(after?.at ?? 0, after?.id ?? '', limit + 1)
      const messages = rows.slice(0, limit).map(asView)
      const last = messages.at(-1)
      return { messages, ...(rows.length > limit && last ? { next: { at: last.at, id: last.id } } : {}) }
    },

    countUnknownSends: () => countUnknown.get()?.count ?? 0,
    conversationsWithMedia: (storedAs) => withFile.all(storedAs).map(({ conversation }) => conversation),
  }
}

function asView(row: MessageRow): MessageView {
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
