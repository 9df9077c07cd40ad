/** What must hold of routing at every moment, whoever was killed when (requirements R18, R19); each breach is said in words. */
import type { RoutingSnapshot } from './engine-file'
import type { GateAgent } from './workspace'

export function routingBreaches({ agents, cases }: RoutingSnapshot, known: readonly GateAgent[]): string[] {
  const breaches: string[] = []
  const holders = new Map<string, string>()
  for (const [agentId, { cases: held }] of agents) {
    const capacity = known.find(({ id }) => id === agentId)?.capacity ?? 0
    const keys = Object.keys(held)
    if (keys.length > capacity) breaches.push(`agent ${agentId} has ${keys.length} cases, capacity ${capacity}`)
    for (const caseKey of keys) {
      const other = holders.get(caseKey)
      if (other !== undefined) breaches.push(`case ${caseKey} is with ${other} and with ${agentId}`)
      holders.set(caseKey, agentId)
      const what = cases.get(caseKey)?.what
      const isTheirs = what?.is === held[caseKey]?.is && what && 'agentId' in what && what.agentId === agentId
      if (!isTheirs) breaches.push(`agent ${agentId} has case ${caseKey} as ${held[caseKey]?.is}, the case says ${JSON.stringify(what)}`)
    }
  }
  for (const [caseKey, { what }] of cases) {
    if (what.is !== 'queued' && holders.get(caseKey) !== what.agentId)
      breaches.push(`case ${caseKey} is with ${what.agentId}, who does not have it`)
  }
  return breaches
}
