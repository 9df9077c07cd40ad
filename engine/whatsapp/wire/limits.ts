/**
 * Meta's limits on what we send (Meta: messages, interactive messages, supported media types). Lengths are counted in UTF-16
 * units: the documents say characters, and units are never fewer.
 */
import { isEmoji } from '../../../nodes/emoji'
import type { OutgoingMessage } from '../../effects/message'

const TEXT_LENGTH = 4096
const CAPTION_LENGTH = 1024

const BUTTONS = { count: 3, titleLength: 20, idLength: 256, textLength: 1024 } as const
const LIST = {
  count: 10,
  titleLength: 24,
  idLength: 200,
  descriptionLength: 72,
  textLength: 4096,
  buttonLength: 20,
} as const
const LINK = { textLength: 1024, labelLength: 20, headerLength: 60, footerLength: 60, urlLength: 2000 } as const
/** Meta advises 30 and no emoji for the label; a longer one is cut on some phones. */
const FORM = { textLength: 1024, labelLength: 30 } as const
const PLACE_LENGTH = 1000
const FILENAME_LENGTH = 240
/** What a template's quick reply brings back, and what a message puts at the end of a button's address. */
const PAYLOAD_LENGTH = 128
const BUTTON_VALUE_LENGTH = 2000
/** Opens a list whose author gave it no label. */
export const DEFAULT_LIST_BUTTON = 'Choose'

const KB = 1024
const MB = 1024 * KB

/** What a contact may send us at most; larger files never reach us (131052). */
export const INBOUND_MEDIA_BYTES = 100 * MB

export type MediaKind = Extract<OutgoingMessage, { type: 'media' }>['kind']

/** `types` undefined: any, since Meta names a few document types and lets others pass. */
export const MEDIA: Readonly<Record<MediaKind, { readonly maxBytes: number; readonly types?: readonly string[] }>> = {
  audio: { maxBytes: 16 * MB, types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'] },
  document: { maxBytes: 100 * MB },
  image: { maxBytes: 5 * MB, types: ['image/jpeg', 'image/png'] },
  // 100 KB for a still one; which of the two a file is only Meta looks at
  sticker: { maxBytes: 500 * KB, types: ['image/webp'] },
  video: { maxBytes: 16 * MB, types: ['video/mp4', 'video/3gpp'] },
}

export interface MessageProblem {
  /** The member of the message, such as `choices[2].title`. */
  readonly where: string
  /** A whole sentence, `where` included. */
  readonly message: string
}

const problem = (where: string, what: string): MessageProblem => ({ where, message: `${where} ${what}` })

/** Everything for which Meta would refuse the message, so that it is told before anything leaves. Empty: it can be sent. */
export function checkOutgoing(message: OutgoingMessage): MessageProblem[] {
  switch (message.type) {
    case 'text':
      return textProblems('text', message.text, TEXT_LENGTH)
    case 'choices':
      return message.style === 'buttons' ? buttonProblems(message) : listProblems(message)
    case 'template':
      return templateProblems(message)
    case 'media':
      return mediaProblems(message)
    case 'location':
      return placeProblems('', message)
    case 'contact':
      return cardProblems(message)
    case 'reaction':
      return message.emoji === '' || isEmoji(message.emoji) ? [] : [problem('emoji', 'is not one emoji')]
    case 'link':
      return linkProblems(message)
    case 'form':
      return formProblems(message)
  }
}

/** Why a stored file cannot go out as this kind, or undefined. */
export function mediaProblem(kind: MediaKind, mimeType: string, bytes: number): string | undefined {
  const { maxBytes, types } = MEDIA[kind]
  const type = baseType(mimeType)
  if (types && !types.includes(type)) return `a file of type ${type} cannot be sent as ${kind}: use one of ${types.join(', ')}`
  if (bytes > maxBytes) return `${bytes} bytes are too many for ${kind}: at most ${maxBytes}`
  return bytes === 0 ? 'the file is empty' : undefined
}

/** `audio/ogg; codecs=opus` is of type audio/ogg. */
export function baseType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase()
}

type Message<Type extends OutgoingMessage['type']> = Extract<OutgoingMessage, { type: Type }>
type Choices = Message<'choices'>
type Media = Message<'media'>

function buttonProblems({ text, choices }: Choices): MessageProblem[] {
  return [...textProblems('text', text, BUTTONS.textLength), ...choiceProblems(choices, BUTTONS, 'buttons'), ...repeated(choices, 'title')]
}

function listProblems({ text, choices, listButton }: Choices): MessageProblem[] {
  return [
    ...textProblems('text', text, LIST.textLength),
    ...(listButton === undefined ? [] : textProblems('listButton', listButton, LIST.buttonLength)),
    ...choiceProblems(choices, LIST, 'rows'),
    ...choices.flatMap(({ description }, index) =>
      description ? textProblems(`choices[${index}].description`, description, LIST.descriptionLength) : [],
    ),
  ]
}

function choiceProblems(choices: Choices['choices'], limits: typeof BUTTONS | typeof LIST, what: string): MessageProblem[] {
  const isWrongCount = choices.length < 1 || choices.length > limits.count
  return [
    ...(isWrongCount ? [problem('choices', `has ${choices.length} ${what}, it must have 1 to ${limits.count}`)] : []),
    ...choices.flatMap(({ id, title }, index) => [
      ...textProblems(`choices[${index}].id`, id, limits.idLength),
      ...textProblems(`choices[${index}].title`, title, limits.titleLength),
    ]),
    ...repeated(choices, 'id'),
  ]
}

function repeated(choices: Choices['choices'], member: 'id' | 'title'): MessageProblem[] {
  const values = choices.map((choice) => choice[member])
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? [problem(`choices[${index}].${member}`, `repeats ${JSON.stringify(value)}`)] : [],
  )
}

function templateProblems({ parameters, quickReplies = [], header, buttonValues = [] }: Message<'template'>): MessageProblem[] {
  return [
    ...parameters.flatMap((value, index) =>
      value.trim() === '' ? [problem(`parameters[${index}]`, 'is empty: a template takes no empty value')] : [],
    ),
    ...quickReplies.flatMap(({ id }, index) => textProblems(`quickReplies[${index}].id`, id, PAYLOAD_LENGTH)),
    ...(header?.kind === 'location' ? placeProblems('header.', header) : header ? fileProblems('header.', header) : []),
    ...buttonValues.flatMap((value, index) => textProblems(`buttonValues[${index}]`, value, BUTTON_VALUE_LENGTH)),
  ]
}

function mediaProblems(media: Media): MessageProblem[] {
  const { kind, caption } = media
  const isWordless = kind === 'audio' || kind === 'sticker'
  return [
    ...fileProblems('', media),
    ...(caption === undefined
      ? []
      : isWordless
        ? [problem('caption', `is not possible with ${kind}`)]
        : textProblems('caption', caption, CAPTION_LENGTH)),
  ]
}

interface FileOf {
  readonly mediaId?: string | undefined
  readonly link?: string | undefined
  readonly filename?: string | undefined
}

function fileProblems(of: string, { mediaId, link, filename = '' }: FileOf): MessageProblem[] {
  return [
    ...((mediaId === undefined) === (link === undefined)
      ? [problem(`${of}mediaId`, 'or link is needed: a file of ours or one on the web')]
      : []),
    ...(link === undefined ? [] : addressProblems(`${of}link`, link)),
    ...(filename.length > FILENAME_LENGTH ? [problem(`${of}filename`, tooLong(filename, FILENAME_LENGTH))] : []),
  ]
}

function placeProblems(
  of: string,
  { latitude, longitude, name = '', address = '' }: Pick<Message<'location'>, 'latitude' | 'longitude' | 'name' | 'address'>,
): MessageProblem[] {
  const isWithin = (degrees: number, most: number) => Math.abs(degrees) <= most
  return [
    ...(isWithin(latitude, 90) ? [] : [problem(`${of}latitude`, `is ${latitude}, it must be from -90 to 90`)]),
    ...(isWithin(longitude, 180) ? [] : [problem(`${of}longitude`, `is ${longitude}, it must be from -180 to 180`)]),
    ...(name.length > PLACE_LENGTH ? [problem(`${of}name`, tooLong(name, PLACE_LENGTH))] : []),
    ...(address.length > PLACE_LENGTH ? [problem(`${of}address`, tooLong(address, PLACE_LENGTH))] : []),
  ]
}

const PHONE = /^\+[1-9]\d{6,14}$/

function cardProblems({ name, phone, email, url }: Message<'contact'>): MessageProblem[] {
  return [
    ...textProblems('name', name, PLACE_LENGTH),
    ...(phone === undefined || PHONE.test(phone)
      ? []
      : [problem('phone', `"${phone}" is no number in international format, such as +16145551234`)]),
    ...(email === undefined || /^[^\s@]+@[^\s@]+$/.test(email) ? [] : [problem('email', `"${email}" is no e-mail address`)]),
    ...(url === undefined ? [] : addressProblems('url', url)),
  ]
}

function linkProblems({ text, label, url, header, footer }: Message<'link'>): MessageProblem[] {
  return [
    ...(header === undefined ? [] : textProblems('header', header, LINK.headerLength)),
    ...textProblems('text', text, LINK.textLength),
    ...(footer === undefined ? [] : textProblems('footer', footer, LINK.footerLength)),
    ...textProblems('label', label, LINK.labelLength),
    ...addressProblems('url', url),
  ]
}

function formProblems({ text, label, flowId, screen, data = {}, token }: Message<'form'>): MessageProblem[] {
  return [
    ...textProblems('text', text, FORM.textLength),
    ...textProblems('label', label, FORM.labelLength),
    ...textProblems('flowId', flowId, PAYLOAD_LENGTH),
    ...textProblems('token', token, BUTTON_VALUE_LENGTH),
    ...(screen === undefined && Object.keys(data).length > 0 ? [problem('data', 'needs a screen that is given it')] : []),
  ]
}

/** Meta fetches or opens it: https, and no address that only means something here. */
function addressProblems(where: string, address: string): MessageProblem[] {
  if (address.length > LINK.urlLength) return [problem(where, tooLong(address, LINK.urlLength))]
  const isWeb = URL.canParse(address) && new URL(address).protocol === 'https:'
  return isWeb ? [] : [problem(where, `"${address}" is no address that begins with https://`)]
}

const tooLong = (text: string, most: number) => `has ${text.length} characters, at most ${most} are allowed`

function textProblems(where: string, text: string, maxLength: number): MessageProblem[] {
  if (text.trim() === '') return [problem(where, 'is empty')]
  return text.length > maxLength ? [problem(where, tooLong(text, maxLength))] : []
}
