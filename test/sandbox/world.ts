/** A sandbox with one number, one token and a few templates, driven without a network on a clock that the test moves. */
import { type ContactContent, type ContactWrite, contactWrites } from '../../engine/sandbox/core/contact-writes'
import { handle } from '../../engine/sandbox/core/handle'
import { seededRandom } from '../../engine/sandbox/core/ids'
import type { SandboxAnswer, SandboxRequest, ScheduledWebhook } from '../../engine/sandbox/core/request'
import { createSandbox, type SandboxOptions } from '../../engine/sandbox/core/sandbox'
import { addNumber, addTemplate } from '../../engine/sandbox/core/seed'

export const WABA = '102290129340398'
export const NUMBER = '106540352242922'
export const TOKEN = 'sandbox-token'
export const CONTACT = '16505551234'
/** 2026-11-10, half a second past the full second. */
export const START = 1_794_300_000_500

/** The members of Graph's answers that tests read; which of them are there depends on the call. */
export interface GraphBody {
  readonly error: { readonly code: number; readonly message: string; readonly error_subcode?: number; readonly error_user_title?: string }
  readonly id: string
  readonly url: string
  readonly h: string
  readonly status: string
  readonly messages: readonly [{ readonly id: string }]
  readonly contacts: readonly [{ readonly wa_id: string }]
  readonly data: readonly Readonly<Record<string, unknown>>[]
  readonly paging: {
    readonly cursors: { readonly before: string; readonly after: string }
    readonly next?: string
    readonly previous?: string
  }
}

export type Answered = SandboxAnswer & { readonly body: GraphBody }

/** The members of webhook items that tests read. */
export interface WebhookItem {
  readonly id: string
  readonly status: string
  readonly type: string
  readonly event: string
  readonly from?: string
  readonly errors?: readonly { readonly code: number }[]
}

export function sandboxWorld(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options)
  const random = seededRandom(7)
  addNumber(sandbox, { wabaId: WABA, phoneNumberId: NUMBER, displayNumber: '+1 555-078-3881', verifiedName: 'Lucky Shrub', token: TOKEN })
  addTemplate(sandbox, {
    wabaId: WABA,
    name: 'order_confirmation',
    language: 'en_US',
    components: [
      { type: 'BODY', text: 'Thank you, {{1}}! Your order {{2}} is on its way.' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Stop' }] },
    ],
  })
  const world = {
    sandbox,
    random,
    now: START,
    call(method: string, path: string, body?: unknown, more: Partial<SandboxRequest> = {}): Answered {
      const request: SandboxRequest = {
        method,
        path,
        query: {},
        headers: { authorization: `Bearer ${TOKEN}` },
        body: body === undefined ? { kind: 'none' } : { kind: 'json', value: body },
        ...more,
      }
      return handle(sandbox, request, world.now, random) as Answered
    },
    send(message: Record<string, unknown>): Answered {
      return world.call('POST', `/v24.0/${NUMBER}/messages`, { messaging_product: 'whatsapp', to: `+${CONTACT}`, ...message })
    },
    sendText: (body: string, more: Record<string, unknown> = {}) => world.send({ type: 'text', text: { body }, ...more }),
    contactWrites(content: ContactContent, more: Partial<ContactWrite> = { from: CONTACT }) {
      return contactWrites(sandbox, { phoneNumberId: NUMBER, name: 'Sheena', content, ...more }, world.now, random)
    },
    contactSays: (text: string) => world.contactWrites({ type: 'text', text }),
  }
  return world
}

/** The first message or status that a webhook tells of. */
export function told(webhook: ScheduledWebhook | undefined): WebhookItem {
  const value = webhook?.envelope.entry[0]?.changes[0]?.value
  const items = (value?.messages ?? value?.statuses) as readonly WebhookItem[] | undefined
  return items?.[0] ?? (value as unknown as WebhookItem)
}
