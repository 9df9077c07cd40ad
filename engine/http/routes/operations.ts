/** What needs somebody's attention: events set aside, webhook items not understood, faults, sends of which nobody knows, and the audit. */
import { z } from '@hono/zod-openapi'
import type { Api } from '../api-env'
import { apiRoute } from '../api-route'
import { Message } from '../case-shapes'
import { HttpProblem } from '../problem'
import type { Services } from '../services'
import { Actor, Counter, encodePlace, Limit, Place, Time } from '../shapes'

const tag = 'Operations'

const DeadLetter = z.object({ id: z.int(), at: Time, object: z.string(), event: z.looseObject({ type: z.string() }), reason: z.string() })
const KeptItem = z.object({ id: z.int(), at: Time, reason: z.string(), item: z.unknown() })
const Fault = z.object({
  cursor: z.int(),
  conversation: z.string(),
  caseNumber: z.int(),
  at: Time,
  what: z.string(),
  where: z.string().optional(),
})
const AuditEntry = z.object({
  number: z.int(),
  at: Time,
  actor: Actor,
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  revision: z.int().optional(),
})

export function operationRoutes(api: Api, services: Pick<Services, 'deadLetters' | 'kept' | 'views' | 'directory'>): void {
  const { deadLetters, kept, views, directory } = services

  const letters = apiRoute({
    method: 'get',
    path: '/dead-letters',
    right: 'operate',
    tag,
    summary: 'Events that could not be handled, oldest first',
    request: { query: z.object({ after: Counter.optional(), limit: Limit }) },
    answer: z.object({ deadLetters: z.array(DeadLetter), count: z.int(), next: z.int().optional() }),
  })
  api.openapi(letters, async (c) => {
    const { after, limit } = c.req.valid('query')
    const listed = await deadLetters.list(after, limit)
    const shown = listed.map(({ id, at, address, event, reason }) => ({ id, at, object: `${address.type}/${address.key}`, event, reason }))
    const last = shown.at(-1)
    return c.json({ deadLetters: shown, count: await deadLetters.count(), ...(shown.length === limit && last ? { next: last.id } : {}) })
  })

  const retry = apiRoute({
    method: 'post',
    path: '/dead-letters/{id}/retry',
    right: 'operate',
    tag,
    summary: 'Give the event to its object once more',
    request: { params: z.object({ id: Counter }) },
    answer: z.object({ isHandled: z.boolean(), reason: z.string().optional() }),
  })
  api.openapi(retry, async (c) => {
    const { id } = c.req.valid('param')
    const answer = await deadLetters.retry(id)
    if (!answer) throw new HttpProblem(404, `There is no dead letter ${id}, or it is being tried at this moment`)
    return c.json(answer.outcome === 'poison' ? { isHandled: false, reason: answer.reason } : { isHandled: true })
  })

  const items = apiRoute({
    method: 'get',
    path: '/kept',
    right: 'operate',
    tag,
    summary: 'Webhook items that were kept as they came, newest first',
    request: { query: z.object({ before: Counter.optional(), limit: Limit }) },
    answer: z.object({ items: z.array(KeptItem), count: z.int(), next: z.int().optional() }),
  })
  api.openapi(items, async (c) => {
    const { before, limit } = c.req.valid('query')
    const listed = await kept.list(before, limit)
    const last = listed.at(-1)
    return c.json({ items: listed, count: await kept.count(), ...(listed.length === limit && last ? { next: last.id } : {}) })
  })

  const faults = apiRoute({
    method: 'get',
    path: '/faults',
    right: 'supervise',
    tag,
    summary: 'What went wrong for cases, newest first',
    request: { query: z.object({ before: Counter.optional(), limit: Limit }) },
    answer: z.object({ faults: z.array(Fault), next: z.int().optional() }),
  })
  api.openapi(faults, (c) => {
    const { before, limit } = c.req.valid('query')
    return c.json(views.faults.list({ limit, ...(before === undefined ? {} : { before }) }))
  })

  const unknownSends = apiRoute({
    method: 'get',
    path: '/unknown-sends',
    right: 'supervise',
    tag,
    summary: 'Messages of which nobody knows whether they went out, oldest first; settle them in their conversation',
    request: { query: z.object({ after: Place(z.tuple([z.number(), z.string()])).optional(), limit: Limit }) },
    answer: z.object({ messages: z.array(Message), count: z.int(), next: z.string().optional() }),
  })
  api.openapi(unknownSends, (c) => {
    const { after, limit } = c.req.valid('query')
    const { messages, next } = views.messages.unknownSends({ limit, ...(after ? { after: { at: after[0], id: after[1] } } : {}) })
    return c.json({ messages, count: views.messages.countUnknownSends(), ...(next ? { next: encodePlace([next.at, next.id]) } : {}) })
  })

  const audit = apiRoute({
    method: 'get',
    path: '/audit',
    right: 'readAudit',
    tag,
    summary: 'Who changed what, newest first',
    request: {
      query: z.object({
        before: Counter.optional(),
        limit: Limit,
        kind: z.string().max(50).optional(),
        id: z.string().max(700).optional(),
      }),
    },
    answer: z.object({ entries: z.array(AuditEntry), next: z.int().optional() }),
  })
  api.openapi(audit, (c) => {
    const { before, limit, kind, id } = c.req.valid('query')
    const subject = kind === undefined ? {} : { subject: { kind, ...(id === undefined ? {} : { id }) } }
    return c.json(directory.readAudit({ limit, ...subject, ...(before === undefined ? {} : { before }) }))
  })
}
