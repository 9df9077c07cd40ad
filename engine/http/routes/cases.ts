/** The inbox, and what agents and supervisors do with a case. Routing has the last word on every command. */
import { z } from '@hono/zod-openapi'
import { CaseStatus } from '../../../nodes/case-status'
import { AgentId, SkillId } from '../../../nodes/ids'
import type { Authenticated } from '../../people/people'
import type { CaseQuery } from '../../views/case-list'
import { actingAgentId, seesEverything, visibleAgent } from '../acting-agent'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { askRouting } from '../ask'
import { Case } from '../case-shapes'
import type { Services } from '../services'
import { encodePlace, Limit, Place } from '../shapes'

const tag = 'Cases'

const Statuses = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(CaseStatus))
  .openapi({ type: 'string', description: 'One status, or several with commas between', example: 'open,pending' })

const command = {
  caseKey: z.string().min(3).max(600),
  /** The number of the decision that the caller has seen. */
  decision: z.int().nonnegative(),
  /** Missing: the agent to whom the caller is linked. */
  agentId: AgentId.optional(),
}

const Transfer = z.strictObject({
  ...command,
  to: z.union([z.strictObject({ skill: SkillId }), z.strictObject({ agent: AgentId })]),
})

export function caseRoutes(api: Api, { host, views }: Pick<Services, 'host' | 'views'>): void {
  const list = apiRoute({
    method: 'get',
    path: '/cases',
    right: 'answerCases',
    tag,
    summary: 'Cases, those with the newest activity first',
    request: {
      query: z.object({
        status: Statuses.optional(),
        skill: SkillId.optional(),
        agent: AgentId.optional(),
        conversation: z.string().max(500).optional(),
        after: Place(z.tuple([z.number(), z.string(), z.number()])).optional(),
        limit: Limit,
      }),
    },
    answer: z.object({ cases: z.array(Case), next: z.string().optional() }),
  })
  api.openapi(list, (c) => {
    const { status, skill, agent, conversation, after, limit } = c.req.valid('query')
    const query: CaseQuery = {
      limit,
      ...visibleAgent(c.get('caller'), agent),
      ...(status ? { status } : {}),
      ...(skill ? { skill } : {}),
      ...(conversation ? { conversation } : {}),
      ...(after ? { after: { activeAt: after[0], conversation: after[1], number: after[2] } } : {}),
    }
    const { cases, next } = views.cases.list(query)
    return c.json({ cases, ...(next ? { next: encodePlace([next.activeAt, next.conversation, next.number]) } : {}) })
  })

  const accept = apiRoute({
    method: 'post',
    path: '/cases/accept',
    right: 'answerCases',
    tag,
    status: 204,
    summary: 'Take an offered case',
    request: { body: jsonBody(z.strictObject(command)) },
  })
  api.openapi(accept, async (c) => {
    const { caseKey, decision, agentId } = c.req.valid('json')
    await askRouting(host, { type: 'offer.accept', caseKey, decision, agentId: actingAgentId(c.get('caller'), agentId) })
    return c.body(null, 204)
  })

  const reject = apiRoute({
    method: 'post',
    path: '/cases/reject',
    right: 'answerCases',
    tag,
    status: 204,
    summary: 'Decline an offered case',
    request: { body: jsonBody(z.strictObject({ ...command, reason: z.string().max(500).optional() })) },
  })
  api.openapi(reject, async (c) => {
    const { caseKey, decision, agentId, reason } = c.req.valid('json')
    const rejecting = { caseKey, decision, agentId: actingAgentId(c.get('caller'), agentId) }
    await askRouting(host, { type: 'offer.reject', ...rejecting, ...(reason ? { reason } : {}) })
    return c.body(null, 204)
  })

  const release = apiRoute({
    method: 'post',
    path: '/cases/release',
    right: 'answerCases',
    tag,
    status: 204,
    summary: 'Give a case back to its queue, with its original place',
    request: { body: jsonBody(z.strictObject(command)) },
  })
  api.openapi(release, async (c) => {
    const { caseKey, decision, agentId } = c.req.valid('json')
    await askRouting(host, { type: 'case.release', caseKey, decision, agentId: owningAgentId(c.get('caller'), agentId) })
    return c.body(null, 204)
  })

  const transfer = apiRoute({
    method: 'post',
    path: '/cases/transfer',
    right: 'answerCases',
    tag,
    status: 204,
    summary: 'Give a case to a skill or an agent',
    request: { body: jsonBody(Transfer) },
  })
  api.openapi(transfer, async (c) => {
    const { caseKey, decision, agentId, to } = c.req.valid('json')
    await askRouting(host, { type: 'case.transfer', caseKey, decision, to, agentId: owningAgentId(c.get('caller'), agentId) })
    return c.body(null, 204)
  })
}

/** Who supervises may take a case from the agent who has it. */
function owningAgentId(caller: Authenticated, wanted: string | undefined): string {
  return wanted !== undefined && seesEverything(caller) ? wanted : actingAgentId(caller, wanted)
}
