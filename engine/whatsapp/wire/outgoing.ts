/** Our messages in Meta's words: the body of `POST /{phone-number-id}/messages` (Meta: messages API). */
import { type Template, templatePlaces } from '../../directory/model/directory'
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
  /** Meta's id of the uploaded file; media messages only. */
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

function contentOf(
  message: OutgoingMessage,
  { graphMediaId, template }: Supplies,
): { readonly type: string; readonly [kind: string]: unknown } {
  switch (message.type) {
    case 'text':
      return { type: 'text', text: given({ body: message.text, preview_url: message.previewUrl }) }
    case 'choices':
      return { type: 'interactive', interactive: message.style === 'buttons' ? buttons(message) : list(message) }
    case 'template':
      return { type: 'template', template: templateOf(message, template) }
    case 'media': {
      const { kind, caption, filename } = message
      return { type: kind, [kind]: given({ id: graphMediaId, caption, filename: kind === 'document' ? filename : undefined }) }
    }
  }
}

type Choices = Extract<OutgoingMessage, { type: 'choices' }>

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

function templateOf(
  { template: name, language, parameters, quickReplies = [] }: Extract<OutgoingMessage, { type: 'template' }>,
  template: Template | undefined,
) {
  const places = template ? templatePlaces(template) : { header: [], body: parameters.map((_, index) => String(index + 1)) }
  const headerCount = places.header.length
  const texts = [
    { type: 'header', parameters: places.header.map((place, index) => parameterOf(place, parameters[index])) },
    { type: 'body', parameters: places.body.map((place, index) => parameterOf(place, parameters[headerCount + index])) },
  ].filter((component) => component.parameters.length > 0)
  const components = [...texts, ...quickReplies.map(({ id }, index) => quickReplyOf(id, index))]
  return { name, language: { code: language }, ...(components.length > 0 && { components }) }
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
