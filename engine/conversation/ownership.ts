/**
 * Who has the case. Routing alone decides (protocol P1): a decision with a higher number is applied, any other ignored; what this
 * conversation wants of routing are requests.
 */
import { findAgent } from '../directory/model/look-up'
import type { CaseWish, RoutingDecision } from '../routing/protocol'
import type { CaseState } from './state'
import { caseAtHand, caseKey, change, changeCase, requestHead, type Turn } from './turn'

/** Asks for a place in a skill's queue; a case that has a place or an agent keeps it until routing decides. */
export function joinQueue(turn: Turn, wish: CaseWish): void {
  const { ownership, lastAgentId } = caseAtHand(turn)
  turn.requests.push({
    type: 'case.join',
    ...requestHead(turn),
    channelId: turn.state.channelId,
    lastAgents: {
      ...(lastAgentId ? { perCase: lastAgentId } : {}),
      ...(turn.state.lastAgentId ? { perCustomer: turn.state.lastAgentId } : {}),
    },
    ...wish,
  })
  if (ownership === 'none' || ownership === 'leaving') changeCase(turn, { ownership: 'queued', skill: wish.skill, isStaffed: true })
}

/** Asks to leave the queue; a case that is in none has left already. */
export function leaveQueue(turn: Turn): void {
  const { ownership } = caseAtHand(turn)
  if (ownership === 'none') {
    turn.inner.push({ type: 'queue.left' })
    return
  }
  turn.requests.push({ type: 'case.leave', ...requestHead(turn) })
  if (ownership === 'queued' || ownership === 'offered') changeCase(turn, { ownership: 'leaving' })
}

/** Applies a decision of routing; what an older number says is out of date. */
export function takeDecision(turn: Turn, decision: RoutingDecision): void {
  const theCase = turn.state.theCase
  if (!theCase || decision.caseKey !== caseKey(turn) || decision.decision <= theCase.decision) return
  turn.history.push({ type: 'routing.decided', decision })
  changeCase(turn, { decision: decision.decision })
  const { what } = decision
  if (theCase.isEnding) {
    if (what.is === 'over') changeCase(turn, { isEnding: false })
    return
  }
  switch (what.is) {
    case 'queued':
      tellTaken(turn, theCase, what.because)
      own(turn, { ownership: 'queued', skill: what.skill, isStaffed: what.isStaffed })
      if (!what.isStaffed) turn.inner.push({ type: 'queue.unstaffed' })
      return
    case 'offered':
      own(turn, { ownership: 'offered', skill: what.skill, isStaffed: true, agentId: what.agentId })
      return
    case 'assigned': {
      const { agentId, skill, isTransfer, priorAgentId } = what
      own(turn, { ownership: 'assigned', skill, isStaffed: true, agentId })
      changeCase(turn, { lastAgentId: agentId })
      change(turn, { lastAgentId: agentId })
      const prior = priorAgentId === undefined ? {} : { priorAgent: named(turn, priorAgentId) }
      turn.inner.push({ type: 'case.assigned', agent: named(turn, agentId), isTransfer, ...prior })
      return
    }
    case 'left':
      own(turn, { ownership: 'none' })
      turn.inner.push({ type: 'queue.left' })
      return
    case 'over':
      return own(turn, { ownership: 'none' })
    default:
      what satisfies never
  }
}

type Queued = Extract<RoutingDecision['what'], { is: 'queued' }>

/** The run hears of an agent who does not take the case, gives it back, or loses it. */
function tellTaken(turn: Turn, { ownership, agentId }: CaseState, because: Queued['because']): void {
  if (because === 'rejected' || because === 'offerExpired') turn.inner.push({ type: 'offer.rejected' })
  if (ownership !== 'assigned' || agentId === undefined) return
  // what the script asked for itself is no news to it
  if (because === 'released') turn.inner.push({ type: 'case.released', agent: named(turn, agentId) })
  else if (because === 'transferred' || because === 'agentLeft') turn.inner.push({ type: 'case.unassigned', agent: named(turn, agentId) })
}

function named(turn: Turn, agentId: string) {
  return { id: agentId, name: findAgent(turn.directory, agentId)?.name ?? agentId }
}

type Owned = Pick<CaseState, 'ownership'> & Partial<Pick<CaseState, 'skill' | 'isStaffed' | 'agentId'>>

/** A case without agent names none. */
function own(turn: Turn, owned: Owned): void {
  const { agentId: _before, ...theCase } = caseAtHand(turn)
  change(turn, { theCase: { ...theCase, ...owned } })
}
