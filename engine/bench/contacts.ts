/** Who writes: contacts by number, spread over the channels, and the order in which they write. */
import { channelId, NUMBERS } from './bench-workspace'

export interface Contact {
  readonly channel: number
  readonly channelId: string
  readonly contactId: string
  readonly phone: string
}

/** Of `total` contacts, in the order of their addresses. */
export function contact(index: number, total: number): Contact {
  const channel = Math.floor((index / total) * NUMBERS)
  const digits = String(index).padStart(9, '0')
  // as long as a real id
  return { channel, channelId: channelId(channel), contactId: `contact-0000${digits}`, phone: `4915${digits}` }
}

/** The one conversation that the engine makes itself; the others are its copies. */
export const FIRST_CONTACT = { channel: 0, channelId: channelId(0), phone: '4916000000000' }

/** Contacts one after another as if by chance, each once before any writes again. */
export class Writers {
  readonly #step: number
  #next = 0

  constructor(readonly total: number) {
    let step = Math.floor(total * 0.618) | 1
    while (greatestCommonDivisor(step, total) !== 1) step += 2
    this.#step = step
  }

  next(): Contact {
    const index = (this.#next++ * this.#step) % this.total
    return contact(index, this.total)
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
