/** Figures of the engine for Prometheus. No contact, number or name is ever a label. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { EmbeddedHost, HostStats } from '../hosts/embedded/embedded-host'
import type { IntakeCounts } from './intake'

export function createMetrics(host: Pick<EmbeddedHost, 'stats'>, intake: () => Readonly<IntakeCounts>): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'cordboard_process_' })
  // one look serves all gauges of a scrape: counting what waits takes longer the more waits
  let seen: HostStats | undefined
  const stats = (): HostStats => {
    if (!seen) {
      seen = host.stats()
      setImmediate(() => {
        seen = undefined
      })
    }
    return seen
  }
  const gauge = (name: string, help: string, read: () => number) => {
    new Gauge({
      name: `cordboard_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  }
  gauge('events_queued', 'Events that wait to be handled', () => stats().queued)
  gauge('events_oldest_seconds', 'Age of the oldest waiting event', () => stats().oldestQueuedMs / 1000)
  gauge('events_total', 'Events handled since the start', () => stats().events)
  gauge('commits_total', 'Commits since the start', () => stats().commits)
  gauge('effects_pending', 'Effects that wait for their performer', () => stats().effects.pending)
  gauge('effects_claimed', 'Effects whose request is under way', () => stats().effects.claimed)
  gauge('sends_unknown', 'Sends of which nobody can say whether they went out', () => stats().effects.unknown)
  gauge('dead_letters', 'Events that were set aside', () => stats().deadLetters)
  gauge('kept_items', 'Webhook items kept raw', () => stats().kept)
  for (const outcome of ['routed', 'duplicate', 'kept', 'poison', 'refusedSignature', 'refusedStorage'] as const) {
    gauge(
      `webhook_${outcome.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_total`,
      `Webhook items or posts: ${outcome}`,
      () => intake()[outcome],
    )
  }
  return registry
}
