/** Comments on scripts: threads about a node or about the script as a whole, and the inbox of who is mentioned there. */
import { z } from '@hono/zod-openapi'
import { ScriptId } from '../../../nodes/ids'
import type { Speaker } from '../../directory/comment-rows'
import { NotFound } from '../../directory/errors'
import { CommentText, mentionedIn } from '../../directory/model/comment-text'
import type { Authenticated } from '../../people/people'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import {
  InboxItemShape,
  inboxItemWithNames,
  MentionablePerson,
  mentionable,
  refuseUnknownPeople,
  ThreadShape,
  threadWithNames,
} from '../comment-shapes'
import { HttpProblem } from '../problem'
import type { Services } from '../services'
import { Counter, encodePlace, Limit, Place, Time } from '../shapes'

const tag = 'Comments'
const right = 'viewScripts'

const CommentId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, '8 to 64 letters, digits, hyphens and underscores')
  .openapi({ description: 'Made by who says it, for trying again without saying it twice; missing: made here' })

const params = z.object({ id: ScriptId })
const commentParams = z.object({ id: ScriptId, comment: z.string().min(1).max(64) })
const said = { id: CommentId.optional(), text: CommentText }

type CommentServices = Pick<Services, 'directory' | 'people'>

export function commentRoutes(api: Api, services: CommentServices): void {
  readingRoutes(api, services)
  sayingRoutes(api, services)
  inboxRoutes(api, services)
}

function readingRoutes(api: Api, services: CommentServices): void {
  const { directory } = services

  const list = apiRoute({
    method: 'get',
    path: '/scripts/{id}/comments',
    right,
    tag,
    summary:
      'Threads of comments, newest first: those of the draft, or with `version` those that were begun on it or stood open when it was ' +
      'published, as they are now',
    request: {
      params,
      query: z.object({
        version: Counter.optional(),
        state: z.enum(['open', 'resolved', 'all']).default('open'),
        before: Place(z.tuple([z.number()])).optional(),
        limit: Limit,
      }),
    },
    answer: z.object({ threads: z.array(ThreadShape), next: z.string().optional() }),
  })
  api.openapi(list, (c) => {
    const { id } = c.req.valid('param')
    const { version, state, before, limit } = c.req.valid('query')
    const versions = directory.versions(id)
    if (versions.length === 0 && !directory.draftState(id)) throw new NotFound(`There is no script "${id}".`)
    const published = version === undefined ? undefined : versions.find((one) => one.version === version)
    if (version !== undefined && !published) throw new NotFound(`There is no version ${version} of a script "${id}".`)
    const reader = c.get('caller').person?.id
    const { threads, next } = directory.comments.list(id, {
      ...(published ? { version: { number: published.version, at: published.at } } : {}),
      ...(state === 'all' ? {} : { isResolved: state === 'resolved' }),
      ...(before ? { before: before[0] } : {}),
      ...(reader === undefined ? {} : { reader }),
      limit,
    })
    const named = threads.map((thread) => threadWithNames(services, thread))
    return c.json({ threads: named, ...(next === undefined ? {} : { next: encodePlace([next]) }) })
  })

  const read = apiRoute({
    method: 'get',
    path: '/scripts/{id}/comments/{comment}',
    right,
    tag,
    summary: 'The thread that holds a comment',
    request: { params: commentParams },
    answer: ThreadShape,
  })
  api.openapi(read, (c) => {
    const { id, comment } = c.req.valid('param')
    return c.json(threadWithNames(services, directory.comments.thread(id, comment, c.get('caller').person?.id)))
  })

  const people = apiRoute({
    method: 'get',
    path: '/comments/people',
    right,
    tag,
    summary: 'Whom a comment can mention: everybody who may see scripts',
    request: {},
    answer: z.object({ people: z.array(MentionablePerson) }),
  })
  api.openapi(people, (c) => c.json({ people: mentionable(services) }))
}

function sayingRoutes(api: Api, services: CommentServices): void {
  const { comments } = services.directory

  const begin = apiRoute({
    method: 'post',
    path: '/scripts/{id}/comments',
    right,
    tag,
    status: 201,
    summary: 'Begin a thread about a node, or about the script as a whole; with `version` on that version, else on the draft',
    request: {
      params,
      body: jsonBody(z.strictObject({ ...said, node: z.string().min(1).max(64).optional(), version: z.int().positive().optional() })),
    },
    answer: ThreadShape,
  })
  api.openapi(begin, (c) => {
    const { id, node, version, text } = c.req.valid('json')
    const by = speaker(c.get('caller'))
    refuseUnknownPeople(services, text)
    const scriptId = c.req.valid('param').id
    const thread = comments.begin({ scriptId, text, ...given({ id, node, version }) }, by)
    return c.json(threadWithNames(services, thread), 201)
  })

  const reply = apiRoute({
    method: 'post',
    path: '/scripts/{id}/comments/{comment}/replies',
    right,
    tag,
    status: 201,
    summary: 'Say something more in the thread that this comment began; a resolved one is open again then',
    request: { params: commentParams, body: jsonBody(z.strictObject(said)) },
    answer: ThreadShape,
  })
  api.openapi(reply, (c) => {
    const { id: scriptId, comment } = c.req.valid('param')
    const { id, text } = c.req.valid('json')
    const by = speaker(c.get('caller'))
    refuseUnknownPeople(services, text)
    return c.json(threadWithNames(services, comments.reply(scriptId, comment, { text, ...given({ id }) }, by)), 201)
  })

  const edit = apiRoute({
    method: 'put',
    path: '/scripts/{id}/comments/{comment}',
    right,
    tag,
    summary: 'Say it differently; only by who said it',
    request: { params: commentParams, body: jsonBody(z.strictObject({ text: CommentText })) },
    answer: ThreadShape,
  })
  api.openapi(edit, (c) => {
    const { id, comment } = c.req.valid('param')
    const { text } = c.req.valid('json')
    const by = speaker(c.get('caller'))
    const before = comments.thread(id, comment).comments.find((one) => one.id === comment)
    refuseUnknownPeople(services, text, mentionedIn(before?.text ?? ''))
    return c.json(threadWithNames(services, comments.edit(id, comment, text, by)))
  })

  const remove = apiRoute({
    method: 'delete',
    path: '/scripts/{id}/comments/{comment}',
    right,
    tag,
    summary: 'Take back what one said; its place stays where a reply stands behind it. Answers what is left of the thread',
    request: { params: commentParams },
    answer: z.object({ thread: ThreadShape.optional() }),
  })
  api.openapi(remove, (c) => {
    const { id, comment } = c.req.valid('param')
    const left = comments.remove(id, comment, speaker(c.get('caller')))
    return c.json(left ? { thread: threadWithNames(services, left) } : {})
  })

  const resolve = apiRoute({
    method: 'put',
    path: '/scripts/{id}/comments/{comment}/resolved',
    right,
    tag,
    summary: 'Resolve the thread that this comment began, or open it again',
    request: { params: commentParams, body: jsonBody(z.strictObject({ isResolved: z.boolean() })) },
    answer: ThreadShape,
  })
  api.openapi(resolve, (c) => {
    const { id, comment } = c.req.valid('param')
    const { isResolved } = c.req.valid('json')
    return c.json(threadWithNames(services, comments.resolve(id, comment, isResolved, speaker(c.get('caller')))))
  })
}

function inboxRoutes(api: Api, services: CommentServices): void {
  const { directory } = services

  const list = apiRoute({
    method: 'get',
    path: '/comments/inbox',
    right,
    tag,
    summary: 'What mentions who asks, and what was said in threads that he or she takes part in, newest first',
    request: { query: z.object({ before: Place(z.tuple([z.number(), z.string()])).optional(), limit: Limit }) },
    answer: z.object({ unread: z.int(), items: z.array(InboxItemShape), next: z.string().optional() }),
  })
  api.openapi(list, (c) => {
    const { before, limit } = c.req.valid('query')
    const place = before ? { before: { at: before[0], comment: before[1] } } : {}
    const { items, unread, next } = directory.comments.inbox.list(speaker(c.get('caller')).id, { limit, ...place })
    const names = new Map(items.length === 0 ? [] : directory.scripts().map(({ id, name }) => [id, name]))
    const named = items.map((item) => ({ ...inboxItemWithNames(services, item), scriptName: names.get(item.scriptId) ?? item.scriptId }))
    return c.json({ unread, items: named, ...(next ? { next: encodePlace([next.at, next.comment]) } : {}) })
  })

  const read = apiRoute({
    method: 'post',
    path: '/comments/inbox/read',
    right,
    tag,
    summary: 'Mark what a thread has for who asks as read, or everything up to a moment',
    request: { body: jsonBody(z.union([z.strictObject({ thread: z.string().min(1).max(64) }), z.strictObject({ until: Time })])) },
    answer: z.object({ unread: z.int() }),
  })
  api.openapi(read, (c) => {
    const { id } = speaker(c.get('caller'))
    directory.comments.markRead(id, c.req.valid('json'))
    return c.json({ unread: directory.comments.inbox.unread(id) })
  })
}

/** Throws HttpProblem: a comment stands under a person's name. */
function speaker({ person }: Authenticated): Speaker {
  if (person) return { kind: 'person', id: person.id, name: person.name }
  throw new HttpProblem(403, 'Comments are between people; sign in as one instead of sending the admin token')
}

/** Without what was not given. */
function given<Values extends Record<string, unknown>>(values: Values): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
