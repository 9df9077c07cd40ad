/** Agents come and go: who signs in takes waiting cases, who goes away gives back what he or she was offered and keeps what is assigned. */
import { DONE, refuse } from './answers'
import { requeue, type Work } from './moves'
import type { CommandAnswer, Presence } from './protocol'
import { reviewStaffing } from './reviews'

export async function changePresence(work: Work, agentId: string, presence: Presence): Promise<CommandAnswer> {
  const { draft, team } = work
  if (!team.agent(agentId) && presence !== 'offline') {
    return refuse(`There is no active agent ${agentId}; an administrator can add or activate the agent.`)
  }
  const before = (await draft.agent(agentId)).presence
  if (before === presence) return DONE
  await setPresence(work, agentId, presence)
  if (presence === 'available') draft.freeAgents.add(agentId)
  if (presence === 'away' || presence === 'offline') await returnCases(work, agentId, ['offered'])
  if (before === 'offline' || presence === 'offline') await reviewStaffing(work, agentId)
  return DONE
}

export async function setPresence({ draft }: Work, agentId: string, presence: Presence): Promise<void> {
  draft.setAgent(agentId, { ...(await draft.agent(agentId)), presence, since: draft.now })
  draft.record({ type: 'agent.presence', agentId, presence })
}

/** The agent's cases that stand as one of `standings` go back to their queues. */
export async function returnCases(work: Work, agentId: string, standings: readonly ('offered' | 'assigned')[]): Promise<void> {
  const { cases } = await work.draft.agent(agentId)
  for (const [caseKey, { is }] of Object.entries(cases)) {
    const theCase = standings.includes(is) ? await work.draft.theCase(caseKey) : undefined
    if (theCase) await requeue(work, caseKey, theCase, 'agentLeft')
  }
}
