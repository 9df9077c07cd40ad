/** What must hold of a simulated contact centre, whatever happened to it; each breach is said in words. */

import { ROUTING_POOL } from '../conversation/turn'
import type { HistoryEntry } from '../history/entries'
import type { AgentState, CaseState } from '../routing/state'
import { ledger } from '../sandbox/core/sandbox'
import { conversationState, type World } from './world'

/** Holds at every moment: capacity and ownership (requirements R18, R19). */
export async function alwaysHolds(world: World): Promise<string[]> {
  const breaches: string[] = []
  const { host, workspace } = world
  const owners = new Map<string, string>()
  for (const agent of workspace.directory.agents) {
    const state = await host.peek<AgentState>(POOL, `agent:${agent.id}`)
    const cases = Object.keys(state?.cases ?? {})
    if (cases.length > agent.capacity.total) breaches.push(`agent ${agent.id} has ${cases.length} cases, capacity ${agent.capacity.total}`)
    for (const caseKey of cases) {
      const other = owners.get(caseKey)
      if (other) breaches.push(`case ${caseKey} is with ${other} and with ${agent.id}`)
      owners.set(caseKey, agent.id)
    }
  }
  return breaches
}

/** Holds once the world has come to rest: everything is accounted for. */
export async function holdsAtRest(world: World): Promise<string[]> {
  return [
    ...(await alwaysHolds(world)),
    ...messagesAccountedFor(world),
    ...sendsAccountedFor(world),
    ...(await conversationsAtRest(world)),
    ...nothingSetAside(world),
  ]
}

function entries<Type extends HistoryEntry['type']>(world: World, type: Type) {
  return world.host.history.flatMap(({ object, entry }) =>
    entry.type === type ? [{ object, entry: entry as Extract<HistoryEntry, { type: Type }> }] : [],
  )
}

/** No acknowledged message is lost, none counted twice (R4, R6, R7). */
function messagesAccountedFor(world: World): string[] {
  const received = new Map<string, number>()
  for (const { entry } of entries(world, 'message.received'))
    received.set(entry.message.wamid, (received.get(entry.message.wamid) ?? 0) + 1)
  const written = [...world.sandbox.messages.values()].filter(({ from }) => from === 'contact')
  return [
    ...[...world.acknowledged].filter((wamid) => !received.has(wamid)).map((wamid) => `acknowledged message ${wamid} is lost`),
    ...written.filter(({ wamid }) => !world.acknowledged.has(wamid)).map(({ wamid }) => `message ${wamid} was never acknowledged`),
    ...[...received].filter(([, count]) => count > 1).map(([wamid, count]) => `message ${wamid} is kept ${count} times`),
  ]
}

/** Every send went out once, or is known not to have, or is shown as unknown (R10, R11); and in order (G1). */
function sendsAccountedFor(world: World): string[] {
  const breaches: string[] = []
  const sent = new Map<string, number>()
  const lastNumber = new Map<string, number>()
  for (const { bizOpaqueCallbackData: effectId = '' } of ledger(world.sandbox)) {
    sent.set(effectId, (sent.get(effectId) ?? 0) + 1)
    const at = effectId.lastIndexOf('#')
    const [key, number] = [effectId.slice(0, at), Number(effectId.slice(at + 1))]
    if (number < (lastNumber.get(key) ?? 0)) breaches.push(`${effectId} went out after a later message`)
    lastNumber.set(key, number)
  }
  for (const [effectId, count] of sent) if (count > 1) breaches.push(`${effectId} went out ${count} times`)
  const accepted = new Set(entries(world, 'message.status').map(({ entry }) => entry.effectId))
  const notSent = new Set(entries(world, 'message.notSent').map(({ entry }) => entry.effectId))
  const unknown = new Set(entries(world, 'message.doubt').flatMap(({ entry }) => (entry.state === 'unknown' ? [entry.effectId] : [])))
  const queued = entries(world, 'message.queued').map(({ entry }) => entry.effectId)
  for (const effectId of queued) {
    if (sent.has(effectId) && !accepted.has(effectId)) breaches.push(`${effectId} went out and nobody knows`)
    if (!sent.has(effectId) && accepted.has(effectId)) breaches.push(`${effectId} counts as accepted and never went out`)
    if (sent.has(effectId) && notSent.has(effectId)) breaches.push(`${effectId} went out and counts as not sent`)
    if (!sent.has(effectId) && !notSent.has(effectId) && !unknown.has(effectId))
      breaches.push(`${effectId} is neither sent, nor refused, nor unknown`)
  }
  const known = new Set(queued)
  for (const effectId of sent.keys()) if (!known.has(effectId)) breaches.push(`${effectId} went out and was never asked for`)
  return breaches
}

async function conversationsAtRest(world: World): Promise<string[]> {
  const breaches: string[] = []
  const { host } = world
  const timers = host.armedTimers()
  for (const key of host.keys('conversation')) {
    const state = await conversationState(world, key)
    if (!state) continue
    if (state.outgoing.length > 0)
      breaches.push(`${key} has ${state.outgoing.length} messages that never left (${state.outgoing[0]?.state})`)
    const theCase = state.theCase
    for (const armingId of Object.values(theCase?.run?.timers ?? {})) {
      if (!timers.has(armingId)) breaches.push(`${key} waits for timer ${armingId}, which is not armed`)
    }
    if (!theCase || theCase.status === 'closed' || theCase.status === 'resolved') continue
    const routed = await host.peek<CaseState>(POOL, `case:${key}/${theCase.number}`)
    const is = routed?.what.is ?? 'none'
    if (is !== theCase.ownership) breaches.push(`${key} believes to be ${theCase.ownership}, routing says ${is}`)
    if (routed && routed.decision !== theCase.decision)
      breaches.push(`${key} is at decision ${theCase.decision}, routing at ${routed.decision}`)
    if (is === 'assigned' && routed?.what.is === 'assigned' && routed.what.agentId !== theCase.agentId) {
      breaches.push(`${key} believes to be with ${theCase.agentId}, routing says ${routed.what.agentId}`)
    }
  }
  for (const [armingId, { dueAt }] of timers) if (dueAt <= host.now() - 1_000) breaches.push(`timer ${armingId} is overdue`)
  return breaches
}

function nothingSetAside(world: World): string[] {
  return [
    ...world.host.deadLetters.map(({ event, reason }) => `an event was set aside: ${event.type}: ${reason}`),
    ...entries(world, 'fault').flatMap(({ entry, object }) =>
      entry.what.includes('could not be handled') ? [`${object}: ${entry.what}`] : [],
    ),
  ]
}

const POOL = { type: 'routing', key: ROUTING_POOL } as const
