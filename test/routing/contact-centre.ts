/** A contact centre to route in, told in gestures: cases join, agents sign in and accept, and what conversations were told. */
import { Directory } from '../../engine/directory/model/directory'
import type { CaseWish, CommandAnswer, Presence, RoutingDecision } from '../../engine/routing/protocol'
import { type AgentState, agentName, type CaseState, caseName } from '../../engine/routing/state'
import { RoutingHost } from './routing-host'

interface Setup {
  readonly skills?: Readonly<Record<string, { offersNeedAccept?: boolean; offerSeconds?: number; preferredAgent?: object }>>
  readonly agents?: Readonly<Record<string, { skills: Record<string, number>; total?: number; whatsapp?: number; isActive?: boolean }>>
  readonly defaultSkill?: string
}

type LastAgents = { readonly perCase?: string; readonly perCustomer?: string }

export function directoryOf({ skills = { sales: {} }, agents = {}, defaultSkill = 'sales' }: Setup): Directory {
  return Directory.parse({
    channels: [
      {
        id: 'front-desk',
        kind: 'whatsapp',
        name: 'Front desk',
        phoneNumberId: '1',
        wabaId: '2',
        number: '+351210000000',
        defaultScript: 'main',
        defaultSkill,
      },
    ],
    skills: Object.entries(skills).map(([id, settings]) => ({ id, name: `The ${id}`, ...settings })),
    agents: Object.entries(agents).map(([id, { skills: able, total = 1, whatsapp, isActive = true }]) => ({
      id,
      name: id,
      skills: able,
      capacity: { total, ...(whatsapp === undefined ? {} : { whatsapp }) },
      isActive,
    })),
  })
}

export class ContactCentre {
  readonly host: RoutingHost

  constructor(setup: Setup) {
    this.host = new RoutingHost(directoryOf(setup))
  }

  async joins(name: string, { lastAgents = {}, ...wish }: Partial<CaseWish> & { lastAgents?: LastAgents } = {}): Promise<void> {
    await this.host.send({
      type: 'case.join',
      ...this.#request(name),
      channelId: 'front-desk',
      lastAgents,
      skill: 'sales',
      priority: 0,
      bestProficiency: 1,
      worstProficiency: 20,
      ...wish,
    })
  }

  async leaves(name: string): Promise<void> {
    await this.host.send({ type: 'case.leave', ...this.#request(name) })
  }

  async isOver(name: string): Promise<void> {
    await this.host.send({ type: 'case.over', ...this.#request(name) })
  }

  async is(presence: Presence, ...agentIds: string[]): Promise<void> {
    for (const agentId of agentIds) await this.host.send({ type: 'agent.presence', agentId, presence })
  }

  accepts(agentId: string, name: string, decision = this.decision(name)): Promise<CommandAnswer | undefined> {
    return this.host.send({ type: 'offer.accept', agentId, caseKey: keyOf(name), decision })
  }

  rejects(agentId: string, name: string, decision = this.decision(name)): Promise<CommandAnswer | undefined> {
    return this.host.send({ type: 'offer.reject', agentId, caseKey: keyOf(name), decision })
  }

  releases(agentId: string, name: string, decision = this.decision(name)): Promise<CommandAnswer | undefined> {
    return this.host.send({ type: 'case.release', agentId, caseKey: keyOf(name), decision })
  }

  transfers(
    agentId: string,
    name: string,
    to: { skill: string } | { agent: string },
    decision = this.decision(name),
  ): Promise<CommandAnswer | undefined> {
    return this.host.send({ type: 'case.transfer', agentId, caseKey: keyOf(name), decision, to })
  }

  async directoryBecomes(setup: Setup): Promise<void> {
    this.host.publish(directoryOf(setup))
    await this.host.send({ type: 'directory.changed' })
  }

  async secondsPass(seconds: number): Promise<void> {
    await this.host.pass(seconds * 1000)
  }

  /** The number of the last decision about a case. */
  decision(name: string): number {
    return this.decisions(name).at(-1)?.decision ?? 0
  }

  /** The last that the conversation was told. */
  told(name: string): RoutingDecision['what'] | undefined {
    return this.decisions(name).at(-1)?.what
  }

  decisions(name: string): RoutingDecision[] {
    return this.host.told.filter(({ decision }) => decision.caseKey === keyOf(name)).map(({ decision }) => decision)
  }

  /** `queued`, `offered to ann`, `assigned to ann`, as kept. */
  standing(name: string): string {
    const what = this.kept(name)?.what
    if (!what) return 'unknown'
    return what.is === 'queued' ? `queued for ${what.skill}` : `${what.is} to ${what.agentId}`
  }

  kept(name: string): CaseState | undefined {
    return this.host.peek(caseName(keyOf(name)))
  }

  agent(agentId: string): AgentState | undefined {
    return this.host.peek(agentName(agentId))
  }

  #request(name: string) {
    return { caseKey: keyOf(name), conversation: `front-desk/${name}`, decision: this.decision(name) }
  }
}

export const keyOf = (name: string): string => `front-desk/${name}/1`
