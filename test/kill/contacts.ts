/** Contacts who write without a pause: each chair is taken by one person after the other, who taps and types as the phone asks. */
import { setTimeout as wait } from 'node:timers/promises'
import type { ContactWrite } from '../../engine/sandbox/core/contact-writes'
import type { Random } from '../../engine/sandbox/core/ids'
import type { SandboxProcess } from './sandbox-process'
import { CHANNEL } from './workspace'

export interface Written {
  readonly wamid: string
  /** As the sandbox knows the person. */
  readonly contact: string
}

const WORDS = ['hello', 'I have a question', 'a problem', 'Ja', 'English', '2', '{{ contact.name }}', 'olá 😀', 'are you there?']
const LONGEST_VISIT = 30

export class Contacts {
  readonly written: Written[] = []
  people = 0
  #isOver = false
  readonly #chairs: Promise<void>[]

  constructor(
    private readonly sandbox: SandboxProcess,
    private readonly random: Random,
    chairs: number,
  ) {
    this.#chairs = Array.from({ length: chairs }, () => this.#chair())
    // told to whoever stops them; nobody does when the campaign broke off
    for (const chair of this.#chairs) chair.catch(() => undefined)
  }

  /** The campaign broke off. */
  abandon(): void {
    this.#isOver = true
  }

  /** Resolves when everybody has stopped; rejects when the sandbox could not be written to. */
  async stop(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#chairs)
  }

  async #chair(): Promise<void> {
    while (!this.#isOver) await this.#visit(++this.people)
  }

  async #visit(person: number): Promise<void> {
    const { random } = this
    const length = 4 + Math.floor(random() * LONGEST_VISIT)
    let answered: string | undefined
    for (let turn = 0; turn < length && !this.#isOver; turn++) {
      await wait(100 + random() * 900)
      const who = identity(person, turn)
      const last = (await this.sandbox.chat(who.from ?? who.userId ?? ''))?.messages.findLast(({ from }) => from === 'business')
      const isNew = last?.wamid !== answered
      const choices = (isNew && last?.choices) || []
      const choice = choices[Math.floor(random() * choices.length)]
      if (turn > 0 && !isNew && random() < 0.7) continue
      answered = last?.wamid
      if (last && choice && random() < 0.85) await this.#write(who, { type: 'tap', wamid: last.wamid, choice: choice.id })
      // some press send twice in a hurry: two messages at the same moment, often the very first ones
      else if (random() < 0.2) await Promise.all([this.#say(who), this.#say(who)])
      else await this.#say(who)
    }
  }

  #say(who: Identity): Promise<void> {
    return this.#write(who, { type: 'text', text: WORDS[Math.floor(this.random() * WORDS.length)] ?? '' })
  }

  async #write(who: Identity, content: ContactWrite['content']): Promise<void> {
    this.written.push(await this.sandbox.contactWrites({ phoneNumberId: CHANNEL.phoneNumberId, ...who, content }))
  }
}

type Identity = Pick<ContactWrite, 'from' | 'userId' | 'withoutUserId' | 'name'>

/** Most are known by both, some by phone alone, some by user id alone, and of these some show their phone later. */
function identity(person: number, turn: number): Identity {
  const name = `Contact ${person}`
  const from = `4915${10_000_000 + person}`
  const userId = `DE.${5_000_000 + person}`
  switch (person % 5) {
    case 0:
      return { name, from, withoutUserId: true }
    case 1:
      return { name, userId }
    case 2:
      return turn < 3 ? { name, userId } : { name, userId, from }
    default:
      return { name, from }
  }
}
