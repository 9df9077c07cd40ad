/** For those who keep the product running: does the process live, can it do its work, and what does it measure. */
import { isIP } from 'node:net'
import type { Context, Hono } from 'hono'
import { can } from '../people/rights'
import type { ApiEnv } from './api-env'
import { HttpProblem } from './problem'
import type { Services } from './services'

export function healthRoutes(app: Hono<ApiEnv>, services: Pick<Services, 'checkHealth' | 'metrics' | 'people'>): void {
  app.get('/healthz', (c) => c.json({ isAlive: true }, 200, NOT_STORED))

  app.get('/readyz', async (c) => {
    const checks = await services.checkHealth()
    const isReady = checks.every(({ isWell }) => isWell)
    return c.json({ isReady, checks }, isReady ? 200 : 503, NOT_STORED)
  })

  app.get('/metrics', async (c) => {
    if (!isFromThisMachine(c)) {
      const caller = await services.people.authenticate(c.req.raw.headers)
      if (!caller) throw new HttpProblem(401, 'Send the admin token: Authorization: Bearer <ADMIN_TOKEN>')
      if (!can(caller.role, 'operate')) throw new HttpProblem(403, `The role ${caller.role} has no right to metrics`)
    }
    return c.body(await services.metrics.metrics(), 200, { ...NOT_STORED, 'Content-Type': services.metrics.contentType })
  })
}

const NOT_STORED = { 'Cache-Control': 'no-store' }

/**
 * From this machine and addressed as this machine: not through a proxy that runs here, and not by a page whose name was made to
 * point at the loopback address.
 */
function isFromThisMachine(c: Context<ApiEnv>): boolean {
  const peer = c.env?.incoming?.socket.remoteAddress
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined)
  return peer !== undefined && isLoopback(peer) && !isForwarded && isLoopback(new URL(c.req.url).hostname)
}

function isLoopback(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '')
  return address === 'localhost' || address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))
}
