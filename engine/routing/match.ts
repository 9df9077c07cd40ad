/**
 * Matching: brings waiting cases and agents with room together, after an event has done its part.
 *
 * M1. Work conserving: before the event nobody idle could take a waiting case, so only the cases that the event made loose and the
 *     agents that it freed can make new pairs; after matching there are none (R20).
 * M2. The case that goes first in its order is served first, over all skills of a freed agent; the agent is chosen for the case.
 * M3. Every loose case that nobody can take is in its queue afterwards.
 */
import { compareKeys } from './chunks'
import { canTake, isQualified, kindsWithRoom, loadOf } from './eligibility'
import { give, type Work } from './moves'
import { preferredAgent } from './preferred-agent'
import type { CaseKey } from './protocol'
import { bestCandidate } from './rank-agents'
import { type CaseState, entryOf, type QueueEntry } from './state'
import { firstInLine, putInLine, takeFromLine } from './waiting-line'

/** A waiting case found for a freed agent. */
interface Head {
  readonly skill: string
  readonly entry: QueueEntry
}

interface LooseCase extends Head {
  readonly theCase: CaseState
}

export async function match(work: Work): Promise<void> {
  const loose = await looseCases(work)
  const heads = new Map<string, Head | null>()
  for (;;) {
    const head = await firstHead(work, heads)
    const [first] = loose
    if (first && (!head || compareKeys(first.entry, head.entry) < 0)) {
      loose.shift()
      const taker = await serveLooseCase(work, first)
      if (taker !== undefined) heads.delete(taker)
    } else if (head) {
      await serveHead(work, head, heads)
    } else {
      return
    }
  }
}

/** Gives it to the best of everybody, or puts it in its queue. Returns who took it. */
async function serveLooseCase(work: Work, { theCase, entry, skill }: LooseCase): Promise<string | undefined> {
  const { draft, team } = work
  const available = [...draft.roster].filter(([id, presence]) => presence === 'available' && isQualified(team, id, skill, entry))
  const taker = await chooseAgent(
    work,
    entry.caseKey,
    theCase,
    available.map(([agentId]) => agentId),
  )
  if (taker === undefined) await putInLine(draft, skill, entry)
  else await give(work, entry.caseKey, theCase, taker)
  return taker
}

/** Gives it to the best of the freed agents for whom it comes first; those look for another head then. */
async function serveHead(work: Work, { skill, entry }: Head, heads: Map<string, Head | null>): Promise<void> {
  const { caseKey } = entry
  const askers = [...heads].filter(([, other]) => other?.entry.caseKey === caseKey).map(([agentId]) => agentId)
  const theCase = await existing(work, caseKey)
  const taker = await chooseAgent(work, caseKey, theCase, askers)
  if (taker === undefined) throw new Error(`Case ${caseKey} was found for ${askers.join(', ')}, who cannot take it.`)
  await takeFromLine(work.draft, skill, entry)
  await give(work, caseKey, theCase, taker)
  for (const agentId of askers) heads.delete(agentId)
}

async function chooseAgent(work: Work, caseKey: CaseKey, theCase: CaseState, agentIds: readonly string[]): Promise<string | undefined> {
  const { draft, team } = work
  const { skill } = theCase.wish
  const entry = entryOf(caseKey, theCase)
  const preferred = preferredAgent(team, theCase)
  const states = await Promise.all(agentIds.map((agentId) => draft.agent(agentId)))
  const candidates = agentIds.flatMap((agentId, at) => {
    const state = states[at]
    const agent = team.agent(agentId)
    const proficiency = team.proficiency(agentId, skill)
    if (!state || !agent || proficiency === undefined || !canTake(team, agentId, state, skill, entry)) return []
    return {
      agentId,
      isPreferred: agentId === preferred,
      hasRefused: theCase.refusals.some((refusal) => refusal.agentId === agentId),
      proficiency,
      loadShare: loadOf(state) / agent.capacity.total,
      lastAssignedAt: state.lastAssignedAt,
    }
  })
  return bestCandidate(candidates)?.agentId
}

/** In the order of their places. */
async function looseCases(work: Work): Promise<LooseCase[]> {
  const loose = await Promise.all(
    [...work.draft.looseCases].map(async (caseKey) => {
      const theCase = await existing(work, caseKey)
      return { theCase, skill: theCase.wish.skill, entry: entryOf(caseKey, theCase) }
    }),
  )
  work.draft.looseCases.clear()
  return loose.sort((a, b) => compareKeys(a.entry, b.entry))
}

/** The first of what the freed agents can take; `heads` remembers each agent's until it is taken. */
async function firstHead(work: Work, heads: Map<string, Head | null>): Promise<Head | undefined> {
  let first: Head | undefined
  for (const agentId of work.draft.freeAgents) {
    if (!heads.has(agentId)) heads.set(agentId, await headFor(work, agentId))
    const head = heads.get(agentId)
    if (head && (!first || compareKeys(head.entry, first.entry) < 0)) first = head
  }
  return first
}

async function headFor({ draft, team }: Work, agentId: string): Promise<Head | null> {
  const agent = team.agent(agentId)
  const state = await draft.agent(agentId)
  if (!agent || state.presence !== 'available' || kindsWithRoom(agent, state).length === 0) return null
  const waiting = await draft.waitingSkills()
  let first: Head | null = null
  for (const [skill, proficiency] of team.skillsOf(agentId)) {
    if (!waiting.includes(skill)) continue
    const entry = await firstInLine(draft, skill, proficiency, (candidate) => canTake(team, agentId, state, skill, candidate))
    if (entry && (!first || compareKeys(entry, first.entry) < 0)) first = { skill, entry }
  }
  return first
}

async function existing({ draft }: Work, caseKey: CaseKey): Promise<CaseState> {
  const theCase = await draft.theCase(caseKey)
  if (!theCase) throw new Error(`Case ${caseKey} waits in a queue, but routing keeps nothing about it.`)
  return theCase
}
