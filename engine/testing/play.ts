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
import type { TraceStep } from '../history/entries'
import { advance, type Step, startRun, timerEvent } from '../run/advance'
import type { RunCommand } from '../run/commands'
import type { RunEvent, TimerEvent } from '../run/events'
import { type Facts, NO_FACTS } from '../run/facts'
import type { RunSnapshot } from '../run/snapshot'
import { nodeOf } from '../run/trace'
import type { Script } from '../script/script'

export interface PlaySettings {
  /** What the run may know; the rest is about nobody in particular. */
  readonly facts?: Partial<Facts>
  readonly variables?: Readonly<Record<string, Json>>
  /** What becomes of each message; accepted where it says nothing. */
  readonly outcomeOf?: (message: OutgoingMessage) => 'accepted' | 'refused' | 'windowClosed'
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
  readonly asked: Exclude<RunCommand, { type: 'send' }>[] = []
  /** The way taken. */
  readonly trace: TraceStep[] = []
  #facts: Facts
  #run: RunSnapshot
  #timers: ArmedTimer[] = []
  readonly #outcomeOf: NonNullable<PlaySettings['outcomeOf']>

  constructor(script: CompiledScript, { facts, variables = {}, outcomeOf = () => 'accepted' }: PlaySettings = {}) {
    this.script = script
    this.#facts = { ...NO_FACTS, ...facts }
    this.#outcomeOf = outcomeOf
    const step = startRun(script, 'play/1', variables, this.#facts)
    this.#run = step.after
    this.#take(step)
  }

  /** The node in which the run waits, or in which it ended. */
  get node(): string {
    return nodeOf(this.#run.value)
  }

  get isOver(): boolean {
    return this.#run.status !== 'active'
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
    const offered = this.sent.map(choicesOf).findLast((choices) => choices.length > 0)
    const title = offered?.find((choice) => choice.id === id)?.title
    if (title === undefined) throw new Error(`The newest question does not offer "${id}"`)
    return this.contactSends({ type: 'choice', id, title })
  }

  contactSends(content: InboundContent): this {
    this.#facts = { ...this.#facts, lastInboundAt: this.#facts.at }
    return this.happens({ type: 'contact.replied', content })
  }

  agentGets(id: string, name = id): this {
    this.#facts = { ...this.#facts, agent: { id, name }, isQueued: false, isUnstaffed: false }
    return this.happens({ type: 'case.assigned', agent: { id, name }, isTransfer: false })
  }

  nobodyIsSignedIn(): this {
    this.#facts = { ...this.#facts, isUnstaffed: true }
    return this.happens({ type: 'queue.unstaffed' })
  }

  /** Changes what the run may know, without an event. */
  nowIs(facts: Partial<Facts>): this {
    this.#facts = { ...this.#facts, ...facts }
    return this
  }

  /** Lets time pass; timers fire in order when they are due. */
  timePasses(seconds: number): this {
    const until = this.#facts.at + seconds * 1000
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
    this.#take(advance(this.script, this.#run, event, this.#facts))
    return this
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
      const outcome = this.#outcomeOf(command.message)
      if (outcome === 'accepted') this.sent.push(command.message)
      this.happens({ type: `send.${outcome}` })
      return
    }
    this.asked.push(command)
    if (command.type === 'joinQueue') this.#facts = { ...this.#facts, isQueued: true, case: { ...this.#facts.case, skill: command.skill } }
    if (command.type === 'setStatus') this.#facts = { ...this.#facts, case: { ...this.#facts.case, status: command.status } }
    if (command.type === 'leaveQueue') {
      this.#facts = { ...this.#facts, isQueued: false }
      this.happens({ type: 'queue.left' })
    }
  }
}

function choicesOf(message: OutgoingMessage): readonly { readonly id: string; readonly title: string }[] {
  if (message.type === 'template') return message.quickReplies ?? []
  return message.type === 'choices' ? message.choices : []
}

/** Compiles a script and starts it, as when a contact has just written. */
export function play(script: Script, settings?: PlaySettings): Play {
  return new Play(compileScript(script), settings)
}
