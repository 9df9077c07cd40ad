/** Whom a comment can mention; read when a field is first written in, and again after a while. */
import { type MentionablePerson, readMentionable } from '../api/comments'

const FRESH_MS = 60_000

let read: { readonly at: number; readonly people: Promise<readonly MentionablePerson[]> } | undefined

export function mentionablePeople(): Promise<readonly MentionablePerson[]> {
  if (read && Date.now() - read.at < FRESH_MS) return read.people
  const people = readMentionable()
  const reading = { at: Date.now(), people }
  read = reading
  // asked again with the next @
  people.catch(() => {
    if (read === reading) read = undefined
  })
  return people
}
