/**
 * A new directory revision: agents who are gone give everything back, offers that no longer fit are withdrawn, and who has more
 * room or another skill is matched. It takes effect with the first event that brings the revision.
 */
import type { Agent } from '../directory/model/directory'
import { isQualified } from './eligibility'
import { requeue, type Work } from './moves'
import { returnCases, setPresence } from './presence'
import { reviewAll } from './reviews'
import { type AgentState, CHANNEL_KINDS } from './state'

export async function applyDirectory(work: Work, revision: number): Promise<void> {
  const { draft, team } = work
  draft.setRevision(revision)
  for (const agentId of [...draft.roster.keys()]) {
    const agent = team.agent(agentId)
    if (agent) await withdrawUnfitOffers(work, agent)
    else await dismiss(work, agentId)
  }
  await reviewAll(work)
}

/** Removed or deactivated: nobody would answer those contacts any more. */
async function dismiss(work: Work, agentId: string): Promise<void> {
  if (work.draft.roster.get(agentId) !== 'offline') await setPresence(work, agentId, 'offline')
  await returnCases(work, agentId, ['offered', 'assigned'])
}

/** Offers for which the agent now lacks the skill, the proficiency or the room; assigned cases stay. */
async function withdrawUnfitOffers(work: Work, agent: Agent): Promise<void> {
  const { draft, team } = work
  const { cases } = await draft.agent(agent.id)
  for (const [caseKey, { is }] of Object.entries(cases)) {
    const theCase = is === 'offered' ? await draft.theCase(caseKey) : undefined
    if (!theCase) continue
    const isFit = isQualified(team, agent.id, theCase.wish.skill, theCase.wish) && !isOverCapacity(agent, await draft.agent(agent.id))
    if (!isFit) await requeue(work, caseKey, theCase, 'agentLeft')
  }
}

function isOverCapacity({ capacity }: Agent, { cases }: AgentState): boolean {
  const held = Object.values(cases)
  return (
    held.length > capacity.total ||
    CHANNEL_KINDS.some(
      (kind) => held.filter(({ channelKind }) => channelKind === kind).length > (capacity[kind] ?? Number.POSITIVE_INFINITY),
    )
  )
}
