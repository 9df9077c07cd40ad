/** Who is in the world when a story begins: agents as the scenario has them, then other contacts who wait already. */
import { ROUTING_POOL } from '../../../engine/conversation/turn'
import type { AgentCommand, RoutingRequest } from '../../../engine/routing/protocol'
import type { World } from '../../../engine/simulation/world'
import type { Scene } from './scene'
import type { Scenario } from './settings'

const POOL = { type: 'routing', key: ROUTING_POOL } as const

/** One after another, so that nobody's turn is left to chance. */
export async function populate({ host }: World, scene: Scene, { agents, ahead }: Pick<Scenario, 'agents' | 'ahead'>): Promise<void> {
  const signIns = Object.entries(agents).map(([agentId, presence]): AgentCommand => ({ type: 'agent.presence', agentId, presence }))
  const joins = Object.entries(ahead).flatMap(([skill, count]) =>
    Array.from({ length: count }, (_, place) => otherJoins(scene, skill, place + 1)),
  )
  for (const event of [...signIns, ...joins]) {
    void host.ask(POOL, event)
    await host.runFor(1)
  }
}

/** Whoever is ahead stays ahead. */
const MAX_PRIORITY = 1000

/** A contact of whom routing alone knows: its conversation ignores what it is told. */
function otherJoins({ channel }: Scene, skill: string, number: number): RoutingRequest {
  const conversation = `${channel.id}/other-${skill}-${number}`
  return {
    ...{ type: 'case.join', caseKey: `${conversation}/1`, decision: 0, conversation, channelId: channel.id, lastAgents: {} },
    ...{ skill, priority: MAX_PRIORITY, bestProficiency: 1, worstProficiency: 20 },
  }
}
