/** Cases, messages and history entries as the API answers them. */
import { z } from '@hono/zod-openapi'
import { CaseStatus } from '../../nodes/case-status'
import { MESSAGE_STATUSES } from '../conversation/inbound'
import { OutgoingMessage } from '../effects/message'
import { Actor, Time } from './shapes'

const Contact = z.object({
  phone: z.string().optional(),
  userId: z.string().optional(),
  parentUserId: z.string().optional(),
  name: z.string().optional(),
  username: z.string().optional(),
})

export const Case = z
  .object({
    conversation: z.string(),
    number: z.int(),
    caseKey: z.string().openapi({ description: 'What commands to routing name' }),
    channelId: z.string(),
    contactId: z.string(),
    contact: Contact,
    status: CaseStatus,
    openedAt: Time,
    tags: z.array(z.string()),
    notes: z
      .array(z.object({ text: z.string(), at: Time, by: Actor }))
      .openapi({ description: 'Oldest first; the contact does not see them' }),
    ownership: z.enum(['none', 'queued', 'offered', 'assigned']),
    decision: z.int().openapi({ description: 'The number of routing’s last decision; a command names the one it acts under' }),
    skill: z.string().optional(),
    agentId: z.string().optional().openapi({ description: 'Who has it, or is offered it' }),
    offerExpiresAt: Time.optional(),
    queuedAt: Time.optional(),
    lastMessage: z.object({ text: z.string(), at: Time, direction: z.enum(['in', 'out']) }).optional(),
    unread: z.int().openapi({ description: 'The contact’s messages since a person last answered' }),
    lastInboundAt: Time.optional().openapi({ description: 'The session window counts from here' }),
    run: z
      .object({ number: z.int(), scriptId: z.string(), version: z.int(), isActive: z.boolean(), node: z.string().optional() })
      .optional(),
  })
  .openapi('Case')

const Media = z.discriminatedUnion('state', [
  z.object({ state: z.literal('fetching'), reason: z.string().optional() }),
  z.object({ state: z.literal('stored'), storedAs: z.string(), mimeType: z.string(), bytes: z.int() }),
  z.object({ state: z.literal('missing'), reason: z.string() }),
])

const said = { conversation: z.string(), caseNumber: z.int(), sequence: z.int(), at: Time, id: z.string() }

export const Message = z
  .discriminatedUnion('direction', [
    z.object({
      ...said,
      direction: z.literal('in'),
      content: z.looseObject({ type: z.string() }),
      quotes: z.string().optional(),
      referral: z.looseObject({}).optional(),
      media: Media.optional(),
    }),
    z.object({
      ...said,
      direction: z.literal('out'),
      message: OutgoingMessage,
      by: Actor,
      status: z.enum(MESSAGE_STATUSES).optional(),
      wamid: z.string().optional(),
      doubt: z.enum(['inDoubt', 'unknown', 'confirmed', 'rested']).optional(),
      doubtReason: z.string().optional(),
      notSent: z.enum(['windowClosed', 'refused', 'optedOut']).optional(),
      refusal: z.object({ code: z.number(), message: z.string(), details: z.string().optional() }).optional(),
    }),
  ])
  .openapi('Message')

export const HistoryEntry = z
  .object({
    cursor: z.int(),
    object: z.string(),
    sequence: z.int(),
    at: Time,
    entry: z.looseObject({ type: z.string() }),
  })
  .openapi('HistoryEntry')
