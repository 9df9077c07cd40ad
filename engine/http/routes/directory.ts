/** The directory: what is set up, and changes to it. A change names the revision that it began from by If-Match, or applies to any. */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { AgentId, ChannelId, HoursId, SkillId, TemplateName } from '../../../nodes/ids'
import { CHANNEL_SECRET_NAMES } from '../../directory/channel-secrets'
import type { DirectoryChangeInput } from '../../directory/model/changes'
import { Agent, Channel, Directory, Hours, Skill, Template } from '../../directory/model/directory'
import { type Api, type ApiEnv } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { HttpProblem } from '../problem'
import { baseRevision, revisionTag } from '../revision-header'
import type { Services } from '../services'
import { Time } from '../shapes'

const tag = 'Directory'
const right = 'manageDirectory'
const Changed = z.object({ revision: z.int() })
const ChannelSecret = z.object({ name: z.enum(CHANNEL_SECRET_NAMES), at: Time })

/** As kept, but the id stands in the path and may be left out. Unknown members are refused: they would be lost. */
const body = <Shape extends z.ZodRawShape & { id: z.ZodType }>(schema: z.ZodObject<Shape>) => jsonBody(schema.partial({ id: true } as never).strict())

/** What kinds of things there are, under which path, and how each is put and removed. */
const kinds = [
  {
    path: '/channels/{id}',
    what: 'channel',
    id: ChannelId,
    schema: Channel,
    put: (channel: z.input<typeof Channel>): DirectoryChangeInput => ({ type: 'putChannel', channel }),
    remove: (id: string): DirectoryChangeInput => ({ type: 'removeChannel', id }),
  },
] as const
void kinds
