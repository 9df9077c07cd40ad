/** Carries out what people, WhatsApp and the clock do in a test, on a play. */
import type { Json } from '../../nodes/machine-parts'
import type { CompiledScript } from '../compile/compile-script'
import type { RunEvent } from '../run/events'
import { Answers } from './answers-given'
import { attachment, filledForm } from './contact-sends'
import type { Mismatch, Unread } from './expectations'
import { forcedBy, outcomeBy, type Surroundings, settingsOf } from './given'
import { Play } from './play'
import type { Act, HoursWord, ScriptTest, SendWord } from './test-file'

/** What cannot be done at this point, and what could. */
class CannotAct extends Error {}

/** A play with what the test has set beside it; each act either happens or says why it cannot. */
export class Stage {
  readonly play: Play
  unread: Unread = []
  readonly #forced: Map<string, HoursWord>
  readonly #surroundings: Surroundings
  #next: SendWord[] = []
  #sends: SendWord
  readonly #answers: Answers

  constructor(script: CompiledScript, { given }: Pick<ScriptTest, 'given'>, surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#forced = forcedBy(given)
    this.#sends = given.sends ?? 'accepted'
    this.#next = [...(given['next messages'] ?? [])]
    this.#answers = new Answers(given.http ?? [])
    this.play = new Play(script, {
      ...settingsOf(script, given, surroundings, this.#forced),
      outcomeOf: (message, facts) => outcomeBy(this.#next.shift() ?? this.#sends, message, facts),
      answerOf: (request) => this.#answers.to(request),
    })
    this.#next = []
    this.unread = [...this.play.sent]
  }

  act(act: Act): Mismatch | undefined {
    switch (act.word) {
      case 'next messages':
        this.#next = [...act.value]
        return undefined
      case 'sends':
        this.#sends = act.value
        return undefined
      case 'http':
        this.#answers.replace(act.value)
        return undefined
      case 'hours':
        for (const [id, word] of Object.entries(act.value)) this.#forced.set(id, word)
        return undefined
      default:
        return this.#happens(act)
    }
  }

  #happens(act: Exclude<Act, { word: 'next messages' | 'sends' | 'hours' | 'http' }>): Mismatch | undefined {
    if (this.play.isOver) return { expected: 'a script that still waits', got: `it is over: nothing can happen to it any more` }
    const before = this.play.sent.length
    try {
      this.#perform(act)
    } catch (error) {
      if (!(error instanceof CannotAct)) throw error
      return { expected: `that this can be done`, got: error.message }
    }
    this.unread = this.play.sent.slice(before)
    return undefined
  }

  #perform(act: Exclude<Act, { word: 'next messages' | 'sends' | 'hours' | 'http' }>): void {
    switch (act.word) {
      case 'say':
        this.play.contactSays(act.value)
        return
      case 'choose':
        this.#choose(act.value)
        return
      case 'fill in':
        this.#fillIn(act.value)
        return
      case 'attach':
        this.play.contactSends(typeof act.value === 'string' ? attachment(act.value) : attachment(act.value.kind, act.value.caption))
        return
      case 'wait':
        this.play.timePasses(act.value)
        return
      case 'agent takes': {
        const agent = this.#surroundings.agents.find(({ id, name }) => id === act.value || name === act.value)
        this.play.agentGets(agent?.id ?? act.value, agent?.name ?? act.value)
        return
      }
      case 'agent releases':
        this.play.agentReleases()
        return
      case 'agent rejects':
        this.play.agentRejects()
        return
      case 'case taken':
        this.play.caseIsTaken()
        return
      case 'status set':
        this.play.statusIsSet(act.value)
        return
      case 'nobody signed in':
        this.play.nobodyIsSignedIn()
        return
      case 'case closed':
        this.play.caseIsClosed()
        return
      case 'event':
        // an event in the engine's own words, for what the format has no word for
        this.play.happens(act.value as { readonly type: string; readonly [field: string]: Json } as RunEvent)
        return
      default:
        act satisfies never
    }
  }

  #fillIn(fields: Readonly<Record<string, Json>>): void {
    const filled = filledForm(this.play.sent, fields)
    if (!filled) throw new CannotAct('no form was sent yet')
    this.play.contactSends(filled)
  }

  #choose(wanted: string): void {
    const { offered } = this.play
    const choice = offered.find(({ id }) => id === wanted) ?? offered.find(({ title }) => title === wanted)
    if (choice) {
      this.play.contactTaps(choice.id)
      return
    }
    const titles = offered.map(({ title }) => `[${title}]`).join(' ')
    throw new CannotAct(
      titles ? `"${wanted}" is not offered; the newest choices are ${titles}` : `"${wanted}" is not offered; no message has choices yet`,
    )
  }
}
