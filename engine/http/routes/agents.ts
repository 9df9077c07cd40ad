/** Agents at work: presence, and the desk with everything that waits for one agent. */
import { z } from '@hono/zod-openapi'
import { AgentId } from '../../../nodes/ids'
import { ROUTING_POOL } from '../../conversation/turn'
import { findAgent } from '../../directory/model/look-up'
import { PRESENCES } from '../../routing/protocol'
import { type AgentState, agentName, type CaseState, caseName, ROSTER, type Roster, SIGNED_OUT } from '../../routing/state'
import { actingAgentId, seesEverything } from '../acting-agent'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { askRouting } from '../ask'
import { Case } from '../case-shapes'
import { HttpProblem } from '../problem'
import type { Services } from '../services'
import { Time } from '../shapes'

const tag = 'Agents'
const params = z.object({ id: AgentId })
const PresenceName = z.enum(PRESENCES)
const ROUTING = { type: 'routing', key: ROUTING_POOL } as const

const DeskCase = z.object({
  caseKey: z.string(),
  /** What the agent's command about this case must name. */
  decision: z.int(),
  skill: z.string(),
  offerExpiresAt: Time.optional(),
  /** Missing for a moment, when the case is newer than the views. */
  theCase: Case.optional(),
})

const ScreenPop = z.object({
  cursor: z.int(),
  conversation: z.string(),
  caseNumber: z.int(),
  agentId: z.string(),
  at: Time,
  url: z.string(),
  title: z.string(),
})

const Desk = z
  .object({
    agent: z.object({ id: z.string(), name: z.string() }),
    presence: PresenceName,
    since: Time,
    offers: z.array(DeskCase),
    cases: z.array(DeskCase),
    /** Newest first. */
    screenPops: z.array(ScreenPop),
  })
  .openapi('Desk')

export function agentRoutes(api: Api, { host, views, directory }: Pick<Services, 'host' | 'views' | 'directory'>): void {
  const list = apiRoute({
    method: 'get',
    path: '/agents',
    right: 'supervise',
    tag,
    request: {},
    summary: 'Who is signed in, and with how many cases',
    answer: z.object({
      agents: z.array(z.object({ id: z.string(), name: z.string(), presence: PresenceName, cases: z.int(), offers: z.int() })),
    }),
  })
  api.openapi(list, async (c) => {
    const { agents } = directory.current()
    const roster = (await host.peek<Roster>(ROUTING, ROSTER)) ?? {}
    const answered = agents.map(async ({ id, name }) => {
      const state = id in roster ? ((await host.peek<AgentState>(ROUTING, agentName(id))) ?? SIGNED_OUT) : SIGNED_OUT
      const held = Object.values(state.cases)
      const count = (is: 'offered' | 'assigned') => held.filter((one) => one.is === is).length
      return { id, name, presence: state.presence, cases: count('assigned'), offers: count('offered') }
    })
    return c.json({ agents: await Promise.all(answered) })
  })

  const setPresence = apiRoute({
    method: 'put',
    path: '/agents/{id}/presence',
    right: 'answerCases',
    tag,
    status: 204,
    summary: 'Say whether the agent takes cases',
    request: { params, body: jsonBody(z.strictObject({ presence: PresenceName })) },
  })
  api.openapi(setPresence, async (c) => {
    const agentId = actingAgentId(c.get('caller'), c.req.valid('param').id)
    await askRouting(host, { type: 'agent.presence', agentId, presence: c.req.valid('json').presence })
    return c.body(null, 204)
  })

  const desk = apiRoute({
    method: 'get',
    path: '/agents/{id}/desk',
    right: 'answerCases',
    tag,
    request: { params },
    answer: Desk,
    summary: 'What the agent has and is offered, as routing knows it, and the pages that scripts opened',
  })
  api.openapi(desk, async (c) => {
    const { id } = c.req.valid('param')
    const caller = c.get('caller')
    if (!seesEverything(caller)) actingAgentId(caller, id)
    const agent = findAgent(directory.current(), id)
    if (!agent) throw new HttpProblem(404, `There is no agent "${id}"`)
    const state = (await host.peek<AgentState>(ROUTING, agentName(id))) ?? SIGNED_OUT
    const held = await Promise.all(Object.keys(state.cases).map((caseKey) => deskCase(caseKey)))
    const ofKind = (is: 'offered' | 'assigned') =>
      held.flatMap(({ theCase, shown }) => (theCase?.what.is === is && theCase.what.agentId === id ? [shown] : []))
    return c.json({
      agent: { id, name: agent.name },
      presence: state.presence,
      since: state.since,
      offers: ofKind('offered'),
      cases: ofKind('assigned'),
      screenPops: views.screenPops.ofAgent(id),
    })
  })

  async function deskCase(caseKey: string) {
    const theCase = await host.peek<CaseState>(ROUTING, caseName(caseKey))
    const known = theCase && views.cases.newest(theCase.conversation)
    const shown = {
      caseKey,
      decision: theCase?.decision ?? 0,
      skill: theCase?.wish.skill ?? '',
      ...(theCase?.what.is === 'offered' ? { offerExpiresAt: theCase.what.expiresAt } : {}),
      ...(known?.caseKey === caseKey ? { theCase: known } : {}),
    }
    return { theCase, shown }
  }
}
