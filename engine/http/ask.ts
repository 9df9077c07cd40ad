/** Gives a command to a durable object and turns what it answers into HTTP's terms. */
import type { ConversationEvent } from '../conversation/events'
import { ROUTING_POOL } from '../conversation/turn'
import type { AskOptions, Host } from '../hosts/host'
import type { AgentCommand, CommandAnswer } from '../routing/protocol'
import { HttpProblem } from './problem'

/** Throws 409 with the object's reason where it refuses. A command that was accepted before is done. */
export async function askConversation(host: Host, key: string, event: ConversationEvent, options?: AskOptions): Promise<void> {
  await command(host, { type: 'conversation', key }, event, options)
}

export async function askRouting(host: Host, event: AgentCommand): Promise<void> {
  await command(host, { type: 'routing', key: ROUTING_POOL }, event)
}

async function command(...[host, address, event, options]: [Host, ...Parameters<Host['ask']>]): Promise<void> {
  const answer = await host.ask(address, event, options)
  switch (answer.outcome) {
    case 'duplicate':
      return
    case 'poison':
      throw new HttpProblem(500, `The command could not be handled and was set aside: ${answer.reason}`)
    case 'done': {
      const value = answer.value as CommandAnswer | undefined
      if (value && !value.ok) throw new HttpProblem(409, value.reason)
      return
    }
    default:
      answer satisfies never
  }
}
