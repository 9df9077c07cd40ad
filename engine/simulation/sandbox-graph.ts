/** Meta's Graph API inside the simulation: the sandbox's core as a GraphClient, without a network and on virtual time. */

import { handle } from '../sandbox/core/handle'
import type { ScheduledWebhook } from '../sandbox/core/request'
import type { Sandbox } from '../sandbox/core/sandbox'
import { type Failure, refusedBy } from '../whatsapp/graph-answer'
import type { Accepted, GraphAccess, GraphClient } from '../whatsapp/graph-client'
import { idOf, listOf, objectOf } from '../whatsapp/wire/json'

export interface SimulatedWorld {
  now(): number
  sleep(ms: number): Promise<void>
  random(): number
  deliver(webhooks: readonly ScheduledWebhook[]): void
}

const NETWORK_MS = { least: 5, spread: 300 }

export function createSandboxGraph(sandbox: Sandbox, world: SimulatedWorld): Pick<GraphClient, 'sendMessage'> {
  return {
    async sendMessage({ phoneNumberId, accessToken }: GraphAccess, message): Promise<Accepted | Failure> {
      await world.sleep(NETWORK_MS.least + world.random() * NETWORK_MS.spread)
      const answer = handle(
        sandbox,
        {
          method: 'POST',
          path: `/v26.0/${phoneNumberId}/messages`,
          query: {},
          headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
          body: { kind: 'json', value: JSON.parse(JSON.stringify(message)) },
        },
        world.now(),
        () => world.random(),
      )
      world.deliver(answer.webhooks)
      await world.sleep(NETWORK_MS.least + world.random() * NETWORK_MS.spread + answer.delayMs)
      if (answer.connection !== 'answered') return { outcome: 'inDoubt', reason: 'the connection broke before an answer' }
      const refusal = refusedBy(answer.body, answer.status, (name) => answer.headers[name] ?? null)
      if (refusal) return refusal
      const wamid = idOf(objectOf(listOf(objectOf(answer.body)?.messages)[0])?.id)
      return wamid === undefined
        ? { outcome: 'inDoubt', reason: `HTTP ${answer.status} without a Graph body` }
        : { outcome: 'accepted', wamid }
    },
  }
}
