/** Agents as programs: they come and go, accept, answer, resolve, release and hand on, and repeat a reply whose answer was cut off. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../../engine/sandbox/core/ids'
import type { ProductApi } from './product-api'
import type { GateAgent } from './workspace'

/** A reply, and what the product said to it in the end. */
export interface Said {
  /** Also the text, so that it can be found again. */
  readonly clientId: string
  posts: number
  answer: 'taken' | 'refused' | 'none'
}

/** A command that the product acknowledged. */
export interface Done {
  readonly what: 'accepted' | 'resolved' | 'closed'
  readonly agentId: string
  readonly caseKey: string
  /** Under which it was given. */
  readonly decision: number
}

interface DeskCase {
  readonly caseKey: string
  readonly decision: number
}

interface Desk {
  readonly presence: string
  readonly offers: readonly DeskCase[]
  readonly cases: readonly DeskCase[]
}

const TAKEN = 202
const DONE = 204
const TRY_AGAIN = 503

export class Agents {
  readonly said: Said[] = []
  readonly done: Done[] = []
  /** Called when a reply was just acknowledged. */
  onTaken: () => void = () => {}
  #isOver = false
  #isAbandoned = false
  readonly #working: Promise<void>[]

  constructor(
    private readonly api: ProductApi,
    private readonly random: Random,
    private readonly agents: readonly GateAgent[],
  ) {
    this.#working = agents.map(({ id }) => this.#work(id))
  }

  /** Everybody finishes the sentence and goes away. The product has to be running. */
  async stop(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#working)
    for (const { id } of this.agents) await this.api.call('PUT', `/agents/${id}/presence`, { presence: 'away' })
  }

  /** The campaign broke off: no answer will come. */
  abandon(): void {
    this.#isOver = true
    this.#isAbandoned = true
  }

  async #work(agentId: string): Promise<void> {
    while (!this.#isOver) {
      await wait(50 + this.random() * 250)
      const desk = await this.api.call<Desk>('GET', `/agents/${agentId}/desk`)
      if (desk === 'noAnswer' || desk.status !== 200) continue
      await this.#attend(agentId, desk.body)
    }
  }

  async #attend(agentId: string, { presence, offers, cases }: Desk): Promise<void> {
    const roll = this.random()
    if (presence !== 'available' || roll < 0.03) {
      const next = roll < 0.01 ? 'away' : roll < 0.02 ? 'offline' : 'available'
      await this.api.call('PUT', `/agents/${agentId}/presence`, { presence: next })
    }
    for (const offer of offers) {
      const accepts = this.random() < 0.8
      const answer = await this.api.call('POST', `/cases/${accepts ? 'accept' : 'reject'}`, { agentId, ...headOf(offer) })
      if (accepts) this.#note('accepted', agentId, offer, answer)
    }
    for (const theCase of cases) await this.#serve(agentId, theCase)
  }

  async #serve(agentId: string, theCase: DeskCase): Promise<void> {
    const roll = this.random()
    const head = headOf(theCase)
    const path = `/conversations/${encodeURIComponent(conversationOf(theCase.caseKey))}`
    if (roll < 0.5) await this.#reply(agentId, theCase, path)
    else if (roll < 0.75) {
      const status = this.random() < 0.5 ? 'resolved' : 'closed'
      const answer = await this.api.call('PUT', `${path}/status`, { status, decision: theCase.decision })
      this.#note(status, agentId, theCase, answer)
    } else if (roll < 0.8) await this.api.call('POST', '/cases/release', { agentId, ...head })
    else if (roll < 0.85) {
      const to = this.random() < 0.5 ? { skill: 'sales' } : { agent: this.agents[Math.floor(this.random() * this.agents.length)]?.id }
      await this.api.call('POST', '/cases/transfer', { agentId, ...head, to })
    }
  }

  /** The same reply again and again until there is an answer; on a weak link also after one (requirement R14). */
  async #reply(agentId: string, { decision }: DeskCase, path: string): Promise<void> {
    const clientId = `reply-${agentId}-${this.said.length + 1}`
    const said: Said = { clientId, posts: 0, answer: 'none' }
    this.said.push(said)
    const body = { agentId, decision, clientId, message: { type: 'text', text: clientId } }
    while (said.answer === 'none' && !this.#isAbandoned) {
      said.posts += 1
      const answers = await Promise.all(
        Array.from({ length: this.random() < 0.1 ? 3 : 1 }, () => this.api.call('POST', `${path}/replies`, body)),
      )
      const statuses = answers.flatMap((answer) => (answer === 'noAnswer' ? [] : [answer.status]))
      if (statuses.includes(TAKEN)) said.answer = 'taken'
      else if (statuses.some((status) => status !== TRY_AGAIN)) said.answer = 'refused'
      else await wait(200)
    }
    if (said.answer === 'taken') this.onTaken()
  }

  #note(what: Done['what'], agentId: string, { caseKey, decision }: DeskCase, answer: 'noAnswer' | { readonly status: number }): void {
    if (answer !== 'noAnswer' && answer.status === DONE) this.done.push({ what, agentId, caseKey, decision })
  }
}

const headOf = ({ caseKey, decision }: DeskCase) => ({ caseKey, decision })

/** A case's key is its conversation's and its number. */
export const conversationOf = (caseKey: string) => caseKey.slice(0, caseKey.lastIndexOf('/'))
