/**
 * Plays a compiled script by hand: the contact writes, time passes, an agent gets the case. No database, no network, no waiting:
 * the clock is virtual and the engine's own step runs underneath.
 *
 * Messages are accepted at once unless the test says otherwise.
 */
import type { Json } from '../../nodes/machine-parts'
import { type CompiledScript, compileScript } from '../compile/compile-script'
import type { InboundContent } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import { valuesIn } from '../effects/performers/http-request'
import type { OutgoingRequest } from '../effects/types'
import type { TraceStep } from '../history/entries'
import { advance, type Step, startRun, timerEvent } from '../run/advance'
import type { RunCommand } from '../run/commands'
import type { RunEvent, TimerEvent } from '../run/events'
import { type Facts, NO_FACTS } from '../run/facts'
import type { RunSnapshot } from '../run/snapshot'
import { nodeOf } from '../run/trace'
import type { Script } from '../script/script'
import type { StoryLine } from './story'
import type { RequestAnswer } from './test-file'

/** What becomes of a message. `pending`: nobody knows yet; the test says it later by `messageIs`. */
export type SendOutcome = 'accepted' | 'refused' | 'windowClosed'

export interface PlaySettings {
  /** What the run may know; the rest is about nobody in particular. */
  readonly facts?: Partial<Facts>
  readonly variables?: Readonly<Record<string, Json>>
  /** What becomes of each message; accepted where it says nothing. */
  readonly outcomeOf?: (message: OutgoingMessage, facts: Facts) => SendOutcome | 'pending'
  /** What each request is answered, after all of its tries; none is answered where it says nothing. */
  readonly answerOf?: (request: OutgoingRequest) => RequestAnswer | 'pending'
  /** Facts that follow the clock, such as the state of hours; asked before every event. */
  readonly knownAt?: (at: number) => Partial<Facts>
}

interface ArmedTimer {
  readonly armingId: string
  readonly dueAt: number
}

/** A script being played; see `play`. */
export class Play {
  readonly script: CompiledScript
  /** Every message that went out, oldest first. */
  readonly sent: OutgoingMessage[] = []
  /** Everything else that was asked for: queue, screen pops, status. */
  readonly asked: Exclude<RunCommand, { type: 'send' | 'request' }>[] = []
  /** Every request to another system; none leaves. */
  readonly requests: OutgoingRequest[] = []
  /** The way taken. */
  readonly trace: TraceStep[] = []
  /** All of it in order, as a person would tell it. */
  readonly story: StoryLine[] = []
  #facts: Facts
  #run: RunSnapshot
  #timers: ArmedTimer[] = []
  #pending: OutgoingMessage | undefined
  #asking: OutgoingRequest | undefined
  readonly #outcomeOf: NonNullable<PlaySettings['outcomeOf']>
  readonly #answerOf: NonNullable<PlaySettings['answerOf']>
  readonly #knownAt: NonNullable<PlaySettings['knownAt']>

  constructor(script: CompiledScript, begin: PlaySettings | Play = {}) {
    this.script = script
    if (begin instanceof Play) {
      this.#facts = begin.#facts
      this.#run = begin.#run
      this.#timers = begin.#timers
      this.#pending = begin.#pending
      this.#asking = begin.#asking
      this.#outcomeOf = begin.#outcomeOf
      this.#answerOf = begin.#answerOf
      this.#knownAt = begin.#knownAt
      this.sent.push(...begin.sent)
      this.asked.push(...begin.asked)
      this.requests.push(...begin.requests)
      this.trace.push(...begin.trace)
      this.story.push(...begin.story)
      return
    }
    const { facts, variables = {}, outcomeOf = () => 'accepted', answerOf = () => 'no answer', knownAt = () => ({}) } = begin
    this.#facts = { ...NO_FACTS, ...facts }
    this.#facts = { ...this.#facts, ...knownAt(this.#facts.at) }
    this.#outcomeOf = outcomeOf
    this.#answerOf = answerOf
    this.#knownAt = knownAt
    const step = startRun(script, 'play/1', variables, this.#facts)
    this.#run = step.after
    this.#take(step)
  }

  /** The same moment once more: what happens to one does not touch the other. */
  copy(): Play {
    return new Play(this.script, this)
  }

  /** The node in which the run waits, or in which it ended. */
  get node(): string {
    return nodeOf(this.#run.value)
  }

  get isOver(): boolean {
    return this.#run.status !== 'active'
  }

  get facts(): Facts {
    return this.#facts
  }

  /** The run as the engine would store it. */
  get snapshot(): RunSnapshot {
    return this.#run
  }

  /** Why the run broke off. */
  get fault(): string | undefined {
    return this.#run.status === 'faulted' ? (this.#run.fault ?? undefined) : undefined
  }

  /** A message whose outcome is still to come. */
  get pending(): OutgoingMessage | undefined {
    return this.#pending
  }

  /** A request whose answer is still to come. */
  get asking(): OutgoingRequest | undefined {
    return this.#asking
  }

  /** Milliseconds until the next timer; undefined when none is armed. */
  get nextTimerMs(): number | undefined {
    const due = this.#timers.map(({ dueAt }) => dueAt - this.#facts.at)
    return due.length === 0 ? undefined : Math.max(0, Math.min(...due))
  }

  /** What the newest message that offers choices offers. */
  get offered(): readonly { readonly id: string; readonly title: string }[] {
    return this.sent.map(choicesOf).findLast((choices) => choices.length > 0) ?? []
  }

  get variables(): Readonly<Record<string, Json>> {
    return this.#run.variables
  }

  get status(): RunSnapshot['status'] {
    return this.#run.status
  }

  /** The port by which a node was left last, undefined when it was not. */
  leftBy(node: string): string | undefined {
    return this.trace.findLast((step) => step.node === node && step.port !== undefined)?.port
  }

  /** The text of the last message. */
  get lastText(): string {
    const message = this.sent.at(-1)
    return message && 'text' in message ? message.text : ''
  }

  contactSays(text: string): this {
    return this.contactSends({ type: 'text', text })
  }

  /** Taps a button, picks a row or taps a template's quick reply, by its id; only the newest message that offers some counts. */
  contactTaps(id: string): this {
    const title = this.offered.find((choice) => choice.id === id)?.title
    if (title === undefined) throw new Error(`The newest question does not offer "${id}"`)
    return this.contactSends({ type: 'choice', id, title })
  }

  contactSends(content: InboundContent): this {
    const said = this.story.filter(({ type }) => type === 'contact').length
    this.#facts = { ...this.#facts, lastInboundAt: this.#facts.at, lastInboundId: `wamid.play.${said + 1}` }
    this.story.push({ type: 'contact', content })
    const isHeard = this.#feed({ type: 'contact.replied', content })
    if (!isHeard && this.#facts.isQueued && !this.#pending) this.#feed({ type: 'queue.message', content })
    return this
  }

  agentGets(id: string, name = id): this {
    this.story.push({ type: 'agent', name })
    this.#facts = { ...this.#facts, agent: { id, name }, isQueued: false, isUnstaffed: false }
    return this.happens({ type: 'case.assigned', agent: { id, name }, isTransfer: false })
  }

  /** The agent gives the case back to its queue. */
  agentReleases(): this {
    return this.#loses('case.released')
  }

  /** The case is taken from its agent and waits in a queue. */
  caseIsTaken(): this {
    return this.#loses('case.unassigned')
  }

  #loses(event: 'case.released' | 'case.unassigned'): this {
    const { agent } = this.#facts
    if (!agent) throw new Error('No agent has the case')
    this.story.push({ type: 'happened', event })
    this.#facts = { ...this.#facts, agent: null, isQueued: true }
    return this.happens({ type: event, agent })
  }

  /** An agent rejects the case that is offered, or lets the offer run out. */
  agentRejects(): this {
    this.story.push({ type: 'happened', event: 'offer.rejected' })
    return this.happens({ type: 'offer.rejected' })
  }

  /** A person or a program sets the status to one with which the case goes on. */
  statusIsSet(status: 'open' | 'pending' | 'escalated'): this {
    this.#facts = { ...this.#facts, case: { ...this.#facts.case, status } }
    this.story.push({ type: 'happened', event: 'case.statusSet' })
    return this.happens({ type: 'case.statusSet', status })
  }

  nobodyIsSignedIn(): this {
    this.#facts = { ...this.#facts, isUnstaffed: true }
    this.story.push({ type: 'unstaffed' })
    return this.happens({ type: 'queue.unstaffed' })
  }

  caseIsClosed(): this {
    this.#facts = { ...this.#facts, isQueued: false, case: { ...this.#facts.case, status: 'closed' } }
    this.story.push({ type: 'closed' })
    return this.happens({ type: 'case.closed' })
  }

  /** Says what became of the message that is pending. */
  messageIs(outcome: SendOutcome): this {
    const message = this.#pending
    if (!message) throw new Error('No message is pending')
    this.#pending = undefined
    this.#settle(message, outcome)
    return this
  }

  /** Says what the request that is pending is answered. */
  requestIs(answer: RequestAnswer): this {
    const request = this.#asking
    if (!request) throw new Error('No request is pending')
    this.#asking = undefined
    this.#answer(request, answer)
    return this
  }

  /** Changes what the run may know, without an event. */
  nowIs(facts: Partial<Facts>): this {
    this.#facts = { ...this.#facts, ...facts }
    return this
  }

  /** Lets time pass; timers fire in order when they are due. */
  timePasses(seconds: number): this {
    const until = this.#facts.at + seconds * 1000
    this.story.push({ type: 'time', seconds })
    for (;;) {
      const due = this.#timers.filter(({ dueAt }) => dueAt <= until).sort((a, b) => a.dueAt - b.dueAt)[0]
      if (!due) break
      this.#timers = this.#timers.filter((timer) => timer !== due)
      this.#facts = { ...this.#facts, at: due.dueAt }
      const event = timerEvent(this.#run, due.armingId)
      if (event) this.happens(event)
    }
    this.#facts = { ...this.#facts, at: until }
    return this
  }

  happens(event: RunEvent | TimerEvent): this {
    this.#feed(event)
    return this
  }

  /** True when a state took it. */
  #feed(event: RunEvent | TimerEvent): boolean {
    this.#facts = { ...this.#facts, ...this.#knownAt(this.#facts.at) }
    const step = advance(this.script, this.#run, event, this.#facts)
    this.#take(step)
    return step.isTaken
  }

  #take(step: Step): void {
    this.#run = step.after
    this.trace.push(...step.trace)
    this.#timers = this.#timers.filter(({ armingId }) => !step.disarm.includes(armingId))
    this.#timers.push(...step.arm.map(({ armingId, delayMs }) => ({ armingId, dueAt: this.#facts.at + delayMs })))
    for (const command of step.commands) this.#carryOut(command)
  }

  #carryOut(command: RunCommand): void {
    if (command.type === 'send') {
      const outcome = this.#outcomeOf(command.message, this.#facts)
      if (outcome === 'pending') this.#pending = command.message
      else this.#settle(command.message, outcome)
      return
    }
    if (command.type === 'request') {
      this.requests.push(command.request)
      const answer = this.#answerOf(command.request)
      if (answer === 'pending') this.#asking = command.request
      else this.#answer(command.request, answer)
      return
    }
    this.asked.push(command)
    this.story.push({ type: 'asked', command })
    if (command.type === 'joinQueue') this.#facts = { ...this.#facts, isQueued: true, case: { ...this.#facts.case, skill: command.skill } }
    if (command.type === 'ensureQueued' && !this.#facts.agent) this.#facts = { ...this.#facts, isQueued: true }
    if (command.type === 'setStatus') this.#facts = { ...this.#facts, case: { ...this.#facts.case, status: command.status } }
    if (command.type === 'addTags') this.#facts = { ...this.#facts, tags: [...this.#facts.tags, ...command.tags] }
    if (command.type === 'addNote') this.#facts = { ...this.#facts, notes: this.#facts.notes + 1 }
    if (command.type === 'leaveQueue') {
      this.#facts = { ...this.#facts, isQueued: false }
      this.happens({ type: 'queue.left' })
    }
  }

  #answer(request: OutgoingRequest, answer: RequestAnswer): void {
    this.story.push({ type: 'request', request, answer })
    this.happens(eventOf(request, answer))
  }

  #settle(message: OutgoingMessage, outcome: SendOutcome): void {
    if (outcome === 'accepted') this.sent.push(message)
    this.story.push({ type: 'message', message, outcome })
    this.happens({ type: `send.${outcome}` })
  }
}

/** As the engine tells the run of it. */
function eventOf({ paths }: OutgoingRequest, answer: RequestAnswer): RunEvent {
  if (answer === 'no answer') return { type: 'request.failed', reason: 'no answer came' }
  const { status, json = null } = answer
  if (status >= 300 && status < 400) return { type: 'request.failed', reason: `it answered with a redirect (${status})` }
  const values = status < 300 ? valuesIn(JSON.stringify(json), paths) : []
  return typeof values === 'string' ? { type: 'request.failed', reason: values } : { type: 'request.answered', status, values }
}

function choicesOf(message: OutgoingMessage): readonly { readonly id: string; readonly title: string }[] {
  if (message.type === 'template') return message.quickReplies ?? []
  return message.type === 'choices' ? message.choices : []
}

/** Compiles a script and starts it, as when a contact has just written. */
export function play(script: Script, settings?: PlaySettings): Play {
  return new Play(compileScript(script), settings)
}
