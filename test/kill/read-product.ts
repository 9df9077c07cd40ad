/** Reads a product that is at rest: its whole history, and what its screens show. */
import { setTimeout as wait } from 'node:timers/promises'
import type { KeptEntry } from '../../engine/history/entries'
import type { ProductApi } from './product-api'

const PAGE = 500
const LOOKS = 20

export async function readHistory(api: ProductApi): Promise<KeptEntry[]> {
  const history: KeptEntry[] = []
  for (let after = 0; ; ) {
    const { entries, next } = await api.read<{ entries: KeptEntry[]; next?: number }>(`/history?after=${after}&limit=${PAGE}`)
    history.push(...entries)
    if (next === undefined) return history
    after = next
  }
}

interface ShownMessage {
  readonly id: string
  readonly direction: 'in' | 'out'
}

/** Ids of messages, as screens show them. */
export interface ShownMessages {
  readonly shownReceived: readonly string[]
  readonly shownUnknown: readonly string[]
}

/** What screens show: the views follow history on their own, a moment behind it, also over kills. */
export async function readShown(api: ProductApi, history: readonly KeptEntry[]): Promise<ShownMessages> {
  const received = history.filter(({ entry }) => entry.type === 'message.received').length
  for (let look = 0; ; look++) {
    const shown = await readShownOnce(api, history)
    if (shown.shownReceived.length >= received || look === LOOKS) return shown
    await wait(500)
  }
}

async function readShownOnce(api: ProductApi, history: readonly KeptEntry[]): Promise<ShownMessages> {
  const prefix = 'conversation/'
  const keys = new Set(history.flatMap(({ object }) => (object.startsWith(prefix) ? [object.slice(prefix.length)] : [])))
  const shownReceived: string[] = []
  for (const key of keys) {
    for (let before: number | undefined; ; ) {
      const page = `/conversations/${encodeURIComponent(key)}/messages?limit=${PAGE}${before === undefined ? '' : `&before=${before}`}`
      const { messages, earlier } = await api.read<{ messages: ShownMessage[]; earlier?: number }>(page)
      shownReceived.push(...messages.filter(({ direction }) => direction === 'in').map(({ id }) => id))
      if (earlier === undefined) break
      before = earlier
    }
  }
  const { messages } = await api.read<{ messages: ShownMessage[] }>(`/unknown-sends?limit=${PAGE}`)
  return { shownReceived, shownUnknown: messages.map(({ id }) => id) }
}
