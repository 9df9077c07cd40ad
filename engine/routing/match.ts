/**
 * Matching: brings waiting cases and agents with room together, after an event has done its part.
 *
 * M1. Work conserving: before the event nobody idle could take a waiting case, so only the cases that the event made loose and the
 *     agents that it freed can make new pairs; after matching there are none (R20).
 * M2. The case that goes first in its order is served first, over all skills of its agent; the agent is chosen for the case.
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

/** What goes first of all that an agent can take. */
interface Head {
  readonly skill: string
  readonly entry: QueueEntry
}

interface LooseCase extends Head {
  readonly theCase: CaseState
}

/** The heads of the agents looked at so far; null for who can take nothing. */
type Heads = Map<string, Head | null>

export async function match(work: Work): Promise<void> {
  const loose = await looseCases(work)
  const heads: Heads = new Map()
  for (;;) {
    const head = await firstHead(work, heads)
    const [first] = loose
    if (head && (!first || compareKeys(head.entry, first.entry) < 0)) await serveHead(work, head, heads)
    else if (!first) return
    else if (await serveLooseCase(work, first, heads)) loose.shift()
  }
}

/** Gives the case to the best of everybody, or puts it in its queue. False when its agent has to be looked at before. */
async function serveLooseCase(work: Work, loose: LooseCase, heads: Heads): Promise<boolean> {
  const { draft, team } = work
  const available = [...draft.roster].filter(([, presence]) => presence === 'available').map(([agentId]) => agentId)
  const qualified = available.filter((agentId) => isQualified(team, agentId, loose.skill, loose.entry))
  const taker = await chooseAgent(work, loose, qualified)
  if (taker === undefined) {
    await putInLine(draft, loose.skill, loose.entry)
  } else if (heads.has(taker)) {
    await serve(work, loose, taker, heads)
  } else {
    // a directory that is only half reviewed may have given this agent room for what goes before
    draft.freeAgents.add(taker)
    return false
  }
  return true
}

/** Gives the case to the best of the freed agents for whom it comes first. */
async function serveHead(work: Work, head: Head, heads: Heads): Promise<void> {
  const { caseKey } = head.entry
  const askers = [...heads].filter(([, other]) => other?.entry.caseKey === caseKey).map(([agentId]) => agentId)
  const found = { ...head, theCase: await existing(work, caseKey) }
  const taker = await chooseAgent(work, found, askers)
  if (taker === undefined) throw new Error(`Case ${caseKey} was found for ${askers.join(', ')}, who cannot take it.`)
  await takeFromLine(work.draft, head.skill, head.entry)
  await serve(work, found, taker, heads)
}

/** Whoever took the case, or had it in view, looks for another. */
async function serve(work: Work, { theCase, entry }: LooseCase, taker: string, heads: Heads): Promise<void> {
  await give(work, entry.caseKey, theCase, taker)
  for (const [agentId, head] of heads) {
    if (agentId === taker || head?.entry.caseKey === entry.caseKey) heads.delete(agentId)
  }
}

/** The best of these agents who can take the case now. */
async function chooseAgent(
  { draft, team }: Work,
  { theCase, skill, entry }: LooseCase,
  agentIds: readonly string[],
): Promise<string | undefined> {
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

/** The first of what the freed agents can take. */
async function firstHead(work: Work, heads: Heads): Promise<Head | undefined> {
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
