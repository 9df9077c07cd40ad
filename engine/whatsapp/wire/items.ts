/** What one webhook envelope is taken apart into. Items are independent of one another: each can be stored, routed or kept alone. */
import type { ContactDetails, ContactIdentifiers, InboundMessage, StatusUpdate } from '../../conversation/inbound'
import type { Template } from '../../directory/model/directory'
import type { JsonObject } from './json'

/** The item as it came, with what its envelope said about it: enough to read it again later. */
export interface RawItem {
  readonly field: string
  readonly entryId?: string
  readonly time?: unknown
  readonly metadata?: unknown
  readonly contact?: unknown
  readonly item: unknown
}

interface Item {
  /** The same for every delivery of the same item, different for any two items: what duplicates are found by. */
  readonly mark: string
  readonly raw: RawItem
  /** WhatsApp Business Account. */
  readonly wabaId?: string
}

interface ItemOfNumber extends Item {
  /** Which of our numbers it concerns: the routing key of a channel. */
  readonly phoneNumberId: string
}

/** What changed about a template. `status` is missing where the event does not touch it (FLAGGED). */
export type TemplateChange =
  | { readonly is: 'status'; readonly event: string; readonly status?: Template['status']; readonly reason?: string }
  | { readonly is: 'quality'; readonly quality: string; readonly previous?: string }
  | { readonly is: 'components'; readonly components: JsonObject }
  /** `correct`: the category that Meta announces for later; until then `category` holds. */
  | { readonly is: 'category'; readonly category: string; readonly previous?: string; readonly correct?: string }

export type EnvelopeItem =
  | (ItemOfNumber & { readonly kind: 'message'; readonly contact: ContactDetails; readonly message: InboundMessage })
  | (ItemOfNumber & { readonly kind: 'status'; readonly update: StatusUpdate })
  /** An inbound call opens the session window like a message (Meta: customer service windows). */
  | (ItemOfNumber & {
      readonly kind: 'call'
      readonly contact: ContactDetails
      readonly callId: string
      readonly event: 'connect' | 'terminate'
      readonly at: number
      readonly opensWindow: boolean
    })
  /** One contact, announced by Meta to be the same under other identifiers. At least one of `previous` is there. */
  | (ItemOfNumber & {
      readonly kind: 'contactChanged'
      readonly what: 'number' | 'userId'
      readonly previous: ContactIdentifiers
      readonly current: ContactIdentifiers
      readonly at: number
    })
  /** `language` is spelled as the API spells it (`en_US`). */
  | (Item & {
      readonly kind: 'templateChanged'
      readonly templateId?: string
      readonly name: string
      readonly language: string
      readonly change: TemplateChange
    })
  /** Holds for the whole business, not for one number. */
  | (Item & {
      readonly kind: 'userPreference'
      readonly phoneNumberId?: string
      readonly contact: ContactDetails
      readonly category: string
      readonly wants: 'stop' | 'resume'
      readonly at: number
    })
  /** Understood, and nothing for a conversation to do: account, number and group events, echoes, tests of Meta's dashboard. */
  | (Item & { readonly kind: 'accountNotice'; readonly field: string; readonly event?: string; readonly phoneNumberId?: string })
  /** Not understood, or lacking what it needs: stored and shown with its reason, never routed. */
  | (Item & { readonly kind: 'kept'; readonly field: string; readonly reason: string; readonly phoneNumberId?: string })
