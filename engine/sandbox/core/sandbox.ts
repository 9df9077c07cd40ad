/**
 * The sandbox's state: accounts, numbers, tokens, templates, media, people with their phones, and every message that went either
 * way. Plain maps changed in place; time, chance and ids come from the caller, bytes of media are kept by the caller.
 */
import { type FaultSettingsInput, type Faults, faultsFrom } from './faults'
import type { WebhookError } from './graph-error'
import type { Bucket, HourCount } from './rates'
import type { TemplateComponent } from './template-components'

/** Milliseconds after the send; null: never. */
export interface StatusDelays {
  sentMs: number
  deliveredMs: number | null
  readMs: number | null
}

export interface SandboxSettings {
  /** Where this sandbox answers, without a slash at the end; media and paging addresses begin with it. */
  publicUrl: string
  portfolioId: string
  appId: string
  statusDelays: StatusDelays
  /** A free-form send outside the session window is refused at once, or accepted and failed later; Meta does both (131047). */
  windowClosed: 'refused' | 'failsLater'
  /** How long the review of a created template takes. */
  templateReviewMs: number
  /** Off for load tests. */
  enforcesRates: boolean
}

export interface Account {
  readonly id: string
  name: string
  isSubscribed: boolean
  callback?: string
}

export interface PhoneNumber {
  readonly id: string
  readonly wabaId: string
  /** As written in answers: +1 555-078-3881. */
  readonly displayNumber: string
  /** As written in webhooks: 15550783881. */
  readonly digits: string
  verifiedName: string
  newDisplayName?: string
  isVerified: boolean
  isRegistered: boolean
  pin?: string
  throughput: 'STANDARD' | 'HIGH'
  callback?: string
  /** Times of register and deregister calls. */
  registrations: number[]
  profile: Record<string, unknown>
}

/** A token sees the accounts it lists. */
export interface Token {
  readonly wabaIds: Set<string>
  isRevoked: boolean
}

export interface Template {
  readonly id: string
  readonly wabaId: string
  readonly name: string
  readonly language: string
  category: string
  parameterFormat: 'POSITIONAL' | 'NAMED'
  components: readonly TemplateComponent[]
  status: string
  /** While PENDING: when the review ends and it is approved. */
  reviewedAt?: number
  rejectedReason: string
  ttlSeconds?: number
}

export interface Media {
  readonly id: string
  readonly wabaId: string
  readonly phoneNumberId: string
  readonly mimeType: string
  readonly sha256: string
  readonly byteLength: number
  readonly expiresAt: number
  /** False when the bytes are not what the MIME type says. */
  readonly isAsDeclared: boolean
  readonly filename?: string
}

/** What a phone shows below a message, and what can be tapped. */
export interface Choice {
  readonly kind: 'button' | 'row' | 'quickReply' | 'link' | 'other'
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly url?: string
  readonly section?: string
}

export interface MessageStatus {
  readonly status: 'sent' | 'delivered' | 'read' | 'failed'
  readonly at: number
  readonly error?: WebhookError
}

export interface Message {
  readonly wamid: string
  readonly phoneNumberId: string
  /** Key of the person at the other end. */
  readonly person: string
  readonly from: 'business' | 'contact'
  readonly type: string
  readonly at: number
  /** The payload as sent: the request's body, or the message of the webhook. */
  readonly body: Readonly<Record<string, unknown>>
  shown: ShownMessage
  readonly quotes?: string
  readonly bizOpaqueCallbackData?: string
  /** As addressed: digits of a phone, or a business-scoped user id. */
  readonly to?: string
  /** Of a business's message; some may lie in the future. */
  readonly statuses: MessageStatus[]
  /** Of a contact's message: when the business marked it read. */
  readAt?: number
  revokedAt?: number
}

/** What is to be seen of a message on a phone. */
export interface ShownMessage {
  readonly header?: string
  readonly text?: string
  readonly footer?: string
  readonly media?: {
    readonly kind: string
    readonly mediaId?: string
    readonly link?: string
    readonly mimeType?: string
    readonly filename?: string
  }
  readonly location?: { readonly latitude: number; readonly longitude: number; readonly name?: string; readonly address?: string }
  readonly choices?: readonly Choice[]
  /** Title of the button that opens a list. */
  readonly listButton?: string
  readonly reaction?: { readonly wamid: string; readonly emoji: string }
}

export interface Person {
  readonly key: string
  phone?: string
  userId: string
  name?: string
  username?: string
  /** Whether webhooks name the user id, as they do since April 2026. */
  sharesUserId: boolean
  behaviour: Behaviour
}

export interface Behaviour {
  /** Messages fail with 131026. */
  isUnreachable: boolean
  /** Marketing templates fail with 131050. */
  stoppedMarketing: boolean
  sendsReadReceipts: boolean
}

export interface Sandbox {
  settings: SandboxSettings
  faults: Faults
  readonly accounts: Map<string, Account>
  readonly numbers: Map<string, PhoneNumber>
  readonly tokens: Map<string, Token>
  readonly templates: Map<string, Template>
  readonly media: Map<string, Media>
  /** Secret part of a media address -> media id and end of validity. */
  readonly mediaLinks: Map<string, { readonly mediaId: string; readonly expiresAt: number }>
  readonly uploads: Map<string, { readonly wabaIds: ReadonlySet<string>; handle?: string }>
  readonly people: Map<string, Person>
  readonly personOfPhone: Map<string, string>
  readonly personOfUserId: Map<string, string>
  readonly messages: Map<string, Message>
  /** Person -> their messages, in order. */
  readonly chats: Map<string, Message[]>
  /** Number and person -> time of the person's last message, ms. */
  readonly lastInboundAt: Map<string, number>
  /** Number and person -> until when the phone shows "typing". */
  readonly typingUntil: Map<string, number>
  readonly pairs: Map<string, Bucket>
  readonly throughput: Map<string, Bucket>
  readonly managementCalls: Map<string, HourCount>
  /** Messages ever made; keeps wamids apart. */
  messageCount: number
}

export interface SandboxOptions extends Partial<SandboxSettings> {
  readonly faults?: FaultSettingsInput
}

export function createSandbox({ faults, ...settings }: SandboxOptions = {}): Sandbox {
  return {
    settings: {
      publicUrl: 'http://sandbox.localhost',
      portfolioId: '2729063490586005',
      appId: '634974688087057',
      statusDelays: { sentMs: 50, deliveredMs: 200, readMs: 1500 },
      windowClosed: 'refused',
      templateReviewMs: 2000,
      enforcesRates: true,
      ...settings,
    },
    faults: faultsFrom(faults ?? {}),
    accounts: new Map(),
    numbers: new Map(),
    tokens: new Map(),
    templates: new Map(),
    media: new Map(),
    mediaLinks: new Map(),
    uploads: new Map(),
    people: new Map(),
    personOfPhone: new Map(),
    personOfUserId: new Map(),
    messages: new Map(),
    chats: new Map(),
    lastInboundAt: new Map(),
    typingUntil: new Map(),
    pairs: new Map(),
    throughput: new Map(),
    managementCalls: new Map(),
    messageCount: 0,
  }
}

export function setFaults(sandbox: Sandbox, settings: FaultSettingsInput): void {
  sandbox.faults = faultsFrom(settings)
}

/** Messages, people, media and limits are gone; numbers, tokens, templates, settings and faults stay. */
export function forgetTraffic(sandbox: Sandbox): void {
  const { media, mediaLinks, uploads, people, personOfPhone, personOfUserId, messages, chats } = sandbox
  const { lastInboundAt, typingUntil, pairs, throughput, managementCalls } = sandbox
  for (const map of [media, mediaLinks, uploads, people, personOfPhone, personOfUserId, messages, chats]) map.clear()
  for (const map of [lastInboundAt, typingUntil, pairs, throughput, managementCalls]) map.clear()
}

/** Keys of what belongs to one number and one person. */
export function pairKey(phoneNumberId: string, person: string): string {
  return `${phoneNumberId}|${person}`
}

export function record(sandbox: Sandbox, message: Message): void {
  sandbox.messages.set(message.wamid, message)
  const chat = sandbox.chats.get(message.person)
  if (chat) chat.push(message)
  else sandbox.chats.set(message.person, [message])
}

export interface LedgerEntry {
  readonly wamid: string
  readonly phoneNumberId: string
  readonly to: string
  readonly type: string
  readonly bizOpaqueCallbackData?: string
  readonly at: number
  readonly body: Readonly<Record<string, unknown>>
}

/** Every send ever accepted, in order. Sends are never de-duplicated: what was asked twice stands here twice. */
export function ledger(sandbox: Sandbox): readonly LedgerEntry[] {
  const sends = [...sandbox.messages.values()].filter((message) => message.from === 'business')
  return sends.map(({ wamid, phoneNumberId, to, type, bizOpaqueCallbackData, at, body }) => {
    const marked = bizOpaqueCallbackData === undefined ? {} : { bizOpaqueCallbackData }
    return { wamid, phoneNumberId, to: to ?? '', type, ...marked, at, body }
  })
}
