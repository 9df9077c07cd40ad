/**
 * How people, pages and tests drive the sandbox: write as a contact, look at a phone, read the ledger, switch faults. Not part of the
 * Graph API; under /_sandbox/, without a token, so only for callers on the same machine.
 */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { chatOf } from './core/chat'
import { bareMimeType, kindOf, MAX_UPLOAD_BYTES } from './core/checks/media'
import { ContactContent, ContactError, type ContactWrite, contactReads, contactWrites, ContactWrite as Write } from './core/contact-writes'
import { keepMedia } from './core/endpoints/media'
import { FaultSettings, faultsFrom } from './core/faults'
import type { Random } from './core/ids'
import { findPerson, personFor } from './core/people'
import { forgetTraffic, ledger, type Sandbox } from './core/sandbox'
import type { MediaStore } from './core/sandbox-fetch'
import { addNumber, addTemplate, findTemplate, revokeToken } from './core/seed'
import { setTemplateStatus } from './core/templates'
import type { WebhookOutbox } from './webhook-outbox'

/** A sandbox on real time, as far as the control API needs it. */
export interface Controlled {
  readonly sandbox: Sandbox
  readonly outbox: WebhookOutbox
  readonly store: MediaStore
  readonly now: () => number
  readonly random: Random
  /** Meta's GET with a challenge; false unless the product answers as it must. */
  verifyCallback(): Promise<boolean>
  /** Tells followers that this person's chat changed; every chat without one. */
  chatChanged(person?: string): void
  /** Calls back after every change of a chat, until the returned function is called. */
  followChats(follower: (person: string | undefined) => void): () => void
}

/** A file written out: its bytes come along instead of a media id. */
const FileContent = z.object({
  type: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
  dataBase64: z.base64(),
  mimeType: z.string(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
})
const WriteBody = Write.extend({ content: z.union([FileContent, ContactContent]) })

const NumberBody = z.object({
  wabaId: z.string().min(1),
  phoneNumberId: z.string().min(1),
  displayNumber: z.string().min(5),
  verifiedName: z.string().min(1),
  token: z.string().min(1),
  throughput: z.enum(['STANDARD', 'HIGH']).exactOptional(),
})
const TemplateBody = z.object({
  wabaId: z.string().min(1),
  name: z.string().min(1),
  language: z.string().min(2),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']).exactOptional(),
  parameterFormat: z.enum(['POSITIONAL', 'NAMED']).exactOptional(),
  components: z.array(z.unknown()).min(1),
  status: z.string().exactOptional(),
})
const TemplateStatusBody = z.object({
  wabaId: z.string(),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  reason: z.string().default('NONE'),
})
const ReadBody = z.object({ phoneNumberId: z.string(), contact: z.string() })
const BehaviourBody = z.object({ isUnreachable: z.boolean(), stoppedMarketing: z.boolean(), sendsReadReceipts: z.boolean() }).partial()
const WebhookBody = z.object({ url: z.url(), appSecret: z.string().min(1).optional() })
const Delay = z.number().int().min(0)
const SettingsBody = z
  .object({
    statusDelays: z.object({ sentMs: Delay, deliveredMs: Delay.nullable(), readMs: Delay.nullable() }),
    windowClosed: z.enum(['refused', 'failsLater']),
    templateReviewMs: Delay,
    enforcesRates: z.boolean(),
  })
  .partial()

/** The request asks for something that isn't there. */
class NotFound extends Error {}

export function createControlApi(live: Controlled): (request: Request) => Promise<Response> {
  const { sandbox, outbox, now, random } = live
  const app = new Hono().basePath('/_sandbox')
  const read = async <T>(request: { json(): Promise<unknown> }, schema: z.ZodType<T>): Promise<T> => schema.parse(await request.json())

  app.post('/contacts/write', async ({ req, json }) => {
    const write = await withFileKept(live, await read(req, WriteBody))
    const { wamid, person, webhooks } = contactWrites(sandbox, write, now(), random)
    outbox.add(webhooks)
    live.chatChanged(person)
    return json({ wamid, contact: person })
  })
  app.post('/read', async ({ req, json }) => {
    const { phoneNumberId, contact } = await read(req, ReadBody)
    const webhooks = contactReads(sandbox, phoneNumberId, contact, now())
    outbox.add(webhooks)
    return json({ read: webhooks.length })
  })

  app.get('/phones', ({ json }) =>
    json([...sandbox.people.values()].map(({ key, phone, userId, name }) => ({ contact: key, phone, userId, name }))),
  )
  app.get('/phones/:contact/chat', ({ req, json }) => json(chatOf(sandbox, req.param('contact'), now()) ?? notFound(req.param('contact'))))
  app.get('/phones/:contact/events', (context) => followChat(live, context))
  app.put('/phones/:contact', async ({ req, json }) => {
    const contact = req.param('contact')
    const person = findPerson(sandbox, contact) ?? personFor(sandbox, /^\+?\d/.test(contact) ? { phone: contact } : { userId: contact })
    Object.assign(person.behaviour, await read(req, BehaviourBody))
    return json(person.behaviour)
  })
  app.get('/media/:id', async ({ req, body }) => {
    const media = sandbox.media.get(req.param('id'))
    const bytes = media && (await live.store.get(media.id))
    if (!media || !bytes) throw new NotFound(`no media ${req.param('id')}`)
    // a contact's file must not become a page of this origin
    const headers = { 'content-type': kindOf(media.mimeType) ? bareMimeType(media.mimeType) : 'application/octet-stream' }
    return body(bytes as Uint8Array<ArrayBuffer>, 200, {
      ...headers,
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    })
  })

  app.get('/ledger', ({ json }) => json(ledger(sandbox)))
  app.get('/webhooks', ({ json }) => json({ ...outbox.state(), url: outbox.target().url }))
  app.put('/webhooks', async ({ req, json }) => {
    const { url, appSecret } = await read(req, WebhookBody)
    outbox.pointAt({ url, appSecret: appSecret ?? outbox.target().appSecret })
    return json({ url })
  })
  app.post('/webhooks/verify', async ({ json }) => json({ isVerified: await live.verifyCallback() }))

  app.get('/faults', ({ json }) => json({ ...sandbox.faults.settings, next: sandbox.faults.queue }))
  app.put('/faults', async ({ req, json }) => {
    const settings = await read(req, FaultSettings)
    sandbox.faults = faultsFrom(settings)
    return json(settings)
  })
  app.get('/settings', ({ json }) => json(sandbox.settings))
  app.put('/settings', async ({ req, json }) => {
    Object.assign(sandbox.settings, await read(req, SettingsBody))
    return json(sandbox.settings)
  })
  app.post('/reset', async ({ json }) => {
    outbox.clear()
    await Promise.all([...sandbox.media.keys()].map((id) => live.store.remove(id)))
    forgetTraffic(sandbox)
    live.chatChanged()
    return json({ success: true })
  })

  app.get('/numbers', ({ json }) =>
    json(
      [...sandbox.numbers.values()].map(({ id, wabaId, displayNumber, verifiedName }) => ({
        phoneNumberId: id,
        wabaId,
        displayNumber,
        verifiedName,
      })),
    ),
  )
  app.post('/numbers', async ({ req, json }) => json({ phoneNumberId: addNumber(sandbox, await read(req, NumberBody)).id }))
  app.post('/tokens/revoke', async ({ req, json }) => {
    const { token } = await read(req, z.object({ token: z.string() }))
    revokeToken(sandbox, token)
    return json({ success: true })
  })
  app.post('/templates', async ({ req, json }) => json({ id: addTemplate(sandbox, await read(req, TemplateBody)).id }))
  app.put('/templates/status', async ({ req, json }) => {
    const { wabaId, name, language, status, reason } = await read(req, TemplateStatusBody)
    const template = findTemplate(sandbox, wabaId, name, language)
    if (!template) throw new NotFound(`no template ${name} in ${language} of account ${wabaId}`)
    outbox.add(setTemplateStatus(sandbox, template, status, now(), reason))
    return json({ success: true })
  })

  app.notFound(({ req, json }) => json({ error: `${req.method} ${req.path} is not a path of the sandbox's control API` }, 404))
  app.onError((error, { json }) => {
    if (error instanceof NotFound) return json({ error: error.message }, 404)
    if (error instanceof ContactError || error instanceof SyntaxError) return json({ error: error.message }, 400)
    if (error instanceof z.ZodError) return json({ error: z.prettifyError(error) }, 400)
    throw error
  })
  return async (request) => app.fetch(request)
}

function notFound(contact: string): never {
  throw new NotFound(`nobody with phone or user id ${contact} has written or been written to`)
}

async function withFileKept(live: Controlled, write: z.infer<typeof WriteBody>): Promise<ContactWrite> {
  const { content } = write
  if (!('dataBase64' in content)) return { ...write, content }
  const number = live.sandbox.numbers.get(write.phoneNumberId)
  if (!number) throw new ContactError(`phoneNumberId ${write.phoneNumberId} is not a number of this sandbox; add it first`)
  const { dataBase64, mimeType, ...rest } = content
  const bytes = new Uint8Array(Buffer.from(dataBase64, 'base64'))
  if (bytes.byteLength > MAX_UPLOAD_BYTES) throw new ContactError(`the file is larger than ${MAX_UPLOAD_BYTES} bytes`)
  const named = content.filename === undefined ? {} : { filename: content.filename }
  const media = keepMedia(live.sandbox, number, { bytes, mimeType, ...named }, 'received', live.now(), live.random)
  await live.store.put(media.id, bytes)
  return { ...write, content: { ...rest, mediaId: media.id } }
}

/** An event `chat` with the whole chat, at once and after every change. */
function followChat(live: Controlled, context: Parameters<typeof streamSSE>[0]): Response {
  const contact = context.req.param('contact') ?? ''
  return streamSSE(context, async (stream) => {
    let wake: () => void = () => {}
    let told: string | undefined
    const stop = live.followChats((person) => {
      if (person === undefined || person === contact || findPerson(live.sandbox, contact)?.key === person) wake()
    })
    stream.onAbort(() => wake())
    try {
      while (!stream.aborted) {
        const changed = new Promise<void>((resolve) => {
          wake = resolve
        })
        const chat = chatOf(live.sandbox, contact, live.now())
        const data = JSON.stringify(chat ?? null)
        if (data !== told) await stream.writeSSE({ event: 'chat', data })
        told = data
        await untilChanged(changed, chat?.changesAt === undefined ? undefined : chat.changesAt - live.now())
      }
    } finally {
      stop()
    }
  })
}

async function untilChanged(changed: Promise<void>, changesInMs: number | undefined): Promise<void> {
  if (changesInMs === undefined) return changed
  let timer: ReturnType<typeof setTimeout> | undefined
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, changesInMs))
  })
  await Promise.race([changed, time])
  clearTimeout(timer)
}
