/** A contact with a phone of their own: what they write reaches the product as Meta's signed webhook, what it answers comes to the phone. */
import type { Directory } from '../../../../engine/directory/model/directory'
import type { Visit } from '../signed-in-page'
import { drawnId } from './drawn-script'

const PHONE = '+4915112345678'
const CHANNEL = 'front-desk'
const LONGEST_WAIT_MS = 20_000

interface ChatMessage {
  readonly wamid: string
  readonly from: 'business' | 'contact'
  readonly text?: string
}

interface Case {
  readonly skill?: string
  readonly run?: { readonly scriptId: string; readonly version: number }
}

export interface Taken {
  /** What the phone showed. */
  readonly said: readonly string[]
  readonly skill: string | undefined
  /** The script by which it went. */
  readonly by: string | undefined
}

export const TAKEN_TO_SALES: Pick<Taken, 'said' | 'skill'> = {
  said: [
    'Hello Robin! Which language do you prefer? / Welche Sprache bevorzugen Sie?',
    'What can we help you with?',
    'Thank you! Somebody will be with you in a moment.',
    'Nobody is at the desk right now. We will answer as soon as somebody is.',
  ],
  skill: 'sales',
}

/** The number is pointed at the script that was drawn; then somebody writes, wants English and orders. */
export async function takesContact(visited: Visit): Promise<Taken> {
  const { api, page, product } = visited
  const script = drawnId(visited)
  const { channels, revision } = await api<Directory & { readonly revision: number }>('/directory')
  const channel = channels.find(({ id }) => id === CHANNEL)
  if (!channel) throw new Error(`There is no channel "${CHANNEL}"`)
  await api(`/channels/${CHANNEL}`, { method: 'PUT', body: { ...channel, defaultScript: script }, ifMatch: revision })

  const sandbox = `${product.url}/_sandbox`
  const write = async (content: Readonly<Record<string, unknown>>) => {
    const data = { phoneNumberId: channel.phoneNumberId, from: PHONE, name: 'Robin', content }
    const answer = await page.request.post(`${sandbox}/contacts/write`, { data, headers: { origin: product.url } })
    if (!answer.ok()) throw new Error(`The sandbox did not take it: ${await answer.text()}`)
  }
  /** What the phone shows, once so much came from the business. */
  const heard = async (count: number): Promise<readonly ChatMessage[]> => {
    for (const until = Date.now() + LONGEST_WAIT_MS; ; ) {
      const answer = await page.request.get(`${sandbox}/phones/${encodeURIComponent(PHONE)}/chat`)
      const { messages } = (await answer.json()) as { readonly messages: readonly ChatMessage[] }
      const heard = messages.filter(({ from }) => from === 'business')
      if (heard.length >= count) return heard
      if (Date.now() > until) throw new Error(`The phone shows only ${JSON.stringify(messages)}`)
    }
  }

  await write({ type: 'text', text: 'Hello!' })
  const [language] = await heard(1)
  await write({ type: 'tap', wamid: language?.wamid, choice: 'English' })
  const [, topic] = await heard(2)
  await write({ type: 'tap', wamid: topic?.wamid, choice: 'A new order' })
  const said = (await heard(TAKEN_TO_SALES.said.length)).map(({ text }) => text ?? '')
  const { cases } = await api<{ readonly cases: readonly Case[] }>('/cases')
  const [{ skill, run } = {}] = cases
  return { said, skill, by: run && `${run.scriptId} version ${run.version}` }
}
