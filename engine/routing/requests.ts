/** What conversations ask: to join a queue, to leave it, and to let go of a case that is over. Requests are never refused. */
import { isQualified } from './eligibility'
import { enterQueue, forget, repeatDecision, vacate, type Work, withoutHold } from './moves'
import type { CaseWish, RoutingDecision, RoutingRequest } from './protocol'
import type { CaseState } from './state'
import { effectiveWish } from './wish'

type Join = Extract<RoutingRequest, { readonly type: 'case.join' }>
type Leave = Extract<RoutingRequest, { readonly type: 'case.leave' }>
type Over = Extract<RoutingRequest, { readonly type: 'case.over' }>
type Goodbye = Extract<RoutingDecision['what'], { readonly is: 'left' | 'over' }>

/** Decisions about a case go on above what its conversation has applied, whoever made those (P5). */
export async function handleRequest(work: Work, request: RoutingRequest): Promise<void> {
  work.draft.numberAbove(request.decision)
  switch (request.type) {
    case 'case.join':
      return join(work, request)
    case 'case.leave':
      return leave(work, request)
    case 'case.over':
      return endCase(work, request)
    default:
      request satisfies never
  }
}

/** Joins, or joins again under another wish. The enqueue time stays that of the first join (P4). */
async function join(work: Work, request: Join): Promise<void> {
  const { caseKey } = request
  const before = await work.draft.theCase(caseKey)
  if (!before) return enterQueue(work, caseKey, firstState(work, request), 'joined')
  const wish = effectiveWish(work.team, wishOf(request), before.channelId)
  const isSameSkill = wish.skill === before.wish.skill
  const known = isSameSkill ? before : withoutHold(work.draft, before)
  const after: CaseState = { ...known, wish, lastAgents: { ...request.lastAgents, ...before.lastAgents } }
  if (before.what.is === 'assigned' && isSameSkill) return repeatDecision(work.draft, caseKey, before)
  if (before.what.is === 'offered' && isSameSkill && isQualified(work.team, before.what.agentId, wish.skill, wish)) {
    // the offer stands; another priority counts when the case comes back
    work.draft.setCase(caseKey, after)
    return repeatDecision(work.draft, caseKey, after)
  }
  await vacate(work, caseKey, before)
  enterQueue(work, caseKey, after, before.what.is === 'assigned' ? 'transferred' : 'joined')
}

/** An agent who has the case keeps it: the decision is repeated, since one of `left` and `assigned` has to answer (P3). */
async function leave(work: Work, request: Leave): Promise<void> {
  const theCase = await work.draft.theCase(request.caseKey)
  if (theCase?.what.is === 'assigned') return repeatDecision(work.draft, request.caseKey, theCase)
  await letGo(work, request, theCase, { is: 'left' })
}

async function endCase(work: Work, request: Over): Promise<void> {
  await letGo(work, request, await work.draft.theCase(request.caseKey), { is: 'over' })
}

/** Answers also for a case that routing does not hold (P5). */
async function letGo(work: Work, { caseKey, conversation }: Leave | Over, theCase: CaseState | undefined, what: Goodbye): Promise<void> {
  if (theCase) {
    await vacate(work, caseKey, theCase)
    forget(work.draft, caseKey, theCase)
  }
  work.draft.tell(conversation, { type: 'routing.decided', caseKey, decision: work.draft.nextNumber(), what })
}

function firstState({ draft, team }: Work, request: Join): CaseState {
  const { channelId, conversation, lastAgents } = request
  const wish = effectiveWish(team, wishOf(request), channelId)
  return {
    conversation,
    channelId,
    // a channel that was removed meanwhile still counts as what it was: there is one kind
    channelKind: team.channel(channelId)?.kind ?? 'whatsapp',
    wish,
    enqueuedAt: draft.now,
    lastAgents,
    decision: 0,
    what: { is: 'queued', skill: wish.skill, because: 'joined', isStaffed: false },
    refusals: [],
  }
}

const wishOf = ({ skill, priority, bestProficiency, worstProficiency }: CaseWish): CaseWish => ({
  skill,
  priority,
  bestProficiency,
  worstProficiency,
})
