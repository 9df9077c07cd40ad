/** Shapes that several routes share: actors, pages, and the parts of a path. */
import { z } from '@hono/zod-openapi'

export const Actor = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), id: z.string(), name: z.string() }),
    z.object({ kind: z.literal('agent'), id: z.string(), name: z.string() }),
    z.object({ kind: z.literal('program'), name: z.string() }),
    z.object({ kind: z.literal('script'), scriptId: z.string(), version: z.number() }),
  ])
  .openapi('Actor')

/** Ms since 1970, UTC. */
export const Time = z.int().openapi({ description: 'Milliseconds since 1970, UTC' })

export const Limit = z.coerce.number().int().min(1).max(500).default(50)

/**
 * A conversation's key holds a slash, and an effect's id a slash and a number sign: in a path each is one part, percent-encoded
 * (`front-desk%2F8f3a`), as encodeURIComponent gives it.
 */
export const ConversationParams = z.object({
  key: z.string().min(1).max(500).openapi({ description: 'Key of the conversation, percent-encoded', example: 'front-desk%2F8f3a' }),
})

/** A whole number in a path or query, such as a version. */
export const Counter = z.coerce.number().int().positive()

/** An opaque place in a list: what a page gave as `next`. */
export function encodePlace(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** A query parameter that holds an encoded place of this shape. */
export function Place<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .max(2000)
    .transform((text, context) => {
      try {
        return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
      } catch {
        context.addIssue({ code: 'custom', message: 'not a place that a page of this list gave as `next`' })
        return z.NEVER
      }
    })
    .openapi({ type: 'string', description: '`next` of the page before' })
}
