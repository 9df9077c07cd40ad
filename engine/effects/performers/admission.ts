/** When a send may leave: not while its number is paused, and at the rates of the number and of the contact. */
import { OWN_CODE } from '../../whatsapp/wire/errors'
import type { EffectResult, Refusal, SendMessage } from '../types'
import type { Pause } from './pauses'
import type { SendingChannel, Services } from './services'

/**
 * Waits up to this long are slept here; longer ones go back to the conversation as a stored timer, so that a paused number does
 * not hold the places in which other numbers' sends are performed.
 */
const LONGEST_SLEEP_MS = 2000
/** How often to look whether the send that goes first after a pause is back. */
const PROBE_LOOK_MS = 500

type HandedBack = Extract<EffectResult, { type: 'send.refused' }>

/** The steady time at which it may leave, which is now; whoever gets it reports to `pauses` how it went. Or the effect's result: not yet. */
export async function waitForTurn(effect: SendMessage, channel: SendingChannel, services: Services): Promise<number | HandedBack> {
  const { pauses, rates } = services
  const { phoneNumberId, messagesPerSecond } = channel
  const place = {
    effectId: effect.id,
    phoneNumberId,
    recipient: effect.to.phone ?? effect.to.userId ?? '',
    ...(messagesPerSecond !== undefined && { messagesPerSecond }),
  }
  let sleptMs = 0
  for (;;) {
    const now = services.steady()
    const pause = pauses.current(phoneNumberId, now)
    // the place is booked only after the pause: booked before, a whole backlog would come due at once
    const waitMs = pause ? pause.until - now : rates.waitMs(place, now)
    if (waitMs === 0 && pauses.enter(phoneNumberId, now)) {
      rates.leave(effect.id)
      return now
    }
    const restMs = waitMs === 0 ? PROBE_LOOK_MS : waitMs
    if (sleptMs + restMs > LONGEST_SLEEP_MS) {
      // places come due one after another; all that wait for a pause would come back together
      const spread = pause || waitMs === 0 ? 1 + 0.2 * services.random() : 1
      return handBack(effect, Math.ceil(Math.max(restMs, LONGEST_SLEEP_MS) * spread), pause)
    }
    await services.sleep(restMs)
    sleptMs += restMs
  }
}

function handBack({ id: effectId, attempt }: SendMessage, retryAfterMs: number, pause: Pause | undefined): HandedBack {
  const refusal: Refusal = pause
    ? { code: pause.code, message: `not sent yet: the number is paused (${pause.message})` }
    : { code: OWN_CODE, message: 'not sent yet: it waits for the rate of its number or contact' }
  return { type: 'send.refused', effectId, attempt, refusal, retryAfterMs, notTried: true }
}
