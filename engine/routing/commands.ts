/**
 * What agents ask of their cases: to accept or reject an offer, to release a case, to transfer it.
 *
 * O1. A case has at most one pending offer.
 * O2. An expired offer never assigns, even if the accept arrives a moment later and before the timer.
 * O3. A command under another decision than the current one changes nothing, and its sender is told why (P2).
 */
import { DONE, refuse } from './answers'
import { kindsWithRoom } from './eligibility'
import { assign, requeue, vacate, type Work } from './moves'
import type { AgentCommand, CommandAnswer } from './protocol'
import type { CaseState } from './state'
import { wishFor } from './wish'

type Command<T extends AgentCommand['type']> = Extract<AgentCommand, { readonly type: T }>
type CaseCommand = Exclude<AgentCommand, Command<'agent.presence'>>

/** Takes an offered case for good. An offer that is past its time goes back to the queue instead. */
export async function acceptOffer(work: Work, command: Command<'offer.accept'>): Promise<CommandAnswer> {
  const { caseKey, agentId } = command
  const held = await heldCase(work, command, 'offered')
  if (!held.ok) return held
  const { theCase } = held
  if (theCase.what.is === 'offered' && work.draft.now >= theCase.what.expiresAt) {
    await requeue(work, caseKey, theCase, 'offerExpired', agentId)
    return refuse(`The offer of case ${caseKey} expired before it was accepted; the case is back in its queue.`)
  }
  await vacate(work, caseKey, theCase)
  await assign(work, caseKey, theCase, agentId, { isTransfer: false })
  return DONE
}

export async function rejectOffer(work: Work, command: Command<'offer.reject'>): Promise<CommandAnswer> {
  const held = await heldCase(work, command, 'offered')
  if (!held.ok) return held
  await requeue(work, command.caseKey, held.theCase, 'rejected', command.agentId)
  return DONE
}

export async function releaseCase(work: Work, command: Command<'case.release'>): Promise<CommandAnswer> {
  const held = await heldCase(work, command, 'assigned')
  if (!held.ok) return held
  await requeue(work, command.caseKey, held.theCase, 'released', command.agentId)
  return DONE
}

export async function transferCase(work: Work, command: Command<'case.transfer'>): Promise<CommandAnswer> {
  const held = await heldCase(work, command, 'assigned')
  if (!held.ok) return held
  return 'skill' in command.to
    ? transferToSkill(work, command, held.theCase, command.to.skill)
    : transferToAgent(work, command, held.theCase, command.to.agent)
}

/** Waits for the skill with its priority and first enqueue time; whoever transferred it is asked last. */
async function transferToSkill(
  work: Work,
  { caseKey, agentId }: Command<'case.transfer'>,
  theCase: CaseState,
  skill: string,
): Promise<CommandAnswer> {
  if (!work.team.skill(skill)) return refuse(`There is no skill ${skill} to transfer case ${caseKey} to; choose another skill.`)
  await requeue(work, caseKey, { ...theCase, wish: wishFor(skill, theCase.wish) }, 'transferred', agentId)
  return DONE
}

/** A colleague chosen by name gets the case at once, whatever his or her skills; room and being signed in are all it takes. */
async function transferToAgent(
  work: Work,
  { caseKey, agentId }: Command<'case.transfer'>,
  theCase: CaseState,
  toAgentId: string,
): Promise<CommandAnswer> {
  const to = work.team.agent(toAgentId)
  const state = await work.draft.agent(toAgentId)
  if (toAgentId === agentId) return refuse(`Case ${caseKey} is with ${agentId} already.`)
  if (!to) return refuse(`There is no active agent ${toAgentId}; choose another agent or a skill.`)
  if (state.presence === 'offline') return refuse(`Agent ${toAgentId} is not signed in; choose another agent or a skill.`)
  if (!kindsWithRoom(to, state).includes(theCase.channelKind)) {
    return refuse(`Agent ${toAgentId} has no room for another case; choose another agent or a skill.`)
  }
  await vacate(work, caseKey, theCase)
  await assign(work, caseKey, theCase, toAgentId, { isTransfer: true, priorAgentId: agentId })
  return DONE
}

/** The case that a command is about, if its agent has (or is offered) it by the very decision that the command names. */
async function heldCase(
  { draft }: Work,
  { caseKey, agentId, decision }: CaseCommand,
  is: 'offered' | 'assigned',
): Promise<{ readonly ok: true; readonly theCase: CaseState } | { readonly ok: false; readonly reason: string }> {
  const theCase = await draft.theCase(caseKey)
  if (!theCase) return refuse(`Case ${caseKey} is over or has left its queue.`)
  const isHeld = theCase.what.is === is && theCase.what.agentId === agentId && theCase.decision === decision
  if (isHeld) return { ok: true, theCase }
  return refuse(
    `Decision ${decision} about case ${caseKey} is not the current one: by decision ${theCase.decision} it is ${standingOf(theCase)}.`,
  )
}

function standingOf({ what }: CaseState): string {
  return what.is === 'queued'
    ? `waiting for ${what.skill}`
    : what.is === 'offered'
      ? `offered to ${what.agentId}`
      : `assigned to ${what.agentId}`
}
