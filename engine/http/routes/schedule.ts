/** The publication of a script at a set time: planned, looked at, cancelled. */
import { z } from '@hono/zod-openapi'
import { ScriptId } from '../../../nodes/ids'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { publication, Schedule } from '../schedule-shapes'
import { ScriptDocument } from '../script-shapes'
import type { Services } from '../services'
import { Time } from '../shapes'

const tag = 'Scripts'
const params = z.object({ id: ScriptId })

export function scheduleRoutes(api: Api, { directory }: Pick<Services, 'directory'>): void {
  const read = apiRoute({
    method: 'get',
    path: '/scripts/{id}/schedule',
    right: 'viewScripts',
    tag,
    summary: 'The publication that is scheduled, with its document; both left out where there is none',
    request: { params },
    answer: z.object({ schedule: Schedule.optional(), script: ScriptDocument.optional() }),
  })
  api.openapi(read, (c) => {
    const { id } = c.req.valid('param')
    return c.json({ schedule: directory.scheduled.find(id), script: directory.scheduled.document(id) })
  })

  const plan = apiRoute({
    method: 'put',
    path: '/scripts/{id}/schedule',
    right: 'publishScripts',
    tag,
    summary: 'Publish the draft as it stands now at a set time, in place of an earlier schedule; later edits are not in it',
    request: {
      params,
      body: jsonBody(
        z.strictObject({ at: Time.min(0).openapi({ description: 'Ahead, at most one year; ms since 1970' }), ...publication }),
      ),
    },
    answer: Schedule,
  })
  api.openapi(plan, (c) => {
    const planned = directory.scheduled.plan(c.req.valid('param').id, c.req.valid('json'), c.get('caller').actor)
    return c.json(planned)
  })

  const cancel = apiRoute({
    method: 'delete',
    path: '/scripts/{id}/schedule',
    right: 'publishScripts',
    tag,
    status: 204,
    summary: 'Take the schedule back, or the word of a refused one away',
    request: { params },
  })
  api.openapi(cancel, (c) => {
    directory.scheduled.cancel(c.req.valid('param').id, c.get('caller').actor)
    return c.body(null, 204)
  })
}
