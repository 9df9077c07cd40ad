/** Our messages in Meta's words: the body of `POST /{phone-number-id}/messages` (Meta: messages API). */
import { type Template, templatePlaces, valuedButtons } from '../../directory/model/directory'
import type { OutgoingMessage } from '../../effects/message'
import type { Recipient, SendMessage } from '../../effects/types'
import { given } from './json'
import { DEFAULT_LIST_BUTTON } from './limits'

export interface GraphMessage {
  readonly messaging_product: 'whatsapp'
  readonly recipient_type: 'individual'
  /** E.164 with plus: without it Meta may put the sending number's country code before it. */
  readonly to?: string
  /** Business-scoped user id, for contacts without a number. */
  readonly recipient?: string
  readonly type: string
  /** Comes back in every status: by it a send in doubt is found again. */
  readonly biz_opaque_callback_data: string
  readonly [kind: string]: unknown
}

/** What a message needs besides its effect: where a file was uploaded to, which template it names. */
export interface Supplies {
  /** Meta's id of the uploaded file; for messages with a file of ours. */
  readonly graphMediaId?: string
  /** Says which values belong to the header, and whether they go by name; without it all are numbered values of the body. */
  readonly template?: Template
}

export function toGraphBody(effect: SendMessage, supplies: Supplies = {}): GraphMessage {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(effect.to),
    biz_opaque_callback_data: effect.id,
    ...contentOf(effect.message, supplies),
  }
}

/** The number goes first where both are known: some messages (one-time codes) reach numbers only, and Meta prefers it too. */
function addressOf({ phone, userId }: Recipient): { readonly to?: string; readonly recipient?: string } {
  return phone === undefined ? given({ recipient: userId }) : { to: `+${phone}` }
}

function contentOf(message: OutgoingMessage, supplies: Supplies): { readonly type: string; readonly [kind: string]: unknown } {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: given({ body: message.text, preview_url: message.previewUrl }) }
    case 'choices':
      return { type: 'interactive', interactive: message.style === 'buttons' ? buttons(message) : list(message) }
    case 'template':
      return { type: 'template', template: templateOf(message, supplies) }
    case 'media': {
      const { kind, link, caption, filename } = message
      return {
        type: kind,
        [kind]: given({ id: supplies.graphMediaId, link, caption, filename: kind === 'document' ? filename : undefined }),
      }
    }
    case 'location': {
      const { latitude, longitude, name, address } = message
      return { type: 'location', location: given({ latitude, longitude, name, address }) }
    }
    case 'contact':
      return { type: 'contacts', contacts: [cardOf(message)] }
    case 'reaction':
      return { type: 'reaction', reaction: { message_id: message.to, emoji: message.emoji } }
    case 'link':
      return { type: 'interactive', interactive: linkOf(message) }
    case 'form':
      return { type: 'interactive', interactive: formOf(message) }
  }
}

type Message<Type extends OutgoingMessage['type']> = Extract<OutgoingMessage, { type: Type }>
type Choices = Message<'choices'>

const buttons = ({ text, choices }: Choices) => ({
  type: 'button',
  body: { text },
  action: { buttons: choices.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) },
})

const list = ({ text, choices, listButton }: Choices) => ({
  type: 'list',
  body: { text },
  action: {
    button: listButton ?? DEFAULT_LIST_BUTTON,
    sections: [{ rows: choices.map(({ id, title, description }) => given({ id, title, description: description || undefined })) }],
  },
})

/** `wa_id` makes the card's number one that a tap writes to. */
const cardOf = ({ name, phone, email, organisation, url }: Message<'contact'>) => ({
  name: { formatted_name: name, first_name: name },
  ...(phone === undefined ? {} : { phones: [{ phone, type: 'WORK', wa_id: phone.replace(/\D/g, '') }] }),
  ...(email === undefined ? {} : { emails: [{ email, type: 'WORK' }] }),
  ...(organisation === undefined ? {} : { org: { company: organisation } }),
  ...(url === undefined ? {} : { urls: [{ url, type: 'WORK' }] }),
})

const linkOf = ({ text, label, url, header, footer }: Message<'link'>) => ({
  type: 'cta_url',
  ...(header === undefined ? {} : { header: { type: 'text', text: header } }),
  body: { text },
  ...(footer === undefined ? {} : { footer: { text: footer } }),
  action: { name: 'cta_url', parameters: { display_text: label, url } },
})

const formOf = ({ text, label, flowId, screen, data, token, isDraft }: Message<'form'>) => ({
  type: 'flow',
  body: { text },
  action: {
    name: 'flow',
    parameters: {
      flow_message_version: '3',
      flow_id: flowId,
      flow_cta: label,
      flow_token: token,
      mode: isDraft ? 'draft' : 'published',
      ...(screen === undefined
        ? { flow_action: 'data_exchange' }
        : {
            flow_action: 'navigate',
            flow_action_payload: given({ screen, data: data && Object.keys(data).length > 0 ? data : undefined }),
          }),
    },
  },
})

function templateOf(message: Message<'template'>, { graphMediaId, template }: Supplies) {
  const { template: name, language, parameters, quickReplies = [], header } = message
  const places = template ? templatePlaces(template) : { header: [], body: parameters.map((_, index) => String(index + 1)) }
  const headerCount = places.header.length
  const texts = [
    { type: 'header', parameters: places.header.map((place, index) => parameterOf(place, parameters[index])) },
    { type: 'body', parameters: places.body.map((place, index) => parameterOf(place, parameters[headerCount + index])) },
  ].filter((component) => component.parameters.length > 0)
  const components = [
    ...(header ? [{ type: 'header', parameters: [headerParameter(header, graphMediaId)] }] : []),
    ...texts,
    ...quickReplies.map(({ id }, index) => quickReplyOf(id, quickRepliesBegin(template) + index)),
    ...buttonParameters(message, template),
  ]
  return { name, language: { code: language }, ...(components.length > 0 && { components }) }
}

function headerParameter(header: NonNullable<Message<'template'>['header']>, graphMediaId: string | undefined) {
  const { kind } = header
  if (kind === 'location') {
    const { latitude, longitude, name, address } = header
    // unlike in a message of its own, Meta documents texts here
    return { type: kind, location: given({ latitude: String(latitude), longitude: String(longitude), name, address }) }
  }
  const { link, filename } = header
  return { type: kind, [kind]: given({ id: graphMediaId, link, filename: kind === 'document' ? filename : undefined }) }
}

/** Quick replies are one group: at the beginning of the template's buttons, or at their end. */
function quickRepliesBegin(template: Template | undefined): number {
  return template?.areQuickRepliesLast ? (template.buttons?.length ?? 0) : 0
}

function buttonParameters({ buttonValues = [] }: Message<'template'>, template: Template | undefined) {
  const first = template?.areQuickRepliesLast ? 0 : (template?.quickReplies.length ?? 0)
  return valuedButtons(template?.buttons ?? []).map(({ button, index }, place) => {
    const value = buttonValues[place] ?? ''
    const parameter =
      button.type === 'copyCode'
        ? { sub_type: 'copy_code', parameters: [{ type: 'coupon_code', coupon_code: value }] }
        : { sub_type: 'url', parameters: [{ type: 'text', text: value }] }
    return { type: 'button', index: String(first + index), ...parameter }
  })
}

/** A tap brings the payload back; without one Meta would bring the button's label, which differs by language. */
function quickReplyOf(payload: string, index: number) {
  return { type: 'button', sub_type: 'quick_reply', index: String(index), parameters: [{ type: 'payload', payload }] }
}

/** Meta refuses line breaks, tabs and more than four spaces in a row inside a value; the words stay as they are. */
function parameterOf(place: string, value = '') {
  const text = value.replace(/[\r\n\t]+| {5,}/g, ' ')
  return /^\d+$/.test(place) ? { type: 'text', text } : { type: 'text', parameter_name: place, text }
}
