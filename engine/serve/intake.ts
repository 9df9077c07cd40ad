/**
 * Takes webhooks in: signature, envelope, items, and an answer only when all of it is durable. One bad item never costs its
 * neighbours; what cannot be kept at all is answered with 503, so that the sender tries again.
 */
import { deliverItem, type IntakePorts } from '../intake/deliver-item'
import { readWebhook } from '../whatsapp/webhook'
import type { EnvelopeItem } from '../whatsapp/wire/items'

export interface IntakeCounts {
  routed: number
  duplicate: number
  kept: number
  poison: number
  refusedSignature: number
  refusedStorage: number
}

export interface Intake {
  /** The status to answer with. */
  take(raw: Uint8Array, signature: string | undefined): Promise<200 | 401 | 413 | 503>
  readonly counts: Readonly<IntakeCounts>
}

const OK = 200
const TRY_AGAIN = 503

export function createIntake(ports: IntakePorts, appSecrets: readonly string[]): Intake {
  const counts: IntakeCounts = { routed: 0, duplicate: 0, kept: 0, poison: 0, refusedSignature: 0, refusedStorage: 0 }

  async function deliver(item: EnvelopeItem): Promise<void> {
    counts[await deliverItem(item, ports)] += 1
  }

  return {
    counts,
    async take(raw, signature) {
      const webhook = readWebhook(raw, signature, appSecrets)
      if (webhook.outcome === 'refused') {
        if (webhook.status === 401) counts.refusedSignature += 1
        return webhook.status
      }
      const [only] = webhook.items
      if (webhook.items.length === 1 && only) return deliver(only).then(() => OK, refuse)
      // all are tried, whatever becomes of the others; one that could not be kept has the whole post sent again
      const outcomes = await Promise.allSettled(webhook.items.map(deliver))
      const failure = outcomes.find((outcome) => outcome.status === 'rejected')
      return failure ? refuse() : OK
    },
  }

  function refuse(): typeof TRY_AGAIN {
    counts.refusedStorage += 1
    return TRY_AGAIN
  }
}
