/**
 * What was said in a conversation, both ways, and how far each of our messages got. A status counts by its rank (requirement R9), so
 * the order and number in which statuses come make no difference.
 */
import type { MessageStatus } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import { higherStatus } from '../whatsapp/wire/status-ladder'
import type { ViewsDatabase } from './database'
import { asMessageView, type MediaView, type MessageRow, type MessageView } from './message-view'
import type { Takers } from './projection'

export type { MessageView } from './message-view'

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
          conversation,
          sequence,
          id: message.wamid,
          case_number: caseNumber,
          at: message.at,
          direction: 'in',
          by: null,
          stored_as: null,
          body: JSON.stringify(message),
          media_id: content.type === 'media' ? content.media.mediaId : null,
        })
      },
      'message.queued': ({ conversation, sequence, at, entry: { caseNumber, effectId, message, by } }) => {
        insert.run({
          conversation,
          sequence,
          id: effectId,
          case_number: caseNumber,
          at,
          direction: 'out',
          media_id: null,
          body: JSON.stringify(message),
          by: JSON.stringify(by),
          stored_as: storedFileOf(message) ?? null,
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
      const messages = rows.slice(0, limit).reverse().map(asMessageView)
      const [oldest] = messages
      return { messages, ...(rows.length > limit && oldest ? { earlier: oldest.sequence } : {}) }
    },

    unknownSends({ after, limit }) {
      const rows = unknown.all(after?.at ?? 0, after?.id ?? '', limit + 1)
      const messages = rows.slice(0, limit).map(asMessageView)
      const last = messages.at(-1)
      return { messages, ...(rows.length > limit && last ? { next: { at: last.at, id: last.id } } : {}) }
    },

    countUnknownSends: () => countUnknown.get()?.count ?? 0,
    conversationsWithMedia: (storedAs) => withFile.all(storedAs).map(({ conversation }) => conversation),
  }
}

/** The file of ours that a message of ours shows, so that who sees the message may see the file. */
function storedFileOf(message: OutgoingMessage): string | undefined {
  const shown = message.type === 'template' ? message.header : message.type === 'media' ? message : undefined
  return shown && shown.kind !== 'location' ? shown.mediaId : undefined
}
