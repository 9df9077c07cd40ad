/**
 * What people write in comments: plain text in which somebody is mentioned as `@[Name](person:id)`. The id is what counts; the name is
 * put in anew whenever a comment is read, so that nobody is called something else by whoever writes.
 */
import { z } from 'zod'

/** Of the text as it is read, with a mention as long as its name. */
export const MAX_COMMENT = 4_000
const MAX_MENTIONS = 50
/** Of the text as it is sent, in which ids make it longer. */
const MAX_SENT = MAX_COMMENT + MAX_MENTIONS * 120

const MENTION = /@\[([^\][\n]*)\]\(person:([A-Za-z0-9_-]{1,64})\)/g

export type CommentPart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'mention'; readonly id: string; readonly name: string }

export const CommentText = z
  .string()
  .trim()
  .min(1, 'a comment says something: write 1 to 4,000 characters')
  .max(MAX_SENT, 'a comment has up to 4,000 characters; say it in two')
  .refine((text) => plainComment(text).length <= MAX_COMMENT, 'a comment has up to 4,000 characters; say it in two')
  .refine((text) => mentionedIn(text).length <= MAX_MENTIONS, `a comment mentions up to ${MAX_MENTIONS} people`)

/** A mention as it stands in a text. */
export const mentionOf = (id: string, name: string): string => `@[${name.replaceAll(/[\][\n]/g, ' ').trim()}](person:${id})`

export function commentParts(text: string): CommentPart[] {
  const parts: CommentPart[] = []
  let end = 0
  for (const match of text.matchAll(MENTION)) {
    const [whole, name = '', id = ''] = match
    if (match.index > end) parts.push({ is: 'text', text: text.slice(end, match.index) })
    parts.push({ is: 'mention', id, name })
    end = match.index + whole.length
  }
  if (end < text.length) parts.push({ is: 'text', text: text.slice(end) })
  return parts
}

/** Ids, each once. */
export function mentionedIn(text: string): string[] {
  return [...new Set(commentParts(text).flatMap((part) => (part.is === 'mention' ? [part.id] : [])))]
}

/** With the names of now; who is not known keeps the name in the text. */
export function withMentionNames(text: string, nameOf: (id: string) => string | undefined): string {
  return text.replaceAll(MENTION, (_, name: string, id: string) => mentionOf(id, nameOf(id) ?? name))
}

/** As it is read: `@Name`. */
export const plainComment = (text: string): string => text.replaceAll(MENTION, '@$1')
