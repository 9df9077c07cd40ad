/**
 * What holds after every event, whatever happened (R18, R20). Judged from what routing keeps, from the timers that are armed and
 * from what was told; eligibility is worked out here anew, from the directory and the timers, without routing's own code.
 */
import { expect } from 'vitest'
import type { Agent } from '../../engine/directory/model/directory'
import type { RoutingDecision, RoutingEvent } from '../../engine/routing/protocol'
import {
  type AgentState,
  agentName,
  type CaseState,
  type Chunk,
  caseName,
  chunkName,
  type QueueIndex,
  queueIndexName,
} from '../../engine/routing/state'
import { AGENT_IDS, CASE_KEYS } from './random-steps'
import type { RoutingHost } from './routing-host'

const SKILLS = ['sales', 'support', 'returns']

interface Waiting {
  readonly skill: string
  readonly caseKey: string
  readonly theCase: CaseState
}

export class Invariants {
  readonly #enqueuedAt = new Map<string, number>()
  readonly #lastDecision = new Map<string, number>()
  readonly #loads = new Map<string, number>()
  #toldUpTo = 0
  #revision = 1

  constructor(private readonly host: RoutingHost) {}

  /** To be called after every event and all that it led to. */
  check(event: RoutingEvent): void {
    const told = this.host.told.slice(this.#toldUpTo).map(({ decision }) => decision)
    this.#toldUpTo = this.host.told.length
    this.#noteJoin(event)
    const isNew = ({ caseKey, decision }: RoutingDecision) => decision > (this.#lastDecision.get(caseKey) ?? 0)
    const made = told.filter(isNew)
    for (const decision of told) this.#checkDecision(decision, event)
    const waiting = this.#checkPlaces()
    this.#checkCapacity()
    this.#checkTimers()
    this.#checkNobodyIdle(waiting)
    // an event that brings a new directory decides twice: by the directory, then by what it asks; announced ones are judged
    if (event.type === 'directory.changed' || this.#revision === this.host.directory.revision) this.#checkOrder(made, waiting)
    this.#revision = this.host.directory.revision
  }

  #noteJoin(event: RoutingEvent): void {
    if (event.type === 'case.join' && !this.#enqueuedAt.has(event.caseKey)) this.#enqueuedAt.set(event.caseKey, this.host.now)
  }

  /** P1: numbers grow per case; only a repeated decision has the number of the last. */
  #checkDecision({ caseKey, decision, what }: RoutingDecision, event: RoutingEvent): void {
    const last = this.#lastDecision.get(caseKey) ?? 0
    const kept = this.#case(caseKey)
    if (decision !== last) same(decision > last, true)
    else same(kept?.what, what)
    // only the timer or the late accept of the very offer that stood ends it (R23)
    if (what.is === 'queued' && what.because === 'offerExpired') same('decision' in event && event.decision, last)
    this.#lastDecision.set(caseKey, decision)
    if (what.is === 'left' || what.is === 'over') this.#enqueuedAt.delete(caseKey)
  }

  /** No case is lost or in two places: in one queue, or with one agent. Queues are in order, their index is right. */
  #checkPlaces(): Waiting[] {
    const places = new Map<string, string[]>(CASE_KEYS.map((caseKey) => [caseKey, []]))
    for (const skill of SKILLS) {
      const index = this.host.peek<QueueIndex>(queueIndexName(skill))
      const entries = (index?.chunks ?? []).flatMap(({ n }) => this.host.peek<Chunk>(chunkName(skill, n)) ?? [])
      for (const [at, entry] of entries.entries()) {
        places.get(entry.caseKey)?.push(`queued for ${skill}`)
        const next = entries[at + 1]
        if (next && !goesBefore(entry, next)) expect.fail(`${entry.caseKey} stands before ${next.caseKey} in ${skill}`)
      }
      same(index?.chunks.reduce((sum, { count }) => sum + count, 0) ?? 0, entries.length)
    }
    for (const agentId of AGENT_IDS) {
      for (const [caseKey, { is }] of Object.entries(this.#agent(agentId)?.cases ?? {})) places.get(caseKey)?.push(`${is} to ${agentId}`)
    }
    const waiting: Waiting[] = []
    for (const [caseKey, found] of places) {
      const theCase = this.#case(caseKey)
      const mine = { caseKey, isKnown: theCase !== undefined, places: found.length }
      const isKnown = this.#enqueuedAt.has(caseKey)
      same(mine, { caseKey, isKnown, places: isKnown ? 1 : 0 })
      if (!theCase) continue
      const { what, enqueuedAt, decision } = theCase
      const place = what.is === 'queued' ? `queued for ${what.skill}` : `${what.is} to ${what.agentId}`
      const isStaffed = what.is === 'queued' && what.isStaffed
      same(
        { place: found[0], enqueuedAt, decision, isStaffed },
        {
          place,
          enqueuedAt: this.#enqueuedAt.get(caseKey),
          decision: this.#lastDecision.get(caseKey),
          isStaffed: what.is === 'queued' && this.#isStaffed(theCase),
        },
      )
      if (what.is === 'queued') waiting.push({ caseKey, theCase, skill: what.skill })
    }
    return waiting
  }

  /** A load above capacity is only ever what is left of a capacity that shrank, and no offer is among it. */
  #checkCapacity(): void {
    for (const agentId of AGENT_IDS) {
      const held = Object.values(this.#agent(agentId)?.cases ?? {})
      const load = held.length
      const agent = this.#activeAgent(agentId)
      const limit = agent ? Math.min(agent.capacity.total, agent.capacity.whatsapp ?? 100) : 0
      if (load > limit) {
        same(
          { isMore: load > (this.#loads.get(agentId) ?? 0), offers: held.filter(({ is }) => is === 'offered') },
          { isMore: false, offers: [] },
        )
      }
      this.#loads.set(agentId, load)
    }
  }

  /** An offer has its timer, and every timer has a case that still waits for it. */
  #checkTimers(): void {
    for (const caseKey of CASE_KEYS) {
      const theCase = this.#case(caseKey)
      const offers = this.#timers('offer.expired', caseKey)
      same(
        offers.map(({ decision }) => decision),
        theCase?.what.is === 'offered' ? [theCase.decision] : [],
      )
      const others = [...this.#timers('preference.expired', caseKey), ...this.#timers('cooldown.ended', caseKey)]
      if (!theCase || theCase.what.is === 'assigned') same(others, [])
    }
  }

  /** R20: nobody who could take a waiting case is idle, but for cool-downs and preferences. */
  #checkNobodyIdle(waiting: readonly Waiting[]): void {
    for (const agentId of AGENT_IDS) {
      const state = this.#agent(agentId)
      const agent = this.#activeAgent(agentId)
      if (!agent || state?.presence !== 'available' || !hasRoom(agent, state)) continue
      const missed = waiting.filter((one) => this.#mayTake(agentId, one))
      same(
        missed.map(({ caseKey }) => `${agentId} could take ${caseKey}`),
        [],
      )
    }
  }

  /** Who was given a case now would rather have been given one that goes before it and still waits. */
  #checkOrder(made: readonly RoutingDecision[], waiting: readonly Waiting[]): void {
    for (const { caseKey, what } of made) {
      const given = this.#case(caseKey)
      if ((what.is !== 'offered' && what.is !== 'assigned') || !given || (what.is === 'assigned' && what.isTransfer)) continue
      // an accepted offer was put in order when it was made
      if (what.is === 'assigned' && this.#skillAsks(what.skill)) continue
      if (this.#agent(what.agentId)?.presence !== 'available') continue
      const passedOver = waiting.filter(
        (one) =>
          this.#mayTake(what.agentId, one) &&
          goesBefore(
            { ...one.theCase, caseKey: one.caseKey, priority: one.theCase.wish.priority },
            { ...given, caseKey, priority: given.wish.priority },
          ),
      )
      same(
        passedOver.map((one) => one.caseKey),
        [],
      )
    }
  }

  #mayTake(agentId: string, { caseKey, skill, theCase }: Waiting): boolean {
    if (!this.#isQualified(agentId, theCase)) return false
    if (this.#timers('cooldown.ended', caseKey).some((timer) => timer.agentId === agentId)) return false
    if (this.#timers('preference.expired', caseKey).length === 0) return true
    const focus = this.host.directory.skills.find(({ id }) => id === skill)?.preferredAgent?.focus
    const preferred = focus === 'case' ? theCase.lastAgents.perCase : theCase.lastAgents.perCustomer
    return preferred === undefined || preferred === agentId || !this.#isQualified(preferred, theCase)
  }

  #isQualified(agentId: string, { wish }: CaseState): boolean {
    const { skills } = this.host.directory
    const proficiency = Object.entries(this.#activeAgent(agentId)?.skills ?? {}).find(([skill]) => skill === wish.skill)?.[1]
    return (
      skills.some(({ id }) => id === wish.skill) &&
      proficiency !== undefined &&
      proficiency >= wish.bestProficiency &&
      proficiency <= wish.worstProficiency
    )
  }

  #isStaffed(theCase: CaseState): boolean {
    return AGENT_IDS.some((agentId) => (this.#agent(agentId)?.presence ?? 'offline') !== 'offline' && this.#isQualified(agentId, theCase))
  }

  #skillAsks(skill: string): boolean {
    return this.host.directory.skills.some(({ id, offersNeedAccept }) => id === skill && offersNeedAccept)
  }

  #timers<T extends RoutingEvent['type']>(type: T, caseKey: string): Extract<RoutingEvent, { readonly type: T }>[] {
    return [...this.host.timers.values()]
      .map(({ event }) => event as RoutingEvent)
      .filter((event): event is Extract<RoutingEvent, { readonly type: T }> => event.type === type)
      .filter((event) => 'caseKey' in event && event.caseKey === caseKey)
  }

  #activeAgent(agentId: string): Agent | undefined {
    return this.host.directory.agents.find(({ id, isActive }) => id === agentId && isActive)
  }

  #agent = (agentId: string) => this.host.peek<AgentState>(agentName(agentId))
  #case = (caseKey: string) => this.host.peek<CaseState>(caseName(caseKey))
}

/** `expect` builds a lot even when all is well, and this runs a million times. */
function same(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected)
}

interface Place {
  readonly priority: number
  readonly enqueuedAt: number
  readonly caseKey: string
}

function goesBefore(a: Place, b: Place): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority
  if (a.enqueuedAt !== b.enqueuedAt) return a.enqueuedAt < b.enqueuedAt
  return a.caseKey < b.caseKey
}

function hasRoom({ capacity }: Agent, { cases }: AgentState): boolean {
  return Object.keys(cases).length < Math.min(capacity.total, capacity.whatsapp ?? 100)
}
