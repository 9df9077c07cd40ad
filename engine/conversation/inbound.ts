/** What a contact's message is in our own words, and what else a channel may tell a conversation. Times are ms since 1970. */

export interface MediaReference {
  readonly mediaId: string
  readonly mimeType: string
  readonly sha256?: string
  readonly filename?: string
  readonly voice?: boolean
  readonly animated?: boolean
}

/** `kept`: a type we do not understand; its raw item is in the intake log and shown as such. */
export type InboundContent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'choice'; readonly id: string; readonly title: string; readonly description?: string }
  | { readonly type: 'form'; readonly response: string; readonly name?: string }
  | {
      readonly type: 'media'
      readonly kind: 'image' | 'video' | 'audio' | 'document' | 'sticker'
      readonly media: MediaReference
      readonly caption?: string
    }
  | {
      readonly type: 'location'
      readonly latitude: number
      readonly longitude: number
      readonly name?: string
      readonly address?: string
    }
  | { readonly type: 'contacts'; readonly contacts: readonly unknown[] }
  | { readonly type: 'order'; readonly text?: string; readonly items: readonly unknown[] }
  | { readonly type: 'reaction'; readonly messageId: string; readonly emoji: string }
  | { readonly type: 'edit'; readonly originalId: string; readonly text?: string }
  | { readonly type: 'revoke'; readonly originalId: string }
  | { readonly type: 'unsupported'; readonly reason: string }
  | { readonly type: 'kept'; readonly providerType: string }

export interface InboundMessage {
  readonly wamid: string
  /** The contact's own time. */
  readonly at: number
  readonly content: InboundContent
  /** The message this one answers or quotes. */
  readonly quotes?: string
  /** Came from an advertisement or post. */
  readonly referral?: { readonly sourceUrl?: string; readonly sourceId?: string; readonly headline?: string; readonly clickId?: string }
}

/** Every identifier an item carries; each may be missing, and may turn up later (requirement D6). */
export interface ContactIdentifiers {
  /** Digits. */
  readonly phone?: string
  readonly userId?: string
  readonly parentUserId?: string
}

export interface ContactDetails extends ContactIdentifiers {
  readonly name?: string
  readonly username?: string
}

/** Ranks of the status ladder; the state of a message is the highest seen (requirement R9). */
export const MESSAGE_STATUSES = ['accepted', 'sent', 'failed', 'delivered', 'read', 'played'] as const
export type MessageStatus = (typeof MESSAGE_STATUSES)[number]

export interface StatusUpdate {
  readonly wamid: string
  /** What we put into biz_opaque_callback_data: the effect id. */
  readonly effectId?: string
  readonly status: MessageStatus
  readonly at: number
  readonly error?: { readonly code: number; readonly title?: string; readonly details?: string }
  readonly contact: ContactIdentifiers
}
