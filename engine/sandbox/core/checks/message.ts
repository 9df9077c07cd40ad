/** Shape and limits of everything that POST /{phone}/messages takes (Meta: sending). */
import { z } from 'zod'
import { Interactive } from './interactive'
import { atMost, notEmpty } from './read-parameters'

const Caption = z.string().max(1024, atMost(1024)).optional()
const IdOrNumber = z.union([z.string(), z.number()]).transform(String)

const media = <Shape extends z.ZodRawShape>(more: Shape) =>
  z
    .looseObject({
      id: IdOrNumber.optional(),
      link: z
        .string()
        .regex(/^https?:\/\/\S+$/, 'must be an http or https address.')
        .optional(),
      ...more,
    })
    .refine(
      (source) => ('id' in source && source.id !== undefined) !== ('link' in source && source.link !== undefined),
      'needs exactly one of id and link.',
    )

const Coordinate = (bound: number) => z.coerce.number().min(-bound, 'is out of range.').max(bound, 'is out of range.')
const Contact = z.looseObject({
  name: z.looseObject({ formatted_name: z.string().min(1, notEmpty) }),
  phones: z.array(z.looseObject({ phone: z.string().optional() })).optional(),
})

/** Parameters of a template; what they have to be depends on the template. */
const TemplateParameter = z.looseObject({ type: z.string(), parameter_name: z.string().optional() })
const TemplatePart = z.looseObject({
  type: z.string().transform((type) => type.toLowerCase()),
  sub_type: z
    .string()
    .transform((type) => type.toLowerCase())
    .optional(),
  index: IdOrNumber.optional(),
  parameters: z.array(TemplateParameter).default([]),
})
export type TemplatePart = z.infer<typeof TemplatePart>
export type TemplateParameter = z.infer<typeof TemplateParameter>

/** What stands under the member named like the type. */
export const PAYLOADS = {
  text: z.looseObject({ body: z.string().min(1, notEmpty).max(4096, atMost(4096)), preview_url: z.boolean().optional() }),
  image: media({ caption: Caption }),
  video: media({ caption: Caption }),
  audio: media({ voice: z.boolean().optional(), caption: z.undefined('is not allowed for audio.').optional() }),
  document: media({ caption: Caption, filename: z.string().max(240, atMost(240)).optional() }),
  sticker: media({ caption: z.undefined('is not allowed for stickers.').optional() }),
  location: z.looseObject({
    latitude: Coordinate(90),
    longitude: Coordinate(180),
    name: z.string().max(1000, atMost(1000)).optional(),
    address: z.string().max(1000, atMost(1000)).optional(),
  }),
  contacts: z.array(Contact).min(1, 'needs at least 1 contact.').max(257, 'allows at most 257 contacts.'),
  reaction: z.looseObject({ message_id: z.string().min(1, notEmpty), emoji: z.string().max(32, 'must be a single emoji.') }),
  interactive: Interactive,
  template: z.looseObject({
    name: z.string().min(1, notEmpty).max(512, atMost(512)),
    language: z.looseObject({ code: z.string().min(1, notEmpty) }),
    components: z.array(TemplatePart).default([]),
  }),
} as const
export type MessageType = keyof typeof PAYLOADS
export type Payload<T extends MessageType> = z.infer<(typeof PAYLOADS)[T]>

export const Addressing = z.looseObject({
  messaging_product: z.literal('whatsapp', 'must be one of {WHATSAPP}.'),
  recipient_type: z.enum(['individual', 'group'], 'must be one of {INDIVIDUAL, GROUP}.').default('individual'),
  to: IdOrNumber.optional(),
  recipient: z.string().optional(),
  type: z.string().default('text'),
  context: z.looseObject({ message_id: z.string().optional() }).optional(),
  biz_opaque_callback_data: z.string().max(512, atMost(512)).optional(),
})
export type Addressing = z.infer<typeof Addressing>

export const ReadReceipt = z.looseObject({
  messaging_product: z.literal('whatsapp', 'must be one of {WHATSAPP}.'),
  status: z.literal('read', 'must be read.'),
  message_id: z.string().min(1, notEmpty),
  typing_indicator: z.looseObject({ type: z.literal('text', 'must be text.') }).optional(),
})

export function isMessageType(type: string): type is MessageType {
  return Object.hasOwn(PAYLOADS, type)
}
