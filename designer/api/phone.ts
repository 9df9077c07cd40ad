/** A contact's phone in the sandbox: what it shows, and what is written or tapped on it. */
import type { ContactContent } from '../../engine/sandbox/core/contact-writes'
import { call } from './client'

/** Where the product's own sandbox is steered; only administrators reach it. */
const SANDBOX = '/_sandbox'

export interface PhoneOwner {
  /** Digits of the phone, or a user id. */
  readonly contact: string
  readonly phone?: string
  readonly userId: string
  readonly name?: string
}

export const readPhones = (signal: AbortSignal) => call<readonly PhoneOwner[]>(`${SANDBOX}/phones`, { signal })

export interface Writing {
  readonly phoneNumberId: string
  /** Digits. */
  readonly from: string
  readonly name: string
  readonly content: ContactContent
}

/** Gives the id of the message. */
export async function writeAsContact(body: Writing): Promise<string> {
  const { wamid } = await call<{ readonly wamid: string }>(`${SANDBOX}/contacts/write`, { method: 'POST', body })
  return wamid
}

/** A stream of `chat` events, each with the whole chat or null while nobody knows this contact. */
export const chatStream = (contact: string) => new EventSource(`${SANDBOX}/phones/${encodeURIComponent(contact)}/events`)
