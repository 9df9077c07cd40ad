/** What goes through a script: counts for the canvas, and, for those who may see cases, the last cases of a port and the last runs. */
import { z } from '@hono/zod-openapi'
import { ScriptId } from '../../../nodes/ids'
import { NotFound } from '../../directory/errors'
import { findPublishedScript } from '../../directory/model/look-up'
import { RUN_ENDS } from '../../history/entries'
import { HOUR_MS } from '../../views/traffic'
import { visibleAgent } from '../acting-agent'
import type { Api } from '../api-env'
import { apiRoute } from '../api-route'
import { HttpProblem } from '../problem'
import type { Services } from '../services'
import { Counter, encodePlace, Limit, Place, Time } from '../shapes'

const tag = 'Traffic'
const params = z.object({ id: ScriptId })
const DEFAULT_PERIOD_MS = 7 * 24 * HOUR_MS

const Moment = z.coerce.number().int().min(0).max(8.64e15).openapi({ description: 'Milliseconds since 1970, UTC' })
const Version = Counter.optional().openapi({ description: 'Missing: the version that new cases run, or the newest one' })

const Traffic = z.object({
  version: z.int(),
  /** Whole hours, UTC. */
  from: Time,
  to: Time,
  nodes: z.array(z.object({ node: z.string(), entered: z.int(), waiting: z.int().openapi({ description: 'Now, whatever the period' }) })),
  ports: z.array(z.object({ node: z.string(), port: z.string(), count: z.int() })),
  starts: z.int(),
  ends: z.partialRecord(z.enum(RUN_ENDS), z.int()),
})

const named = { conversation: z.string(), caseNumber: z.int(), run: z.int(), contactName: z.string().optional() }
const PassedCase = z.object({ ...named, at: Time.openapi({ description: 'When it passed last' }) })
const Run = z.object({
  ...named,
  version: z.int(),
  startedAt: Time,
  endedAt: Time.optional(),
  how: z.enum(RUN_ENDS).optional(),
  node: z.string().optional().openapi({ description: 'Where it waits' }),
})

export function trafficRoutes(api: Api, services: Pick<Services, 'directory' | 'views' | 'now'>): void {
  const { directory, views } = services

  /** The version that is meant. Throws NotFound. */
  function versionOf(id: string, wanted: number | undefined): number {
    const version = wanted ?? findPublishedScript(directory.current(), id)?.version ?? directory.versions(id)[0]?.version
    if (version === undefined) throw new NotFound(`The script "${id}" was never published, so that no case went through it.`)
    return version
  }

  const count = apiRoute({
    method: 'get',
    path: '/scripts/{id}/traffic',
    right: 'viewScripts',
    tag,
    summary: 'How often nodes of one version were entered and ports left, in whole hours; the last seven days where no period is given',
    request: { params, query: z.object({ version: Version, from: Moment.optional(), to: Moment.optional() }) },
    answer: Traffic,
  })
  api.openapi(count, (c) => {
    const { id } = c.req.valid('param')
    const { version: wanted, from: begin, to: end = services.now() } = c.req.valid('query')
    const from = Math.floor((begin ?? Math.max(0, end - DEFAULT_PERIOD_MS)) / HOUR_MS) * HOUR_MS
    const to = Math.ceil(end / HOUR_MS) * HOUR_MS
    if (from > to) throw new HttpProblem(400, 'The period ends before it begins; `from` has to be before `to`')
    const version = versionOf(id, wanted)
    return c.json({ version, from, to, ...views.traffic.count({ scriptId: id, version, from, to }) })
  })

  const cases = apiRoute({
    method: 'get',
    path: '/scripts/{id}/traffic/cases',
    right: 'viewScripts',
    tag,
    summary: 'The last cases that left a node by a port, newest first; about fifty of each port are known',
    request: {
      params,
      query: z.object({ version: Version, node: z.string().min(1).max(64), port: z.string().min(1).max(200), limit: Limit }),
    },
    answer: z.object({ version: z.int(), cases: z.array(PassedCase) }),
  })
  api.openapi(cases, (c) => {
    const { id } = c.req.valid('param')
    const { version: wanted, node, port, limit } = c.req.valid('query')
    const { agentId } = visibleAgent(c.get('caller'), undefined)
    const version = versionOf(id, wanted)
    return c.json({ version, cases: views.traffic.cases({ scriptId: id, version, node, port }, limit, agentId) })
  })

  const runs = apiRoute({
    method: 'get',
    path: '/scripts/{id}/runs',
    right: 'viewScripts',
    tag,
    summary: 'The last runs of a script, newest first: of all versions or one, or those that wait in a node now',
    request: {
      params,
      query: z.object({
        version: Counter.optional(),
        waitingIn: z.string().min(1).max(64).optional(),
        before: Place(z.tuple([z.number(), z.string(), z.number()])).optional(),
        limit: Limit,
      }),
    },
    answer: z.object({ runs: z.array(Run), next: z.string().optional() }),
  })
  api.openapi(runs, (c) => {
    const { id } = c.req.valid('param')
    const { version, waitingIn, before, limit } = c.req.valid('query')
    const { runs, next } = views.traffic.runs({
      scriptId: id,
      limit,
      ...visibleAgent(c.get('caller'), undefined),
      ...(version === undefined ? {} : { version }),
      ...(waitingIn === undefined ? {} : { waitingIn }),
      ...(before ? { before: { startedAt: before[0], conversation: before[1], run: before[2] } } : {}),
    })
    return c.json({ runs, ...(next ? { next: encodePlace([next.startedAt, next.conversation, next.run]) } : {}) })
  })
}
