/**
 * How a case moves: out of its place, into its queue, to an agent, and away. Whoever has or is offered a case lists it, and
 * a waiting case is either in its queue or among the draft's loose cases, which matching gives a place before the commit.
 */
import type { Draft } from './draft'
import { isStaffed } from './eligibility'
import { holdOnEntry } from './preferred-agent'
import type { CaseKey } from './protocol'
import { type CaseState, entryOf, type Standing } from './state'
import type { Team } from './team'
import { takeFromLine } from './waiting-line'

/** How long an agent who refused a case is not asked again for it. */
const COOL_DOWN_MS = 20_000

/** One event being handled. */
export interface Work {
  readonly draft: Draft
  readonly team: Team
}

type QueuedBecause = Extract<Standing, { readonly is: 'queued' }>['because']

/** Sends the decision, numbered, and keeps it as the case's state. */
export function decide({ draft }: Work, caseKey: CaseKey, theCase: CaseState, what: Standing): CaseState {
  const decided = { ...theCase, decision: draft.nextNumber(), what }
  draft.setCase(caseKey, decided)
  repeatDecision(draft, caseKey, decided)
  return decided
}

/** Sends the last decision again, under its own number: whoever knows it ignores it. */
export function repeatDecision(draft: Draft, caseKey: CaseKey, { conversation, decision, what }: CaseState): void {
  draft.tell(conversation, { type: 'routing.decided', caseKey, decision, what })
}

/** Takes a case out of its queue or from its agent; it then has no place until it enters one. Its agent has room for another. */
export async function vacate({ draft }: Work, caseKey: CaseKey, theCase: CaseState): Promise<void> {
  const { what } = theCase
  if (what.is === 'queued') {
    if (!draft.looseCases.delete(caseKey)) await takeFromLine(draft, what.skill, entryOf(caseKey, theCase))
    return
  }
  if (what.is === 'offered') draft.cancel(draft.armingId(theCase.decision))
  const agent = await draft.agent(what.agentId)
  const { [caseKey]: _vacated, ...cases } = agent.cases
  draft.setAgent(what.agentId, { ...agent, cases })
  draft.freeAgents.add(what.agentId)
}

/** Makes a case without a place wait for its skill, and for its preferred agent where the skill says so. */
export function enterQueue(work: Work, caseKey: CaseKey, theCase: CaseState, because: QueuedBecause): void {
  const { draft, team } = work
  const { skill } = theCase.wish
  decide(work, caseKey, withHold(work, caseKey, theCase), {
    is: 'queued',
    skill,
    because,
    isStaffed: isStaffed(team, draft.roster, theCase.wish),
  })
  draft.looseCases.add(caseKey)
}

/** Back into the queue with the original enqueue time; `refusedBy` is not asked again while others are free, or for COOL_DOWN_MS. */
export async function requeue(work: Work, caseKey: CaseKey, theCase: CaseState, because: QueuedBecause, refusedBy?: string): Promise<void> {
  await vacate(work, caseKey, theCase)
  enterQueue(work, caseKey, refusedBy === undefined ? theCase : coolDown(work, caseKey, theCase, refusedBy), because)
}

/** A waiting case changed in what matching asks about: it is looked at again, in its place. */
export async function reconsider(work: Work, caseKey: CaseKey, before: CaseState, after: CaseState): Promise<void> {
  await vacate(work, caseKey, before)
  work.draft.setCase(caseKey, after)
  work.draft.looseCases.add(caseKey)
}

/** Gives a case without a place to an agent: as an offer where the skill asks for a yes, else for good. */
export async function give(work: Work, caseKey: CaseKey, theCase: CaseState, agentId: string): Promise<void> {
  const { draft, team } = work
  const { skill } = theCase.wish
  const setting = team.skill(skill)
  if (!setting?.offersNeedAccept) return assign(work, caseKey, theCase, agentId, { isTransfer: false })
  await list(draft, caseKey, theCase, agentId, 'offered')
  const forMs = setting.offerSeconds * 1000
  const { decision } = decide(work, caseKey, theCase, { is: 'offered', skill, agentId, expiresAt: draft.now + forMs })
  draft.arm(draft.armingId(decision), { type: 'offer.expired', caseKey, decision }, forMs)
}

/** The case is the agent's, who becomes the preferred agent from now on, also after a fallback (S82, S83). */
export async function assign(
  work: Work,
  caseKey: CaseKey,
  theCase: CaseState,
  agentId: string,
  how: { readonly isTransfer: boolean; readonly priorAgentId?: string },
): Promise<void> {
  await list(work.draft, caseKey, theCase, agentId, 'assigned')
  const settled = { ...withoutTimers(work.draft, theCase), refusals: [], lastAgents: { perCase: agentId, perCustomer: agentId } }
  decide(work, caseKey, settled, { is: 'assigned', skill: theCase.wish.skill, agentId, ...how })
}

/** A case without a place is none of routing's business any more, and its timers end with it (R23). */
export function forget(draft: Draft, caseKey: CaseKey, theCase: CaseState): void {
  withoutTimers(draft, theCase)
  draft.clearCase(caseKey)
}

/** Ends the wait for a preferred agent together with its timer. */
export function withoutHold(draft: Draft, theCase: CaseState): CaseState {
  const { preference, ...rest } = theCase
  if (preference && preference.armingId !== null) draft.cancel(preference.armingId)
  return rest
}

/** The fallback time counts on while the case is offered and comes back; it begins anew for another preferred agent only. */
function withHold({ draft, team }: Work, caseKey: CaseKey, theCase: CaseState): CaseState {
  const hold = holdOnEntry(team, theCase)
  if (hold && theCase.preference?.agentId === hold.agentId) return theCase
  const free = withoutHold(draft, theCase)
  if (!hold) return free
  const armingId = draft.armingId(draft.nextNumber())
  draft.arm(armingId, { type: 'preference.expired', caseKey, armingId }, hold.forMs)
  return { ...free, preference: { agentId: hold.agentId, armingId } }
}

function coolDown({ draft }: Work, caseKey: CaseKey, theCase: CaseState, agentId: string): CaseState {
  const armingId = draft.armingId(draft.nextNumber())
  draft.arm(armingId, { type: 'cooldown.ended', caseKey, agentId, armingId }, COOL_DOWN_MS)
  return { ...theCase, refusals: [...theCase.refusals.filter((refusal) => refusal.agentId !== agentId), { agentId, armingId }] }
}

function withoutTimers(draft: Draft, theCase: CaseState): CaseState {
  for (const { armingId } of theCase.refusals) if (armingId !== null) draft.cancel(armingId)
  return withoutHold(draft, theCase)
}

async function list(draft: Draft, caseKey: CaseKey, theCase: CaseState, agentId: string, is: 'offered' | 'assigned'): Promise<void> {
  const agent = await draft.agent(agentId)
  draft.setAgent(agentId, {
    ...agent,
    cases: { ...agent.cases, [caseKey]: { channelKind: theCase.channelKind, is } },
    lastAssignedAt: is === 'assigned' ? draft.now : agent.lastAssignedAt,
  })
}
