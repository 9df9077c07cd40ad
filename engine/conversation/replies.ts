/** An agent's reply: only from the agent who has the case, under the decision that gave it, once per client id (requirement R14). */

import type { CommandAnswer } from '../routing/protocol'
import { checkOutgoing } from '../whatsapp/wire/limits'
import type { ConversationEvent } from './events'
import { say } from './outgoing'
import { isOutsideWindow } from './session-window'
import { MAX_REPLIES } from './state'
import { change, type Turn } from './turn'

export function takeReply(turn: Turn, reply: Extract<ConversationEvent, { type: 'agent.replied' }>): CommandAnswer {
  if (turn.state.replies.some(({ clientId }) => clientId === reply.clientId)) return { ok: true }
  const { theCase, lastInboundAt } = turn.state
  if (theCase?.ownership !== 'assigned' || theCase.agentId !== reply.agentId) return refuse('The case is not with this agent')
  if (theCase.decision !== reply.decision) return refuse('The case has changed hands since; look again')
  const [problem] = checkOutgoing(reply.message)
  if (problem) return refuse(problem.message)
  if (isOutsideWindow(reply.message, lastInboundAt, turn.now)) {
    return refuse('The session window is closed: the contact last wrote more than 24 hours ago. Send a template')
  }
  const effectId = say(turn, reply.message, reply.actor)
  if (!effectId) return refuse('Too many messages wait to go out; try again in a minute')
  change(turn, { replies: [...turn.state.replies, { clientId: reply.clientId, effectId }].slice(-MAX_REPLIES) })
  return { ok: true }
}

function refuse(reason: string): CommandAnswer {
  return { ok: false, reason }
}
