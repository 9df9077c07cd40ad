/** Numbers for Prometheus. No label names a contact, a conversation or a person (requirement R65). */
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { Gauge, Histogram } from 'prom-client'
import { CaseStatus } from '../../nodes/case-status'
import { readQueues } from './routes/queues'
import type { Services } from './services'

const FAULT_WINDOW_MS = 60 * 60 * 1000

/** Registers what the HTTP layer measures; the rest of the registry is others'. */
export function addMetrics(services: Pick<Services, 'metrics' | 'views' | 'host' | 'directory' | 'now'>): MiddlewareHandler {
  const { metrics, views, now } = services
  const registers = [metrics]
  new Gauge({
    name: 'cordboard_faults_last_hour',
    help: 'Faults of cases within the last hour',
    registers,
    collect() {
      this.set(views.faults.countSince(now() - FAULT_WINDOW_MS))
    },
  })
  new Gauge({
    name: 'cordboard_cases',
    help: 'Cases by status',
    labelNames: ['status'],
    registers,
    collect() {
      const counts = new Map(views.cases.count().map(({ status, cases }) => [status, cases]))
      for (const status of CaseStatus.options) this.set({ status }, counts.get(status) ?? 0)
    },
  })
  new Gauge({
    name: 'cordboard_queue_waiting',
    help: 'Cases waiting for a skill',
    labelNames: ['skill'],
    registers,
    async collect() {
      this.reset()
      for (const { skill, waiting } of await readQueues(services)) this.set({ skill }, waiting)
    },
  })
  new Gauge({
    name: 'cordboard_queue_oldest_seconds',
    help: 'How long the first case of a queue has waited',
    labelNames: ['skill'],
    registers,
    async collect() {
      this.reset()
      for (const { skill, oldest } of await readQueues(services)) this.set({ skill }, oldest === undefined ? 0 : (now() - oldest) / 1000)
    },
  })
  const requests = new Histogram({
    name: 'cordboard_http_request_seconds',
    help: 'Requests by route',
    labelNames: ['method', 'route', 'status'],
    registers,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
  })

  return async (c, next) => {
    const startedAt = performance.now()
    await next()
    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'none'
    requests.observe({ method: c.req.method, route, status: c.res.status }, (performance.now() - startedAt) / 1000)
  }
}
