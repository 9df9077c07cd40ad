/** Meta's Graph API inside the simulation: the sandbox's core as a GraphClient, without a network and on virtual time. */

import { handle } from '../sandbox/core/handle'
import type { SandboxAnswer, SandboxRequest, ScheduledWebhook } from '../sandbox/core/request'
import type { Sandbox } from '../sandbox/core/sandbox'
import { type Failure, refusedBy } from '../whatsapp/graph-answer'
import type { GraphAccess, GraphClient } from '../whatsapp/ports'
import { idOf, listOf, objectOf, textOf } from '../whatsapp/wire/json'

/**
 * What becomes of a send in place of what the sandbox would decide. `refused`: for good. `lost`: neither the message nor an answer
 * arrives, so nobody can say whether it went out.
 */
export const SEND_OUTCOMES = ['refused', 'windowClosed', 'lost'] as const
export type SendOutcome = (typeof SEND_OUTCOMES)[number]

export interface SimulatedWorld {
  now(): number
  sleep(ms: number): Promise<void>
  random(): number
  deliver(webhooks: readonly ScheduledWebhook[]): void
  /** Asked once for every send that leaves; undefined: the sandbox decides. */
  nextOutcome(): SendOutcome | undefined
  /** The bytes of a file that the sandbox knows. */
  file(mediaId: string): Uint8Array | undefined
}

const NETWORK_MS = { least: 5, spread: 300 }

const BROKEN: Failure = { outcome: 'inDoubt', reason: 'the connection broke before an answer' }

const UNLIKE_THE_SANDBOX: Readonly<Record<SendOutcome, Failure>> = {
  refused: { outcome: 'refused', http: 400, code: 131026, message: 'Message undeliverable' },
  windowClosed: { outcome: 'refused', http: 400, code: 131047, message: 'Re-engagement message' },
  lost: BROKEN,
}

export function createSandboxGraph(
  sandbox: Sandbox,
  world: SimulatedWorld,
): Pick<GraphClient, 'sendMessage' | 'mediaAddress' | 'downloadMedia'> {
  const network = () => world.sleep(NETWORK_MS.least + world.random() * NETWORK_MS.spread)

  async function exchange(accessToken: string, request: Pick<SandboxRequest, 'method' | 'path' | 'query' | 'body'>): Promise<Exchanged> {
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
    const answer = handle(sandbox, { ...request, headers }, world.now(), () => world.random())
    world.deliver(answer.webhooks)
    await world.sleep(NETWORK_MS.least + world.random() * NETWORK_MS.spread + answer.delayMs)
    if (answer.connection !== 'answered') return BROKEN
    const refusal = refusedBy(answer.body, answer.status, (name) => answer.headers[name] ?? null)
    return refusal ?? { outcome: 'answered', answer }
  }

  return {
    async sendMessage({ phoneNumberId, accessToken }: GraphAccess, message) {
      await network()
      const outcome = world.nextOutcome()
      if (outcome !== undefined) return UNLIKE_THE_SANDBOX[outcome]
      const value: unknown = JSON.parse(JSON.stringify(message))
      const path = `/v26.0/${phoneNumberId}/messages`
      const exchanged = await exchange(accessToken, { method: 'POST', path, query: {}, body: { kind: 'json', value } })
      if (exchanged.outcome !== 'answered') return exchanged
      const wamid = idOf(objectOf(listOf(objectOf(exchanged.answer.body)?.messages)[0])?.id)
      return wamid === undefined ? notGraph(exchanged.answer) : { outcome: 'accepted', wamid }
    },

    async mediaAddress({ accessToken }: GraphAccess, mediaId) {
      await network()
      const exchanged = await exchange(accessToken, { method: 'GET', path: `/v26.0/${mediaId}`, query: {}, body: NOTHING })
      if (exchanged.outcome !== 'answered') return exchanged
      const url = textOf(objectOf(exchanged.answer.body)?.url)
      const mimeType = textOf(objectOf(exchanged.answer.body)?.mime_type) ?? ''
      return url === undefined ? notGraph(exchanged.answer) : { outcome: 'done', value: { url, mimeType } }
    },

    async downloadMedia({ accessToken }: GraphAccess, url) {
      await network()
      const { pathname, searchParams } = new URL(url)
      const query = Object.fromEntries(searchParams)
      const exchanged = await exchange(accessToken, { method: 'GET', path: pathname, query, body: NOTHING })
      if (exchanged.outcome !== 'answered') return exchanged
      const { media, headers } = exchanged.answer
      const bytes = media && world.file(media.id)
      if (!bytes) return notGraph(exchanged.answer)
      return { outcome: 'done', value: { mimeType: headers['content-type'] ?? '', bytes: bytes.byteLength, body: atOnce(bytes) } }
    },
  }
}

type Exchanged = Failure | { readonly outcome: 'answered'; readonly answer: SandboxAnswer }

const NOTHING = { kind: 'none' } as const

const notGraph = ({ status }: SandboxAnswer): Failure => ({ outcome: 'inDoubt', reason: `HTTP ${status} without a Graph body` })

/** In place of a stream of the platform, which delivers in its own time and not in that of the simulation. */
function atOnce(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const stream = {
    async *[Symbol.asyncIterator]() {
      yield bytes
    },
    async cancel() {},
  }
  return stream as unknown as ReadableStream<Uint8Array>
}
