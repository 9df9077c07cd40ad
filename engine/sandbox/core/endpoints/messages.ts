/** POST /{phone}/messages: checks in Graph's order, records what it accepts, and says which webhooks follow. */
import type { z } from 'zod'
import type { Call, Reply } from '../call'
import { SUCCESS } from '../call'
import { bareMimeType, kindOf } from '../checks/media'
import { Addressing, isMessageType, type MessageType, PAYLOADS, type Payload, ReadReceipt } from '../checks/message'
import { invalidParameter, missingParameter, readParameters } from '../checks/read-parameters'
import { renderTemplate } from '../checks/template-send'
import { GraphError } from '../graph-error'
import { BUSINESS_SCOPED_ID, waIdOf, wamid } from '../ids'
import { findPerson, personFor } from '../people'
import { PAIR, THROUGHPUT, take } from '../rates'
import { type Message, type Person, type PhoneNumber, pairKey, record, type ShownMessage, type Template } from '../sandbox'
import { findTemplate } from '../seed'
import { showInteractive, showMedia } from '../shown'
import { type Fate, statusesOf, statusWebhooks } from '../statuses'
import { templateStatusAt } from '../templates'

/** A contact's message keeps the window open this long (Meta: customer service window). */
const WINDOW_MS = 24 * 3_600_000
const TYPING_MS = 25_000
const REACTION_TARGET_MS = 30 * 24 * 3_600_000

export function postMessages(call: Call, number: PhoneNumber): Reply {
  return call.parameters.status === undefined ? send(call, number) : markRead(call, number)
}

/** A read receipt, or a send with its faults? */
export function isSend(method: string, edge: string | undefined, parameters: Readonly<Record<string, unknown>>): boolean {
  return method === 'POST' && (edge === 'messages' || edge === 'marketing_messages') && parameters.status === undefined
}

/** What the payload asks for, checked. `fate` says what will go wrong after the answer. */
interface Content {
  readonly shown: ShownMessage
  readonly fate?: Fate
  readonly template?: Template
}

function send(call: Call, number: PhoneNumber): Reply {
  const { sandbox, parameters, now, random } = call
  if (parameters.messaging_product === undefined) throw missingParameter('messaging_product')
  const addressing = readParameters(Addressing, parameters)
  if (!number.isRegistered) throw new GraphError(133010)
  const { person, to, input } = recipientOf(call, number, addressing)
  const type = addressing.type.toLowerCase()
  if (!isMessageType(type))
    throw invalidParameter(`Param type must be one of {${Object.keys(PAYLOADS).join(', ').toUpperCase()}} - got "${addressing.type}".`)
  const content = contentOf(call, number, person, type)
  checkContext(addressing, type)
  checkRates(call, number, person)
  const fate = checkWindow(call, number, person, content)
  const message: Message = {
    wamid: wamid('out', person.phone ?? person.userId, now, ++sandbox.messageCount, random),
    phoneNumberId: number.id,
    person: person.key,
    from: 'business',
    type,
    at: now,
    body: call.parameters,
    shown: content.shown,
    to,
    statuses: statusesOf(sandbox, type, person, now, fate),
    ...(addressing.context?.message_id === undefined ? {} : { quotes: addressing.context.message_id }),
    ...(addressing.biz_opaque_callback_data === undefined ? {} : { bizOpaqueCallbackData: addressing.biz_opaque_callback_data }),
  }
  record(sandbox, message)
  sandbox.typingUntil.delete(pairKey(number.id, person.key))
  const contact = {
    input,
    ...(to === person.phone ? { wa_id: person.phone } : {}),
    ...(addressing.recipient === undefined ? {} : { user_id: addressing.recipient }),
  }
  const accepted = { id: message.wamid, ...(type === 'template' ? { message_status: 'accepted' } : {}) }
  return {
    body: { messaging_product: 'whatsapp', contacts: [contact], messages: [accepted] },
    webhooks: statusWebhooks(sandbox, number, person, message),
  }
}

interface RecipientFound {
  readonly person: Person
  readonly to: string
  readonly input: string
}

/** `to` wins over `recipient`. A user id nobody has is accepted and fails later, as an unreachable phone does. */
function recipientOf({ sandbox }: Call, number: PhoneNumber, addressing: Addressing): RecipientFound {
  if (addressing.recipient_type === 'group') throw invalidParameter('Param recipient_type: groups are not part of this sandbox.')
  if (addressing.to !== undefined) {
    const phone = waIdOf(addressing.to)
    if (phone === undefined) throw new GraphError(131009, `Param to is not a phone number: ${addressing.to}`)
    if (phone === number.digits) throw new GraphError(131021)
    return { person: personFor(sandbox, { phone }), to: phone, input: addressing.to }
  }
  if (addressing.recipient === undefined) throw missingParameter('to')
  if (!BUSINESS_SCOPED_ID.test(addressing.recipient)) throw new GraphError(131009, 'Param recipient is not a business-scoped user id.')
  const known = findPerson(sandbox, addressing.recipient)
  const person = known ?? personFor(sandbox, { userId: addressing.recipient })
  if (!known) person.behaviour.isUnreachable = true
  return { person, to: addressing.recipient, input: addressing.recipient }
}

function contentOf(call: Call, number: PhoneNumber, person: Person, type: MessageType): Content {
  const given = call.parameters[type]
  if (given === undefined) throw missingParameter(type)
  const read = <T extends MessageType>(name: T) =>
    readParameters<Payload<T>>(PAYLOADS[name] as unknown as z.ZodType<Payload<T>>, given, [name])
  switch (type) {
    case 'text':
      return { shown: { text: read('text').body } }
    case 'interactive':
      return { shown: showInteractive(read('interactive')) }
    case 'template':
      return templateContent(call, number, person, read('template'))
    case 'reaction':
      return reactionContent(call, read('reaction'))
    case 'location': {
      const { latitude, longitude, name, address } = read('location')
      return {
        shown: {
          location: { latitude, longitude, ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) },
        },
      }
    }
    case 'contacts':
      return {
        shown: {
          text: read('contacts')
            .map(({ name }) => name.formatted_name)
            .join(', '),
        },
      }
    default: {
      const payload = read(type)
      const fate =
        payload.id === undefined ? undefined : mediaFate(call, number, type, payload.id, 'voice' in payload && payload.voice === true)
      return { shown: showMedia(type, payload), ...(fate === undefined ? {} : { fate }) }
    }
  }
}

/** An id that isn't there is refused at once; a file that cannot be played fails after the answer, with 131053. */
function mediaFate({ sandbox, now }: Call, number: PhoneNumber, type: string, id: string, isVoice: boolean): Fate | undefined {
  const media = sandbox.media.get(id)
  if (!media || media.wabaId !== number.wabaId || media.expiresAt <= now) {
    throw new GraphError(131009, `Param ${type}['id']: media id ${id} is unknown, expired or of another account; upload the file again.`)
  }
  const fails = (details: string): Fate => ({ failure: { code: 131053, details } })
  if (!media.isAsDeclared) return fails(`The file is not of the type ${media.mimeType} that was given when it was uploaded.`)
  if (type !== 'document' && kindOf(media.mimeType) !== type) return fails(`A file of type ${media.mimeType} cannot be sent as ${type}.`)
  if (isVoice && bareMimeType(media.mimeType) !== 'audio/ogg') return fails('A voice message needs audio/ogg with the opus codec.')
  return undefined
}

function templateContent(call: Call, number: PhoneNumber, person: Person, sent: Payload<'template'>): Content {
  const template = findTemplate(call.sandbox, number.wabaId, sent.name, sent.language.code)
  const status = template ? templateStatusAt(template, call.now) : undefined
  if (status === 'PAUSED') throw new GraphError(132015, `template ${sent.name} is paused because of low quality`)
  if (status === 'DISABLED') throw new GraphError(132016, `template ${sent.name} is disabled`)
  if (!template || status !== 'APPROVED')
    throw new GraphError(132001, `template name (${sent.name}) does not exist in ${sent.language.code}`)
  const toUserId = call.parameters.to === undefined
  if (template.category === 'AUTHENTICATION' && toUserId) throw new GraphError(131062, 'Authentication templates need a phone number.')
  const { shown, media } = renderTemplate(template, sent)
  const fates = media.map(({ kind, id }) => (id === undefined ? undefined : mediaFate(call, number, kind, id, false)))
  const fate = fates.find((candidate) => candidate !== undefined)
  const stopped = template.category === 'MARKETING' && person.behaviour.stoppedMarketing
  const optOut: Fate = {
    failure: { code: 131050, details: 'The recipient has chosen to stop receiving marketing messages on WhatsApp from your business.' },
  }
  return { shown, template, ...(stopped ? { fate: optOut } : fate === undefined ? {} : { fate }) }
}

function reactionContent({ sandbox, now }: Call, { message_id, emoji }: Payload<'reaction'>): Content {
  const target = sandbox.messages.get(message_id)
  if (!target || target.type === 'reaction')
    throw new GraphError(131009, `Param reaction['message_id'] names no message that can be reacted to: ${message_id}`)
  if (now - target.at > REACTION_TARGET_MS) throw new GraphError(131009, 'Message to react to is older than 30 days.')
  return { shown: { reaction: { wamid: message_id, emoji } } }
}

function checkContext({ context }: Addressing, type: string): void {
  if (context && type === 'reaction') throw invalidParameter('Param context cannot be used with reactions.')
}

function checkRates({ sandbox, now }: Call, number: PhoneNumber, person: Person): void {
  if (!sandbox.settings.enforcesRates) return
  if (!take(sandbox.throughput, number.id, THROUGHPUT[number.throughput], now)) {
    throw new GraphError(130429, 'Cloud API message throughput has been reached.')
  }
  if (!take(sandbox.pairs, pairKey(number.id, person.key), PAIR, now)) {
    throw new GraphError(
      131056,
      'Message failed to send because there were too many messages sent from this phone number to the same recipient in a short period of time.',
    )
  }
}

const WINDOW_CLOSED = 'Message failed to send because more than 24 hours have passed since the customer last replied to this number.'

/** Throws 131047, or says how the send ends. */
function checkWindow({ sandbox, now, fault }: Call, number: PhoneNumber, person: Person, { fate, template }: Content): Fate {
  if (person.behaviour.isUnreachable) return { failure: { code: 131026, details: 'Message Undeliverable.' } }
  if (template) return fate ?? {}
  const closedLater: Fate = { failure: { code: 131047, details: WINDOW_CLOSED } }
  if (fault === 'windowClosedLater') return closedLater
  if (now < windowEnd(sandbox.lastInboundAt.get(pairKey(number.id, person.key)))) return fate ?? {}
  if (sandbox.settings.windowClosed === 'failsLater') return closedLater
  throw new GraphError(131047, WINDOW_CLOSED)
}

/** Counted from the message's timestamp, which has whole seconds. */
function windowEnd(lastInboundAt: number | undefined): number {
  return lastInboundAt === undefined ? Number.NEGATIVE_INFINITY : Math.floor(lastInboundAt / 1000) * 1000 + WINDOW_MS
}

function markRead({ sandbox, parameters, now }: Call, number: PhoneNumber): Reply {
  if (parameters.messaging_product === undefined) throw missingParameter('messaging_product')
  const receipt = readParameters(ReadReceipt, parameters)
  const message = sandbox.messages.get(receipt.message_id)
  if (message?.from !== 'contact' || message.phoneNumberId !== number.id) {
    throw new GraphError(131009, `Param message_id names no message that this number received: ${receipt.message_id}`)
  }
  for (const earlier of sandbox.chats.get(message.person) ?? []) {
    if (earlier.from === 'contact' && earlier.phoneNumberId === number.id && earlier.at <= message.at) earlier.readAt ??= now
  }
  if (receipt.typing_indicator) sandbox.typingUntil.set(pairKey(number.id, message.person), now + TYPING_MS)
  return SUCCESS
}
