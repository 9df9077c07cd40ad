/** One conversation: what was said, what its script did, and what an agent says and decides in it. */
import { z } from '@hono/zod-openapi'
import { CaseStatus } from '../../../nodes/case-status'
import { AgentId } from '../../../nodes/ids'
import { type ConversationState, STATE } from '../../conversation/state'
import { findAgent } from '../../directory/model/look-up'
import { OutgoingMessage } from '../../effects/message'
import { actingAgentId, actorAs, ownAgentId, seesEverything, visibleConversation } from '../acting-agent'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { askConversation } from '../ask'
import { Case, HistoryEntry, Message } from '../case-shapes'
import { refuseUnsendable } from '../check-reply'
import { HttpProblem } from '../problem'
import type { Services } from '../services'
import { ConversationParams, Counter, Limit } from '../shapes'

const tag = 'Conversations'

const Reply = z.strictObject({
  /** Missing: the agent to whom the caller is linked. */
  agentId: AgentId.optional(),
  /** The number of the decision that gave the agent the case. */
  decision: z.int().nonnegative(),
  /** Made by the sender, once for every reply: the same again is the same reply (requirement R14). */
  clientId: z.string().min(8).max(100),
  message: OutgoingMessage,
})

export function conversationRoutes(api: Api, services: Pick<Services, 'host' | 'views' | 'history' | 'directory' | 'media'>): void {
  const { host, views, history, directory } = services

  const read = apiRoute({
    method: 'get',
    path: '/conversations/{key}',
    right: 'answerCases',
    tag,
    summary: 'The newest case of the conversation',
    request: { params: ConversationParams },
    answer: Case,
  })
  api.openapi(read, async (c) => {
    const { key } = c.req.valid('param')
    await visibleConversation(services, c.get('caller'), key)
    const theCase = views.cases.newest(key)
    if (!theCase) throw new HttpProblem(404, `There is no case in conversation "${key}" yet`)
    return c.json(theCase)
  })

  const messages = apiRoute({
    method: 'get',
    path: '/conversations/{key}/messages',
    right: 'answerCases',
    tag,
    summary: 'What was said, oldest first: the newest ones, or those before a sequence',
    request: { params: ConversationParams, query: z.object({ before: Counter.optional(), limit: Limit }) },
    answer: z.object({ messages: z.array(Message), earlier: z.int().optional() }),
  })
  api.openapi(messages, async (c) => {
    const { key } = c.req.valid('param')
    await visibleConversation(services, c.get('caller'), key)
    const { before, limit } = c.req.valid('query')
    return c.json(views.messages.list(key, { limit, ...(before === undefined ? {} : { before }) }))
  })

  const trace = apiRoute({
    method: 'get',
    path: '/conversations/{key}/trace',
    right: 'supervise',
    tag,
    summary: 'Everything that happened in the conversation, in order',
    request: { params: ConversationParams, query: z.object({ after: z.coerce.number().int().nonnegative().default(0), limit: Limit }) },
    answer: z.object({ entries: z.array(HistoryEntry), next: z.int().optional() }),
  })
  api.openapi(trace, async (c) => {
    const { key } = c.req.valid('param')
    await visibleConversation(services, c.get('caller'), key)
    const { after, limit } = c.req.valid('query')
    const entries = await history.ofObject({ type: 'conversation', key }, after, limit)
    const last = entries.at(-1)
    return c.json({ entries, ...(last ? { next: last.sequence } : {}) })
  })

  const reply = apiRoute({
    method: 'post',
    path: '/conversations/{key}/replies',
    right: 'answerCases',
    tag,
    status: 202,
    summary: 'Say something as the agent who has the case',
    request: { params: ConversationParams, body: jsonBody(Reply) },
    answer: z.object({ effectId: z.string().optional() }),
  })
  api.openapi(reply, async (c) => {
    const { key } = c.req.valid('param')
    const { decision, clientId, message, agentId: wanted } = c.req.valid('json')
    const caller = c.get('caller')
    await visibleConversation(services, caller, key)
    const agentId = actingAgentId(caller, wanted)
    await refuseUnsendable(services, message)
    const actor = actorAs(caller, agentId, services)
    await askConversation(host, key, { type: 'agent.replied', actor, agentId, decision, clientId, message })
    const after = await host.peek<ConversationState>({ type: 'conversation', key }, STATE)
    const effectId = after?.replies.find((known) => known.clientId === clientId)?.effectId
    return c.json({ ...(effectId ? { effectId } : {}) }, 202)
  })

  const setStatus = apiRoute({
    method: 'put',
    path: '/conversations/{key}/status',
    right: 'answerCases',
    tag,
    status: 204,
    summary: 'Set the status of the case; an agent names the decision that gave him or her the case',
    request: {
      params: ConversationParams,
      body: jsonBody(z.strictObject({ status: CaseStatus, decision: z.int().nonnegative().optional() })),
    },
  })
  api.openapi(setStatus, async (c) => {
    const { key } = c.req.valid('param')
    const { status, decision } = c.req.valid('json')
    const caller = c.get('caller')
    const { theCase } = await visibleConversation(services, caller, key)
    const own = ownAgentId(caller)
    const isOwner = own !== undefined && theCase?.ownership === 'assigned' && theCase.agentId === own
    if (!seesEverything(caller)) {
      if (!isOwner) throw new HttpProblem(409, 'The case is not yours yet: accept it first')
      if (decision === undefined) {
        throw new HttpProblem(422, 'Name the decision that gave you the case', {
          problems: [{ rule: 'decision-missing', message: 'the number that the case shows', path: ['decision'] }],
        })
      }
    }
    const actor = isOwner ? { kind: 'agent' as const, id: own, name: findAgent(directory.current(), own)?.name ?? own } : caller.actor
    await askConversation(host, key, { type: 'status.set', actor, status, ...(decision === undefined ? {} : { decision }) })
    return c.body(null, 204)
  })

  const settle = apiRoute({
    method: 'post',
    path: '/conversations/{key}/sends/{effectId}/settle',
    right: 'supervise',
    tag,
    status: 204,
    summary: 'Decide about a message of which nobody knows whether it went out',
    request: {
      params: ConversationParams.extend({ effectId: z.string().min(1).max(600) }),
      body: jsonBody(z.strictObject({ how: z.enum(['sendAgain', 'letRest']) })),
    },
  })
  api.openapi(settle, async (c) => {
    const { key, effectId } = c.req.valid('param')
    await visibleConversation(services, c.get('caller'), key)
    await askConversation(host, key, { type: 'send.settle', actor: c.get('caller').actor, effectId, how: c.req.valid('json').how })
    return c.body(null, 204)
  })
}
