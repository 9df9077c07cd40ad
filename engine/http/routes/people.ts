/** Who is signed in, and the people of the workspace. Passwords and sessions are under /api/auth. */
import { z } from '@hono/zod-openapi'
import { findAgent } from '../../directory/model/look-up'
import type { Person } from '../../people/person'
import { PersonChange, PersonDetails } from '../../people/person'
import { ALL_RIGHTS, can, Role } from '../../people/rights'
import { AUTH_PATH, LinkSignIn } from '../../people/sign-in'
import { ownAgentId } from '../acting-agent'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import type { Services } from '../services'
import { Actor } from '../shapes'

const tag = 'People'

const PersonShape = PersonDetails.extend({ id: z.string(), isActive: z.boolean(), hasPassword: z.boolean() }).openapi('Person')
const params = z.object({ id: z.string().min(1).max(100) })

const Me = z.object({
  actor: Actor,
  role: Role,
  rights: z.array(z.string()),
  person: PersonShape.optional(),
  /** The agent as whom this person takes cases. */
  agent: z.object({ id: z.string(), name: z.string() }).optional(),
})

export interface PeopleRouteOptions {
  /** Where links lead, when it is not where the request came to. */
  readonly publicUrl?: string | undefined
}

export function peopleRoutes(
  api: Api,
  { people, directory }: Pick<Services, 'people' | 'directory'>,
  { publicUrl }: PeopleRouteOptions,
): void {
  const me = apiRoute({
    method: 'get',
    path: '/me',
    right: 'signedIn',
    tag,
    request: {},
    answer: Me,
    summary: 'Who asks, and with which rights',
  })
  api.openapi(me, (c) => {
    const caller = c.get('caller')
    const agentId = ownAgentId(caller)
    const name = agentId && findAgent(directory.current(), agentId)?.name
    return c.json({
      actor: caller.actor,
      role: caller.role,
      rights: ALL_RIGHTS.filter((right) => can(caller.role, right)),
      ...(caller.person ? { person: caller.person } : {}),
      ...(agentId && name ? { agent: { id: agentId, name } } : {}),
    })
  })

  const list = apiRoute({
    method: 'get',
    path: '/people',
    right: 'managePeople',
    tag,
    request: {},
    summary: 'Everybody who may sign in, or could',
    answer: z.object({ people: z.array(PersonShape) }),
  })
  api.openapi(list, (c) => c.json({ people: people.list() }))

  const add = apiRoute({
    method: 'post',
    path: '/people',
    right: 'managePeople',
    tag,
    status: 201,
    summary: 'Add a person; the link lets him or her in once, within 24 hours',
    request: { body: jsonBody(PersonDetails) },
    answer: z.object({ person: PersonShape, link: z.string() }),
  })
  api.openapi(add, async (c) => {
    const { actor } = c.get('caller')
    const person: Person = await people.add(c.req.valid('json'), actor)
    return c.json({ person, link: people.signInLink(person.id, publicUrl ?? new URL(c.req.url).origin, actor) }, 201)
  })

  const change = apiRoute({
    method: 'put',
    path: '/people/{id}',
    right: 'managePeople',
    tag,
    answer: PersonShape,
    summary: 'Change what is given; who is not active any more is signed out',
    request: { params, body: jsonBody(PersonChange) },
  })
  api.openapi(change, async (c) => c.json(await people.change(c.req.valid('param').id, c.req.valid('json'), c.get('caller').actor)))

  const link = apiRoute({
    method: 'post',
    path: '/people/{id}/sign-in-link',
    right: 'managePeople',
    tag,
    request: { params },
    status: 201,
    summary: 'A new one-time link; earlier ones end',
    answer: z.object({ link: z.string() }),
  })
  api.openapi(link, (c) => {
    const base = publicUrl ?? new URL(c.req.url).origin
    return c.json({ link: people.signInLink(c.req.valid('param').id, base, c.get('caller').actor) }, 201)
  })

  const signIn = apiRoute({
    method: 'post',
    path: '/sign-in',
    right: 'anyone',
    tag,
    summary: 'Sign in with the token of a one-time link; the answer sets the session cookie',
    request: { body: jsonBody(LinkSignIn) },
    answer: z.object({ person: PersonShape }),
  })
  api.openapi(signIn, async (c) => {
    const url = new URL(`${AUTH_PATH}/sign-in/link`, c.req.url)
    const headers = new Headers(c.req.raw.headers)
    headers.delete('content-length')
    const forwarded = new Request(url, { method: 'POST', headers, body: JSON.stringify(c.req.valid('json')) })
    return people.handler(forwarded, c.env?.incoming?.socket.remoteAddress)
  })
}
