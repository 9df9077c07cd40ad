/** Whether the product does its work: the store takes commits, the queue of events moves, sends are not paused for want of a token. */
import type { Pauses } from '../effects/performers/pauses'
import type { EmbeddedHost } from '../hosts/embedded/embedded-host'
import type { StorageError } from '../hosts/host'
import type { HealthCheck } from '../http/services'

/** An event that waits longer means that nothing is being handled (requirements R4, R31). */
const STUCK_MS = 30_000

export function checkHealth(host: Pick<EmbeddedHost, 'stats'>, pauses: Pauses, failure: () => StorageError | undefined): HealthCheck[] {
  const broken = failure()
  if (broken) return [{ name: 'store', isWell: false, detail: broken.message }]
  const { oldestQueuedMs, queued } = host.stats()
  const isStuck = oldestQueuedMs > STUCK_MS
  const stopped = pauses.list().filter(({ because }) => because === 'stopChannel')
  return [
    { name: 'store', isWell: true },
    {
      name: 'queue',
      isWell: !isStuck,
      ...(isStuck ? { detail: `${queued} events wait, the oldest for ${Math.round(oldestQueuedMs / 1000)} s` } : {}),
    },
    {
      name: 'sending',
      isWell: stopped.length === 0,
      ...(stopped.length === 0
        ? {}
        : { detail: stopped.map(({ phoneNumberId, message }) => `number ${phoneNumberId}: ${message}`).join('; ') }),
    },
  ]
}
