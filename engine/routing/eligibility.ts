/** Who may take which case: skill and proficiency, room, cool-down, and cases held for a preferred agent. Pure. */
import type { Agent } from '../directory/model/directory'
import type { CaseWish, Presence } from './protocol'
import { type AgentState, CHANNEL_KINDS, type ChannelKind, type QueueEntry } from './state'
import type { Team } from './team'

type Range = Pick<CaseWish, 'bestProficiency' | 'worstProficiency'>

export const isWithin = (proficiency: number | undefined, { bestProficiency, worstProficiency }: Range): boolean =>
  proficiency !== undefined && bestProficiency <= proficiency && proficiency <= worstProficiency

/** Skill and proficiency, whether free or not. False for an agent who is gone: removed, deactivated, or without the skill. */
export const isQualified = (team: Team, agentId: string, skill: string, range: Range): boolean =>
  isWithin(team.proficiency(agentId, skill), range)

/** Cases that the agent has or is offered. */
export const loadOf = (state: AgentState): number => Object.keys(state.cases).length

/** The channel kinds of which the agent can take one more case. */
export function kindsWithRoom(agent: Agent, state: AgentState): readonly ChannelKind[] {
  if (loadOf(state) >= agent.capacity.total) return []
  return CHANNEL_KINDS.filter((kind) => {
    const limit = agent.capacity[kind]
    return limit === undefined || Object.values(state.cases).filter(({ channelKind }) => channelKind === kind).length < limit
  })
}

/** True when the agent can be given this waiting case of this skill now. */
export function canTake(team: Team, agentId: string, state: AgentState, skill: string, entry: QueueEntry): boolean {
  const agent = team.agent(agentId)
  return (
    agent !== undefined &&
    state.presence === 'available' &&
    isQualified(team, agentId, skill, entry) &&
    kindsWithRoom(agent, state).includes(entry.channelKind) &&
    !entry.coolingDown.includes(agentId) &&
    !isHeldForAnother(team, agentId, skill, entry)
  )
}

/** A case is never held for an agent who is gone (S82). */
function isHeldForAnother(team: Team, agentId: string, skill: string, entry: QueueEntry): boolean {
  return entry.heldFor !== undefined && entry.heldFor !== agentId && isQualified(team, entry.heldFor, skill, entry)
}

/** The proficiencies in a skill of everybody who is signed in, free or not. */
export function signedInProficiencies(team: Team, roster: ReadonlyMap<string, Presence>, skill: string): readonly number[] {
  return [...roster].flatMap(([agentId, presence]) => (presence === 'offline' ? [] : (team.proficiency(agentId, skill) ?? [])))
}

/** Whether somebody who may take such a case is signed in. */
export const isStaffed = (team: Team, roster: ReadonlyMap<string, Presence>, wish: CaseWish): boolean =>
  signedInProficiencies(team, roster, wish.skill).some((proficiency) => isWithin(proficiency, wish))
