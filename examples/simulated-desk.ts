/**
 * A whole contact centre on virtual time for one story: an example's workspace on the real engine, with WhatsApp played by the
 * sandbox. One contact, Ada, holds the phone; agents come, go and close cases.
 */
import type { ConversationEvent } from '../engine/conversation/events'
import type { ConversationState } from '../engine/conversation/state'
import { ROUTING_POOL } from '../engine/conversation/turn'
import type { AgentCommand, CommandAnswer, Presence } from '../engine/routing/protocol'
import { chatOf } from '../engine/sandbox/core/chat'
import { type ContactContent, contactWrites } from '../engine/sandbox/core/contact-writes'
import { simulatedWorkspace } from '../engine/simulation/workspace'
import { CALM, conversationState, createWorld, type World } from '../engine/simulation/world'
import { ADA, type Example } from './open-example'

const SECOND = 1_000
const DIGITS = ADA.phone.slice(1)

export class SimulatedDesk {
  readonly #world: World
  readonly #channel: Example['directory']['channels'][number]

  constructor({ directory, scripts }: Example) {
    const [channel] = directory.channels
    if (!channel) throw new Error('The example has no channel')
    this.#channel = channel
    this.#world = createWorld(simulatedWorkspace(directory, scripts), { seed: 1, roughness: CALM, doubtMs: 20 * SECOND })
  }

  async agentIs(agentId: string, presence: Presence): Promise<void> {
    await this.#command({ type: 'agent.presence', agentId, presence })
  }

  async adaWrites(text: string): Promise<void> {
    await this.#write({ type: 'text', text })
  }

  /** Taps a button or row of the newest message, by what it shows. */
  async adaTaps(title: string): Promise<void> {
    const message = this.#chat().findLast(({ from }) => from === 'business')
    if (!message) throw new Error('Ada has got no message yet')
    await this.#write({ type: 'tap', wamid: message.wamid, choice: title })
  }

  /** A program starts a script for Ada. */
  async programStarts(scriptId: string, variables: Readonly<Record<string, string>>): Promise<void> {
    await this.#ask({
      type: 'run.requested',
      actor: { kind: 'program', name: 'appointment book' },
      channelId: this.#channel.id,
      contactId: 'c1',
      contact: { phone: DIGITS, name: ADA.name },
      scriptId,
      variables,
    })
  }

  /** The agent who has the case says yes to the offer. */
  async agentAccepts(agentId: string): Promise<void> {
    await this.#command({ type: 'offer.accept', agentId, ...(await this.#underDecision()) })
  }

  async agentCloses(agentId: string): Promise<void> {
    const { decision } = await this.#underDecision()
    await this.#ask({ type: 'status.set', actor: { kind: 'agent', id: agentId, name: agentId }, status: 'closed', decision })
  }

  async minutesPass(minutes: number): Promise<void> {
    await this.#world.host.runFor(minutes * 60 * SECOND)
  }

  /** What Ada's phone shows of our messages, oldest first. */
  get onThePhone(): string[] {
    return this.#chat().flatMap(({ from, text = '' }) => (from === 'business' ? [text] : []))
  }

  /** Pages shown to agents, oldest first. */
  get screenPops(): { readonly agentId: string; readonly url: string }[] {
    return this.#world.host.history.flatMap(({ entry }) =>
      entry.type === 'screen.popped' ? [{ agentId: entry.agentId, url: entry.url }] : [],
    )
  }

  async theCase(): Promise<NonNullable<ConversationState['theCase']>> {
    const state = await conversationState(this.#world, this.#key)
    if (!state?.theCase) throw new Error('There is no case')
    return state.theCase
  }

  get #key(): string {
    return `${this.#channel.id}/c1`
  }

  #chat() {
    return chatOf(this.#world.sandbox, DIGITS, this.#world.host.now())?.messages ?? []
  }

  async #write(content: ContactContent): Promise<void> {
    const { sandbox, host, random } = this.#world
    const write = { phoneNumberId: this.#channel.phoneNumberId, from: DIGITS, name: ADA.name, content }
    this.#world.deliver(contactWrites(sandbox, write, host.now(), random).webhooks)
    await this.#settle()
  }

  async #underDecision() {
    const { number, decision } = await this.theCase()
    return { caseKey: `${this.#key}/${number}`, decision }
  }

  async #command(command: AgentCommand): Promise<void> {
    await this.#answered(this.#world.host.ask({ type: 'routing', key: ROUTING_POOL }, command))
  }

  async #ask(event: ConversationEvent): Promise<void> {
    await this.#answered(this.#world.host.ask({ type: 'conversation', key: this.#key }, event))
  }

  async #answered(asked: ReturnType<World['host']['ask']>): Promise<void> {
    await this.#settle()
    const answer = await asked
    const value = answer.outcome === 'done' ? (answer.value as CommandAnswer | undefined) : undefined
    if (answer.outcome !== 'done' || value?.ok === false) throw new Error(`Refused: ${JSON.stringify(answer)}`)
  }

  /** Long enough for a send, its statuses and what follows from them. */
  async #settle(): Promise<void> {
    await this.#world.host.runFor(10 * SECOND)
  }
}
