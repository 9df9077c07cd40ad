/** The directory: what is set up, and changes to it. A change names the revision that it began from by If-Match, or applies to any. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { AgentId, ChannelId, HoursId, SkillId, TemplateName } from '../../../nodes/ids'
import { CHANNEL_SECRET_NAMES } from '../../directory/channel-secrets'
import type { DirectoryChangeInput } from '../../directory/model/changes'
import { Agent, Channel, Directory, Hours, Skill, Template } from '../../directory/model/directory'
import { findChannel } from '../../directory/model/look-up'
import type { Api, ApiEnv } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { HttpProblem } from '../problem'
import { baseRevision, revisionTag } from '../revision-header'
import type { Services } from '../services'
import { Time } from '../shapes'

const tag = 'Directory'
const right = 'manageDirectory'

const Changed = z.object({ revision: z.int() })
const ChannelSecret = z.object({ name: z.enum(CHANNEL_SECRET_NAMES), at: Time })

/** One kind of thing: the path names it, the body may leave out what the path says, and unknown members are refused, not lost. */
const KINDS = [
  {
    what: 'channel',
    path: '/channels/{id}',
    params: z.object({ id: ChannelId }),
    body: z.strictObject({ ...Channel.shape, id: ChannelId.optional() }),
  },
  {
    what: 'skill',
    path: '/skills/{id}',
    params: z.object({ id: SkillId }),
    body: z.strictObject({ ...Skill.shape, id: SkillId.optional() }),
  },
  {
    what: 'agent',
    path: '/agents/{id}',
    params: z.object({ id: AgentId }),
    body: z.strictObject({ ...Agent.shape, id: AgentId.optional() }),
  },
  {
    what: 'hours',
    path: '/hours/{id}',
    params: z.object({ id: HoursId }),
    body: z.strictObject({ ...Hours.shape, id: HoursId.optional() }),
  },
  {
    what: 'template',
    path: '/templates/{name}/{language}',
    params: z.object({ name: TemplateName, language: Template.shape.language }),
    body: z.strictObject({ ...Template.shape, name: TemplateName.optional(), language: Template.shape.language.optional() }),
  },
] as const

export function directoryRoutes(api: Api, { directory }: Pick<Services, 'directory'>): void {
  const change = (c: Context<ApiEnv>, change: unknown) => {
    // the store checks the shape again: it takes changes from files as well
    const { revision } = directory.change(change as DirectoryChangeInput, c.get('caller').actor, baseRevision(c))
    return c.json({ revision }, 200, { ETag: revisionTag(revision) })
  }

  const read = apiRoute({
    method: 'get',
    path: '/directory',
    right: 'viewDirectory',
    tag,
    request: {},
    summary: 'The current revision of the directory',
    answer: Directory.extend({ revision: z.int() }).openapi('Directory'),
  })
  api.openapi(read, (c) => {
    const current = directory.current()
    return c.json(current, 200, { ETag: revisionTag(current.revision) })
  })

  for (const { what, path, params, body } of KINDS) {
    const put = apiRoute({
      method: 'put',
      path,
      right,
      tag,
      request: { params: params as z.ZodObject, body: jsonBody(body as z.ZodObject) },
      answer: Changed,
      summary: `Add or change the ${what}`,
    })
    api.openapi(put, (c) => {
      const named = c.req.valid('param')
      const thing = c.req.valid('json')
      refuseOtherName(what, named, thing)
      return change(c, { type: `put${capital(what)}`, [what]: { ...thing, ...named } })
    })

    const remove = apiRoute({
      method: 'delete',
      path,
      right,
      tag,
      request: { params: params as z.ZodObject },
      answer: Changed,
      summary: `Remove the ${what}; refused while it is used`,
    })
    api.openapi(remove, (c) => change(c, { type: `remove${capital(what)}`, ...c.req.valid('param') }))
  }

  const settings = apiRoute({
    method: 'put',
    path: '/settings',
    right,
    tag,
    answer: Changed,
    summary: 'Change the settings of the workspace',
    request: {
      body: jsonBody(z.strictObject({ screenPopHosts: Directory.shape.screenPopHosts.unwrap(), httpHosts: Directory.shape.httpHosts })),
    },
  })
  api.openapi(settings, (c) => change(c, { type: 'changeSettings', ...c.req.valid('json') }))

  const putSecrets = apiRoute({
    method: 'put',
    path: '/channels/{id}/credentials',
    right: 'manageSecrets',
    tag,
    answer: z.array(ChannelSecret),
    summary: 'Keep credentials of the channel; they are never given out again, null takes one away',
    request: {
      params: z.object({ id: ChannelId }),
      body: jsonBody(z.strictObject({ accessToken: Credential, appSecret: Credential }).partial()),
    },
  })
  api.openapi(putSecrets, (c) => {
    const { id } = c.req.valid('param')
    if (!findChannel(directory.current(), id)) throw new HttpProblem(404, `There is no channel "${id}"`)
    const given = c.req.valid('json')
    for (const name of CHANNEL_SECRET_NAMES) {
      const value = given[name]
      if (value === null) directory.channelSecrets.remove(id, name, c.get('caller').actor)
      else if (value !== undefined) directory.channelSecrets.put(id, name, value, c.get('caller').actor)
    }
    return c.json(directory.channelSecrets.list(id))
  })

  const listSecrets = apiRoute({
    method: 'get',
    path: '/channels/{id}/credentials',
    right: 'manageSecrets',
    tag,
    answer: z.array(ChannelSecret),
    summary: 'Which credentials of the channel are kept, and since when; not their values',
    request: { params: z.object({ id: ChannelId }) },
  })
  api.openapi(listSecrets, (c) => c.json(directory.channelSecrets.list(c.req.valid('param').id)))
}

const Credential = z.string().trim().min(8).max(4096).nullable()

const capital = (what: string) => what.charAt(0).toUpperCase() + what.slice(1)

function refuseOtherName(what: string, named: Readonly<Record<string, unknown>>, thing: Readonly<Record<string, unknown>>): void {
  for (const [member, value] of Object.entries(named)) {
    if (thing[member] === undefined || thing[member] === value) continue
    const message = `the path names the ${what} "${value}", the body "${thing[member]}"; an id stays, so give both the same`
    throw new HttpProblem(422, `The ${what} was refused`, { problems: [{ rule: 'other-name', message, path: [member] }] })
  }
}
