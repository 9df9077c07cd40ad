/** Meta's side of the webhook, as hurried as it gets: signed posts on many connections, each repeated until it is answered with 200. */
import { setTimeout as wait } from 'node:timers/promises'
import { newNumber } from '../../engine/sandbox/core/seed'
import { encodeWebhook, messagesEnvelope, signatureOf } from '../../engine/sandbox/core/webhooks'
import { APP_SECRET } from './settings'
import { CHANNEL } from './workspace'

/** More than one message of each, so that old and new conversations are hit. */
const PEOPLE = 150
const CONNECTIONS = 16

export class Acknowledging {
  /** Wamids of messages that were answered with 200. */
  readonly acknowledged: string[] = []
  /** Posts, repeated ones included. */
  posts = 0
  /** Called at each acknowledgement, before anything else happens. */
  onAcknowledged: () => void = () => {}
  #next = 0
  #isOver = false
  #isAbandoned = false
  readonly #number = newNumber(CHANNEL.wabaId, CHANNEL.phoneNumberId, CHANNEL.number, 'Front desk')
  readonly #connections: Promise<void>[]

  constructor(private readonly webhookUrl: string) {
    this.#connections = Array.from({ length: CONNECTIONS }, () => this.#post())
  }

  /** Every message that was begun is acknowledged before it resolves; the product has to be running. */
  async stop(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.#connections)
  }

  /** No answer will come. */
  abandon(): void {
    this.#isOver = true
    this.#isAbandoned = true
  }

  async #post(): Promise<void> {
    while (!this.#isOver) {
      const { wamid, body } = this.#message(this.#next++)
      while (!(await this.#isTaken(body))) {
        if (this.#isAbandoned) return
        await wait(100)
      }
      this.acknowledged.push(wamid)
      this.onAcknowledged()
    }
  }

  async #isTaken(body: string): Promise<boolean> {
    this.posts += 1
    try {
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body, APP_SECRET) }
      const response = await fetch(this.webhookUrl, { method: 'POST', headers, body })
      // an unread body would hold the connection; the status alone is the acknowledgement
      response.arrayBuffer().catch(() => undefined)
      return response.status === 200
    } catch {
      return false
    }
  }

  #message(count: number): { readonly wamid: string; readonly body: string } {
    const wamid = `wamid.${count}`
    const from = `4915${20_000_000 + (count % PEOPLE)}`
    const timestamp = String(Math.floor(Date.now() / 1000))
    const message = { from, id: wamid, timestamp, type: 'text', text: { body: `message ${count}` } }
    const contact = { wa_id: from, profile: { name: `Contact ${count % PEOPLE}` } }
    return { wamid, body: encodeWebhook(messagesEnvelope(this.#number, { contacts: [contact], messages: [message] })) }
  }
}
