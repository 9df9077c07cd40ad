/**
 * What one event changes. Reads go through the draft and see its changes; writes, messages and timers are collected and
 * applied by `commit` in one go, so that everything is computed before anything is written (host rule H1).
 */
import type { HistoryEntry } from '../history/entries'
import type { DurableContext } from '../hosts/host'
import type { CaseKey, Presence, RoutingDecision, RoutingReview, RoutingTimer } from './protocol'
import {
  type AgentState,
  agentName,
  type CaseState,
  type Chunk,
  caseName,
  chunkName,
  EMPTY_QUEUE,
  LAST_NUMBER,
  type QueueIndex,
  queueIndexName,
  REVISION,
  ROSTER,
  type Roster,
  SIGNED_OUT,
  WAITING_SKILLS,
} from './state'

export class Draft {
  /** Whom matching looks at when the event has done its part: cases without a place yet, agents who may have room. */
  readonly looseCases = new Set<CaseKey>()
  readonly freeAgents = new Set<string>()

  readonly #values = new Map<string, unknown>()
  readonly #changed = new Set<string>()
  readonly #messages: ((context: DurableContext) => void)[] = []
  readonly #armed = new Map<string, (context: DurableContext) => void>()
  readonly #cancelled: string[] = []
  readonly #roster: Map<string, Presence>
  #lastNumber: number

  private constructor(
    readonly context: DurableContext,
    readonly now: number,
    /** The newest directory revision seen before this event. */
    readonly seenRevision: number | undefined,
    lastNumber: number,
    roster: Roster,
  ) {
    this.#lastNumber = lastNumber
    this.#roster = new Map(Object.entries(roster))
  }

  static async open(context: DurableContext): Promise<Draft> {
    const [now, seen, lastNumber, roster] = await Promise.all([
      context.now(),
      context.get<number>(REVISION),
      context.get<number>(LAST_NUMBER),
      context.get<Roster>(ROSTER),
    ])
    return new Draft(context, now, seen, lastNumber ?? 0, roster ?? {})
  }

  /** Agents who are signed in or have cases, in the order in which they came. */
  get roster(): ReadonlyMap<string, Presence> {
    return this.#roster
  }

  async agent(agentId: string): Promise<AgentState> {
    return (await this.#get<AgentState>(agentName(agentId))) ?? SIGNED_OUT
  }

  setAgent(agentId: string, state: AgentState): void {
    this.#set(agentName(agentId), state)
    const isKept = state.presence !== 'offline' || Object.keys(state.cases).length > 0
    if (isKept ? this.#roster.get(agentId) === state.presence : !this.#roster.has(agentId)) return
    if (isKept) this.#roster.set(agentId, state.presence)
    else this.#roster.delete(agentId)
    this.#set(ROSTER, Object.fromEntries(this.#roster))
  }

  theCase(caseKey: CaseKey): Promise<CaseState | undefined> {
    return this.#get(caseName(caseKey))
  }

  setCase(caseKey: CaseKey, theCase: CaseState): void {
    this.#set(caseName(caseKey), theCase)
  }

  clearCase(caseKey: CaseKey): void {
    this.#set(caseName(caseKey), undefined)
  }

  async queueIndex(skill: string): Promise<QueueIndex> {
    return (await this.#get<QueueIndex>(queueIndexName(skill))) ?? EMPTY_QUEUE
  }

  setQueueIndex(skill: string, index: QueueIndex): void {
    this.#set(queueIndexName(skill), index)
  }

  async chunk(skill: string, n: number): Promise<Chunk> {
    return (await this.#get<Chunk>(chunkName(skill, n))) ?? []
  }

  /** An empty chunk is forgotten. */
  setChunk(skill: string, n: number, chunk: Chunk): void {
    this.#set(chunkName(skill, n), chunk.length === 0 ? undefined : chunk)
  }

  async waitingSkills(): Promise<readonly string[]> {
    return (await this.#get<string[]>(WAITING_SKILLS)) ?? []
  }

  setWaitingSkills(skills: readonly string[]): void {
    this.#set(WAITING_SKILLS, skills)
  }

  setRevision(revision: number): void {
    this.#set(REVISION, revision)
  }

  /** Grows for ever, also over cases that come back, so decisions grow per case and arming ids are used once. */
  nextNumber(): number {
    this.#lastNumber += 1
    this.#set(LAST_NUMBER, this.#lastNumber)
    return this.#lastNumber
  }

  /** The next number will be higher than this one. */
  numberAbove(number: number): void {
    this.#lastNumber = Math.max(this.#lastNumber, number)
  }

  armingId(number: number): string {
    return `routing/${this.context.key}/${number}`
  }

  tell(conversation: string, decision: RoutingDecision): void {
    this.#messages.push((context) => context.send({ type: 'conversation', key: conversation }, decision))
  }

  continueWith(event: RoutingReview): void {
    this.#messages.push((context) => context.send({ type: 'routing', key: context.key }, event))
  }

  record(entry: HistoryEntry): void {
    this.#messages.push((context) => context.record(entry))
  }

  arm(armingId: string, event: RoutingTimer, delayMs: number): void {
    this.#armed.set(armingId, (context) => context.send({ type: 'routing', key: context.key }, event, { delayMs, armingId }))
  }

  cancel(armingId: string): void {
    // what this very event armed has not reached the host yet
    if (!this.#armed.delete(armingId)) this.#cancelled.push(armingId)
  }

  /** Applies everything; neither awaits nor throws. */
  commit(): void {
    for (const name of this.#changed) {
      const value = this.#values.get(name)
      if (value === undefined) this.context.clear(name)
      else this.context.set(name, value)
    }
    for (const armingId of this.#cancelled) this.context.cancel(armingId)
    for (const arm of this.#armed.values()) arm(this.context)
    for (const send of this.#messages) send(this.context)
  }

  async #get<T>(name: string): Promise<T | undefined> {
    if (!this.#values.has(name)) {
      const value = await this.context.get<T>(name)
      // a change made during the read is the newer one
      if (!this.#values.has(name)) this.#values.set(name, value)
    }
    return this.#values.get(name) as T | undefined
  }

  #set(name: string, value: unknown): void {
    this.#values.set(name, value)
    this.#changed.add(name)
  }
}
