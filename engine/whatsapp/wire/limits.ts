/**
 * Meta's limits on what we send (Meta: messages, interactive messages, supported media types). Lengths are counted in UTF-16
 * units: the documents say characters, and units are never fewer.
 */
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
/** What a template's quick reply brings back. */
const PAYLOAD_LENGTH = 128
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
      return [
        ...message.parameters.flatMap((value, index) =>
          value.trim() === '' ? [problem(`parameters[${index}]`, 'is empty: a template takes no empty value')] : [],
        ),
        ...(message.quickReplies ?? []).flatMap(({ id }, index) => textProblems(`quickReplies[${index}].id`, id, PAYLOAD_LENGTH)),
      ]
    case 'media':
      return mediaProblems(message)
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

type Choices = Extract<OutgoingMessage, { type: 'choices' }>
type Media = Extract<OutgoingMessage, { type: 'media' }>

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

function mediaProblems({ kind, caption }: Media): MessageProblem[] {
  if (caption === undefined) return []
  return kind === 'audio' || kind === 'sticker'
    ? [problem('caption', `is not possible with ${kind}`)]
    : textProblems('caption', caption, CAPTION_LENGTH)
}

function textProblems(where: string, text: string, maxLength: number): MessageProblem[] {
  if (text.trim() === '') return [problem(where, 'is empty')]
  return text.length > maxLength ? [problem(where, `has ${text.length} characters, at most ${maxLength} are allowed`)] : []
}
