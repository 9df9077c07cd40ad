/** Comments as the API answers them: everybody by the name of now, and who may be mentioned. */
import { z } from '@hono/zod-openapi'
import type { InboxItem } from '../directory/comment-inbox'
import type { Comment, CommentThread, Speaker } from '../directory/comment-rows'
import { mentionedIn, withMentionNames } from '../directory/model/comment-text'
import { can, Role } from '../people/rights'
import { HttpProblem } from './problem'
import type { Services } from './services'
import { Time } from './shapes'

const Person = z.object({ kind: z.literal('person'), id: z.string(), name: z.string() })

const CommentNode = z
  .object({ id: z.string(), kind: z.string(), name: z.string().optional() })
  .openapi({ description: 'The node as it was when the thread began; it may be gone since. Missing: about the script as a whole' })

const CommentShape = z
  .object({
    id: z.string(),
    by: Person,
    at: Time,
    text: z.string().openapi({ description: 'With mentions as @[Name](person:id); empty once it is deleted' }),
    editedAt: Time.optional(),
    isDeleted: z.boolean().openapi({ description: 'It stands here only because of the replies behind it' }),
    isUnread: z.boolean().openapi({ description: 'News to who asks' }),
  })
  .openapi('Comment')

export const ThreadShape = z
  .object({
    id: z.string().openapi({ description: 'That of its first comment' }),
    scriptId: z.string(),
    node: CommentNode.optional(),
    version: z.int().optional().openapi({ description: 'The published version on which it was begun; missing: on the draft' }),
    at: Time,
    isResolved: z.boolean(),
    turns: z.array(z.object({ at: Time, by: Person, isResolved: z.boolean() })).openapi({ description: 'Oldest first, as the comments' }),
    comments: z.array(CommentShape),
  })
  .openapi('CommentThread')

export const InboxItemShape = z
  .object({
    comment: z.string(),
    thread: z.string(),
    scriptId: z.string(),
    scriptName: z.string(),
    node: CommentNode.optional(),
    version: z.int().optional(),
    by: Person,
    at: Time,
    text: z.string(),
    reason: z.enum(['mention', 'reply']),
    isRead: z.boolean(),
  })
  .openapi('InboxItem')

export const MentionablePerson = z.object({ id: z.string(), name: z.string(), role: Role }).openapi('MentionablePerson')

type WithPeople = Pick<Services, 'people'>

/** Who may see scripts, and so reads what is said about them. */
export function mentionable({ people }: WithPeople): z.infer<typeof MentionablePerson>[] {
  return people
    .list()
    .filter(({ isActive, role }) => isActive && can(role, 'viewScripts'))
    .map(({ id, name, role }) => ({ id, name, role }))
}

/** Throws HttpProblem. `known`: who was mentioned there before may stay, whatever has become of them. */
export function refuseUnknownPeople(services: WithPeople, text: string, known: readonly string[] = []): void {
  const may = new Set([...known, ...mentionable(services).map(({ id }) => id)])
  const problems = mentionedIn(text)
    .filter((id) => !may.has(id))
    .map((id) => {
      const name = services.people.find(id)?.name
      const message =
        name === undefined
          ? `nobody has the id "${id}"; GET /comments/people lists whom a comment can mention`
          : `${name} cannot see scripts; mention somebody else`
      return { rule: 'unknown-person', message, path: ['text'] }
    })
  if (problems.length > 0) throw new HttpProblem(422, 'The comment mentions somebody who cannot read it', { problems })
}

export function threadWithNames(services: WithPeople, thread: CommentThread): CommentThread {
  const { speaker, text } = namesOf(services)
  const comment = (one: Comment): Comment => ({ ...one, by: speaker(one.by), text: text(one.text) })
  const turns = thread.turns.map((turn) => ({ ...turn, by: speaker(turn.by) }))
  return { ...thread, turns, comments: thread.comments.map(comment) }
}

export function inboxItemWithNames(services: WithPeople, item: InboxItem): InboxItem {
  const { speaker, text } = namesOf(services)
  return { ...item, by: speaker(item.by), text: text(item.text) }
}

function namesOf({ people }: WithPeople) {
  const nameOf = (id: string) => people.find(id)?.name
  return {
    speaker: (by: Speaker): Speaker => ({ ...by, name: nameOf(by.id) ?? by.name }),
    text: (written: string) => withMentionNames(written, nameOf),
  }
}
