/** When the product dies: at random moments of its life and of its start, and now and then at one that hurts. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../../engine/sandbox/core/ids'
import type { Agents } from './agents'
import { type GraphWire, MOMENTS } from './graph-wire'
import type { ProductProcess } from './product-process'

export interface Kill {
  /** Between these two moments it died, ms since 1970: on a loaded machine it lives on for a while. */
  readonly at: number
  readonly goneAt: number
  readonly when: 'any moment' | 'during a start' | 'during a send' | 'after an acknowledgement'
  /** Sends whose request was open. */
  readonly openSends: number
}

/** No life is longer, also where the awaited moment does not come. */
const LONGEST_LIFE_MS = 3000
const LONGEST_START_MS = 1500

/** Lets the product live a while, kills it, and starts it again at once. */
export async function killOnce(
  product: ProductProcess,
  wire: GraphWire,
  agents: Agents,
  random: Random,
  ready: Promise<void>,
): Promise<Kill> {
  const roll = random()
  const when: Kill['when'] =
    roll < 0.45 ? 'any moment' : roll < 0.65 ? 'during a start' : roll < 0.9 ? 'during a send' : 'after an acknowledgement'
  const lifeMs = random() * LONGEST_LIFE_MS
  const moment = MOMENTS[Math.floor(random() * MOMENTS.length)] ?? 'arrived'
  if (when === 'during a start') {
    await wait(random() * LONGEST_START_MS)
    return strike(product, wire, when)
  }
  await ready
  await wait(when === 'any moment' ? lifeMs : lifeMs / 2)
  if (when === 'any moment') return strike(product, wire, when)
  return new Promise((resolve) => {
    let isStruck = false
    const fire = () => {
      if (isStruck) return
      isStruck = true
      wire.disarm()
      agents.onTaken = () => {}
      clearTimeout(patience)
      resolve(strike(product, wire, when))
    }
    const patience = setTimeout(fire, LONGEST_LIFE_MS)
    if (when === 'during a send') wire.trap(moment, fire)
    else agents.onTaken = fire
  })
}

async function strike(product: ProductProcess, wire: GraphWire, when: Kill['when']): Promise<Kill> {
  const openSends = wire.open().length
  const at = Date.now()
  await product.kill()
  return { at, goneAt: Date.now(), when, openSends }
}
