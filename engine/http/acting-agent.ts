/** As which agent somebody may act, and whose conversations somebody may see. */

import type { Actor } from '../conversation/events'
import { type ConversationState, STATE } from '../conversation/state'
import { findAgent } from '../directory/model/look-up'
import type { Authenticated } from '../people/people'
import { can } from '../people/rights'
import { HttpProblem } from './problem'
import type { Services } from './services'

/** The agent as whom the caller works; administrators have none of their own unless they are linked to one. */
export function ownAgentId({ person }: Authenticated): string | undefined {
  return person?.agentId
}

/** Administrators may act for anybody, as a playground and a supervisor's help over the shoulder need it. */
export function actingAgentId(caller: Authenticated, wanted: string | undefined): string {
  const own = ownAgentId(caller)
  const agentId = wanted ?? own
  if (agentId === undefined) {
    throw new HttpProblem(422, 'Name the agent (agentId): the caller is not linked to one', {
      problems: [{ rule: 'agent-missing', message: 'which agent acts', path: ['agentId'] }],
    })
  }
  if (agentId !== own && caller.role !== 'administrator') {
    throw new HttpProblem(
      403,
      `Nobody but an administrator acts for agent ${agentId}; you are ${own ? `agent ${own}` : 'linked to no agent'}`,
    )
  }
  return agentId
}

/** Who is named on what is done: the agent where the caller is that agent, else the caller. */
export function actorAs(caller: Authenticated, agentId: string, { directory }: Pick<Services, 'directory'>): Actor {
  if (ownAgentId(caller) !== agentId) return caller.actor
  return { kind: 'agent', id: agentId, name: findAgent(directory.current(), agentId)?.name ?? agentId }
}

/** True where the caller sees every case, not only those that he or she has or is offered. */
export function seesEverything({ role }: Authenticated): boolean {
  return can(role, 'supervise')
}

/** Whose cases are listed: an agent sees those that he or she has or is offered. Missing: everybody's. */
export function visibleAgent(caller: Authenticated, wanted: string | undefined): { agentId?: string } {
  if (seesEverything(caller)) return wanted === undefined ? {} : { agentId: wanted }
  const own = ownAgentId(caller)
  if (own === undefined) throw new HttpProblem(403, 'You are linked to no agent, so you have no cases; an administrator can link you')
  if (wanted !== undefined && wanted !== own) throw new HttpProblem(403, `You see the cases of agent ${own} only`)
  return { agentId: own }
}

/** The state of a conversation that the caller may see; one that is not theirs is not told from one that does not exist. */
export async function visibleConversation(
  services: Pick<Services, 'host'>,
  caller: Authenticated,
  key: string,
): Promise<ConversationState> {
  const state = await services.host.peek<ConversationState>({ type: 'conversation', key }, STATE)
  if (state && (seesEverything(caller) || isWith(state, ownAgentId(caller)))) return state
  throw new HttpProblem(404, `There is no conversation "${key}" here`)
}

function isWith({ theCase }: ConversationState, agentId: string | undefined): boolean {
  return agentId !== undefined && theCase?.agentId === agentId && (theCase.ownership === 'assigned' || theCase.ownership === 'offered')
}
