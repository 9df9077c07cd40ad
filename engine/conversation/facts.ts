/** Gathers what a run may know at this moment. */

import type { CompiledScript } from '../compile/compile-script'
import { findAgent, findChannel } from '../directory/model/look-up'
import type { Facts } from '../run/facts'
import type { Turn } from './turn'

export function factsFor(turn: Turn, script: CompiledScript): Facts {
  const { state, directory, now, seed, lookups } = turn
  const { theCase, contact, lastInboundAt, lastInboundId = null } = state
  const channel = findChannel(directory, state.channelId)
  const agent = theCase?.ownership === 'assigned' && theCase.agentId ? theCase.agentId : undefined
  const isWaiting = theCase?.ownership === 'queued' || theCase?.ownership === 'offered'
  return {
    at: now,
    seed,
    lastInboundAt,
    lastInboundId,
    contact: { name: contact.name ?? '', phone: contact.phone ? `+${contact.phone}` : '', username: contact.username ?? '' },
    channel: { id: state.channelId, name: channel?.name ?? '', kind: channel?.kind ?? 'whatsapp', number: channel?.number ?? '' },
    case: {
      id: theCase ? `${turn.key}/${theCase.number}` : '',
      status: theCase?.status ?? 'open',
      skill: theCase?.skill ?? '',
      number: theCase?.number ?? 0,
    },
    tags: theCase?.tags ?? [],
    notes: theCase?.notes ?? 0,
    agent: agent === undefined ? null : { id: agent, name: findAgent(directory, agent)?.name ?? agent },
    isQueued: isWaiting,
    isUnstaffed: theCase?.ownership === 'queued' && !theCase.isStaffed,
    screenPopHosts: directory.screenPopHosts,
    hours: Object.fromEntries(
      script.hours.flatMap((hours) => {
        const hoursState = lookups.hoursState(directory, hours, now)
        return hoursState ? [[hours, hoursState]] : []
      }),
    ),
  }
}
