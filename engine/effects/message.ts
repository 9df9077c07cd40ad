/** What we send to a contact, in our own words; whatsapp/wire turns it into Meta's. Text is already rendered. */
import { z } from 'zod'

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
    /** Values of header then body variables, in the order in which the template numbers or names them. */
    parameters: z.array(z.string()),
    /** The template's quick-reply buttons in its order: what comes back when one is tapped, and what it shows. */
    quickReplies: z
      .array(z.object({ id: z.string(), title: z.string() }))
      .max(10)
      .optional(),
  }),
  z.object({
    type: z.literal('media'),
    kind: z.enum(['image', 'video', 'audio', 'document', 'sticker']),
    /** Our own id of the stored file (media/<id> under DATA_DIR). */
    mediaId: z.string(),
    caption: z.string().max(1024).optional(),
    filename: z.string().optional(),
  }),
])
export type OutgoingMessage = z.infer<typeof OutgoingMessage>
