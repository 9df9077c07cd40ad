/** Every route declares who may use it, and nobody else can (requirement R56). */
import { beforeAll, describe, expect, it } from 'vitest'
import { API_PATH } from '../../engine/http/api-env'
import { createApi } from '../../engine/http/app'
import { rightsByRoute } from '../../engine/http/authorize'
import { ALL_RIGHTS, can, ROLES } from '../../engine/people/rights'
import { ORIGIN, openWorkbench, type Somebody, type Workbench } from './workbench'

/** Open to whoever knows the address. Nothing else may be. */
const ANONYMOUS = [`GET ${API_PATH}/openapi.json`, `POST ${API_PATH}/sign-in`]
/** Outside of the API, each with a guard of its own. */
const OUTSIDE = ['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /*']

const EXAMPLES: Readonly<Record<string, string>> = {
  name: 'a_template',
  language: 'en_US',
  version: '1',
  storedAs: 'a'.repeat(64),
  id: '1',
}
const filled = (path: string) => path.replaceAll(/:(\w+)/g, (_, name: string) => EXAMPLES[name] ?? 'x')

describe('every route', () => {
  it('has a declared right, or is one of the few that need none', async () => {
    const bench = await openWorkbench({ designerFolder: '/nowhere' })
    const rights = rightsByRoute(createApi(bench.services))
    const served = new Set(bench.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`))
    const undeclared = [...served].filter((route) => !rights.has(route) && !OUTSIDE.includes(route))
    expect(undeclared).toEqual([])
    expect([...rights.keys()].filter((route) => !served.has(route))).toEqual([])
    expect([...rights].filter(([, right]) => right === 'anyone').map(([route]) => route)).toEqual(expect.arrayContaining(ANONYMOUS))
    expect([...rights].filter(([, right]) => right === 'anyone')).toHaveLength(ANONYMOUS.length)
    for (const right of rights.values()) expect(['anyone', 'signedIn', ...ALL_RIGHTS]).toContain(right)
  })

  it('that no right was declared for cannot be reached', async () => {
    const bench = await openWorkbench()
    const api = createApi(bench.services)
    api.get('/forgotten', (c) => c.text('a secret'))
    const { Hono } = await import('hono')
    const app = new Hono().route(API_PATH, api)
    const response = await app.request(`${API_PATH}/forgotten`, { headers: { authorization: 'Bearer whatever' } })
    expect(response.status).toBe(404)
  })
})

describe('the sandbox in the product’s process', () => {
  it('is driven by administrators from our own pages only', async () => {
    const bench = await openWorkbench({}, { sandbox: async (request) => Response.json({ path: new URL(request.url).pathname }) })
    const [administrator, agent] = [await bench.person('administrator'), await bench.person('agent')]
    const ask = (headers: Record<string, string>) => bench.app.request(`${ORIGIN}/_sandbox/contacts/write`, { method: 'POST', headers })
    expect((await ask({})).status).toBe(401)
    expect((await ask({ cookie: agent.cookie, origin: ORIGIN })).status).toBe(403)
    expect((await ask({ cookie: administrator.cookie, origin: 'https://evil.example' })).status).toBe(403)
    const answer = await ask({ cookie: administrator.cookie, origin: ORIGIN })
    expect([answer.status, await answer.json()]).toEqual([200, { path: '/_sandbox/contacts/write' }])
  })

  it('is not there where none runs', async () => {
    const bench = await openWorkbench()
    expect((await bench.app.request(`${ORIGIN}/_sandbox/ledger`)).status).toBe(404)
  })
})

describe('role by route', () => {
  let bench: Workbench
  const people = new Map<string, Somebody>()

  beforeAll(async () => {
    bench = await openWorkbench()
    for (const role of ROLES) people.set(role, await bench.person(role, role === 'agent' ? 'ann' : undefined))
    for (const [route, right] of rightsByRoute(createApi(bench.services))) {
      const [method = '', path = ''] = route.split(' ')
      table.push({ route, method, path: filled(path), right })
    }
    for (const { route, method, path, right } of table) {
      // nothing is sent along: who may use the route gets any answer but 401 and 403
      const ask = async (as: Somebody | null) => {
        const response = await bench.ask(method, path, { as, headers: { origin: ORIGIN } })
        await response.body?.cancel()
        return response.status
      }
      statuses.set(`${route} nobody`, await ask(null))
      for (const role of ROLES) {
        if (right === 'anyone') continue
        statuses.set(`${route} ${role}`, await ask(people.get(role) ?? null))
      }
    }
  })
  const table: { route: string; method: string; path: string; right: string }[] = []
  const statuses = new Map<string, number>()

  it('lets nobody in who is not signed in', () => {
    const open = table.filter(({ route }) => statuses.get(`${route} nobody`) !== 401).map(({ route }) => route)
    expect(open.sort()).toEqual(ANONYMOUS.sort())
    expect(table.length).toBeGreaterThan(45)
  })

  it.each(ROLES)('lets %s in exactly where the role has the right', (role) => {
    const wrong = table.flatMap(({ route, right }) => {
      if (right === 'anyone') return []
      const status = statuses.get(`${route} ${role}`)
      const isLetIn = status !== 401 && status !== 403
      const mayEnter = right === 'signedIn' || can(role, right as (typeof ALL_RIGHTS)[number])
      // an object that is not the agent's is refused too, where the route itself is open to agents
      if (mayEnter && status === 403 && role === 'agent') return []
      return isLetIn === mayEnter ? [] : [`${route} answered ${status} to ${role}, who needs ${right}`]
    })
    expect(wrong).toEqual([])
  })
})
