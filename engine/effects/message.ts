/** What we send to a contact, in our own words; whatsapp/wire turns it into Meta's. Text is already rendered. */
import { z } from 'zod'

/** A file: one that we store (our own id, media/<id> under DATA_DIR) or one on the web that Meta fetches itself. Exactly one of the two. */
const File = { mediaId: z.string().optional(), link: z.string().optional() }

const Place = {
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().max(1000).optional(),
  address: z.string().max(1000).optional(),
}

/** What stands at the top of a template whose header is no text. */
const TemplateHeader = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['image', 'video', 'document']), ...File, filename: z.string().optional() }),
  z.object({ kind: z.literal('location'), ...Place }),
])
export type TemplateHeader = z.infer<typeof TemplateHeader>

export const OutgoingMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1).max(4096), previewUrl: z.boolean().optional() }),
  z.object({
    type: z.literal('choices'),
    style: z.enum(['buttons', 'list']),
    text: z.string().min(1),
    choices: z
      .array(z.object({ id: z.string(), title: z.string(), description: z.string().optional() }))
      .min(1)
      .max(10),
    listButton: z.string().optional(),
  }),
  z.object({
    type: z.literal('template'),
    template: z.string(),
    language: z.string(),
    /** Taken in order where the template is not approved in its language. */
    fallbackLanguages: z.array(z.string()).max(10).optional(),
    /** Values of header then body variables, in the order in which the template numbers or names them. */
    parameters: z.array(z.string()),
    /** The template's quick-reply buttons in its order: what comes back when one is tapped, and what it shows. */
    quickReplies: z
      .array(z.object({ id: z.string(), title: z.string() }))
      .max(10)
      .optional(),
    /** Where the template's header is a picture, a film, a document or a place. */
    header: TemplateHeader.optional(),
    /** Values of the buttons that take one (the end of an address, a code to copy), in the template's order. */
    buttonValues: z.array(z.string()).max(10).optional(),
  }),
  z.object({
    type: z.literal('media'),
    kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
    ...File,
    caption: z.string().max(1024).optional(),
    filename: z.string().optional(),
  }),
  z.object({ type: z.literal('location'), ...Place }),
  z.object({
    type: z.literal('contact'),
    name: z.string().min(1),
    /** E.164 with plus. */
    phone: z.string().optional(),
    email: z.string().optional(),
    organisation: z.string().optional(),
    url: z.string().optional(),
  }),
  /** To a message of the contact's, by its wamid; an empty emoji takes an earlier reaction back. */
  z.object({ type: z.literal('reaction'), emoji: z.string(), to: z.string().min(1) }),
  /** A text with one button that opens a page. */
  z.object({
    type: z.literal('link'),
    text: z.string().min(1),
    label: z.string().min(1),
    url: z.string(),
    header: z.string().optional(),
    footer: z.string().optional(),
  }),
  /** A text with one button that opens a form (a WhatsApp Flow); what was filled in comes back with the token. */
  z.object({
    type: z.literal('form'),
    text: z.string().min(1),
    label: z.string().min(1),
    flowId: z.string(),
    /** Where it begins; without one, Meta asks the form's own endpoint. */
    screen: z.string().optional(),
    /** What the first screen is given; only with a screen. */
    data: z.record(z.string(), z.string()).optional(),
    token: z.string(),
    /** A form that is not published yet; test numbers only. */
    isDraft: z.boolean().optional(),
  }),
])
export type OutgoingMessage = z.infer<typeof OutgoingMessage>
