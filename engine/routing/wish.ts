/** What a case waits for. */
import type { CaseWish } from './protocol'
import type { Team } from './team'

/** Nobody is asked for a certain proficiency. */
const ANY_PROFICIENCY = { bestProficiency: 1, worstProficiency: 20 } as const

/** The same case for another skill: the proficiency range belonged to the skill that it was asked with. */
export const wishFor = (skill: string, { priority }: CaseWish): CaseWish => ({ skill, priority, ...ANY_PROFICIENCY })

/** A skill that is gone is replaced by the channel's default skill; where that is gone too, the case waits for a skill to come back. */
export function effectiveWish(team: Team, wish: CaseWish, channelId: string): CaseWish {
  if (team.skill(wish.skill)) return wish
  const fallback = team.channel(channelId)?.defaultSkill
  return fallback !== undefined && team.skill(fallback) ? wishFor(fallback, wish) : wish
}
