/**
 * Who is asked first because the case or the customer knows him or her (S79-S84), and whether the case waits for that agent.
 * An agent who refused the case, or is gone, is not preferred for it: then it goes to others at once.
 */
import { isQualified } from './eligibility'
import type { CaseState } from './state'
import type { Team } from './team'

/** The preferred agent's id, away or not; undefined without history (S84) or where the skill prefers nobody. */
export function preferredAgent(team: Team, theCase: CaseState): string | undefined {
  const focus = team.skill(theCase.wish.skill)?.preferredAgent?.focus
  if (!focus) return undefined
  const agentId = focus === 'case' ? theCase.lastAgents.perCase : theCase.lastAgents.perCustomer
  if (agentId === undefined || theCase.refusals.some((refusal) => refusal.agentId === agentId)) return undefined
  return isQualified(team, agentId, theCase.wish.skill, theCase.wish) ? agentId : undefined
}

/** For whom a case that enters its queue waits, and how long; undefined where others may have it at once (S82, S83). */
export function holdOnEntry(team: Team, theCase: CaseState): { readonly agentId: string; readonly forMs: number } | undefined {
  const setting = team.skill(theCase.wish.skill)?.preferredAgent
  const agentId = preferredAgent(team, theCase)
  if (setting?.lock !== 'whenOffline' || agentId === undefined) return undefined
  return { agentId, forMs: setting.fallbackMinutes * 60_000 }
}
