/** Who works here and at what, by id: look-ups in one directory revision. */
import type { Agent, Channel, DirectoryRevision, Skill } from '../directory/model/directory'

export interface Team {
  /** Active agents only. */
  agent(agentId: string): Agent | undefined
  skill(skillId: string): Skill | undefined
  channel(channelId: string): Channel | undefined
  /** 1 (best) to 20; undefined where the agent is gone or inactive, lacks the skill, or the skill is gone. */
  proficiency(agentId: string, skillId: string): number | undefined
  /** The skills of an active agent that still exist, with the proficiency in each. */
  skillsOf(agentId: string): ReadonlyMap<string, number>
}

const teams = new WeakMap<DirectoryRevision, Team>()

/** A revision never changes, so what was looked up for it once is kept as long as the revision is. */
export function teamOf(directory: DirectoryRevision): Team {
  const known = teams.get(directory)
  if (known) return known
  const team = buildTeam(directory)
  teams.set(directory, team)
  return team
}

function buildTeam(directory: DirectoryRevision): Team {
  const skills = byId(directory.skills)
  const channels = byId(directory.channels)
  const agents = byId(directory.agents.filter(({ isActive }) => isActive))
  const skillsOf = new Map(
    [...agents.values()].map((agent) => [agent.id as string, new Map(Object.entries(agent.skills).filter(([skill]) => skills.has(skill)))]),
  )
  const none = new Map<string, number>()
  return {
    agent: (agentId) => agents.get(agentId),
    skill: (skillId) => skills.get(skillId),
    channel: (channelId) => channels.get(channelId),
    proficiency: (agentId, skillId) => skillsOf.get(agentId)?.get(skillId),
    skillsOf: (agentId) => skillsOf.get(agentId) ?? none,
  }
}

function byId<T extends { readonly id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]))
}
