/** Other pages cannot act with somebody's session (R55), and every answer carries its protection (R59). */
import { describe, expect, it } from 'vitest'
import { ORIGIN, openWorkbench } from './workbench'

describe('a change that comes with a session cookie', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['the same host on another port', { origin: 'http://127.0.0.1:8081' }],
    ['no origin and another site', { 'sec-fetch-site': 'cross-site' }],
    ['no origin and a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['nothing that tells where it comes from', {}],
  ])('is refused from %s', async (_, headers: Record<string, string>) => {
    const bench = await openWorkbench()
    const { cookie } = await bench.person('administrator')
    const sent = { ...headers, cookie }
    await bench.refused(403, 'PUT', '/settings', { as: null, body: { screenPopHosts: ['crm.example'] }, headers: sent })
    expect(bench.services.directory.current().screenPopHosts).toEqual([])
  })

  it.each([
    ['our own origin', { origin: ORIGIN }],
    ['our own pages, as the browser says', { 'sec-fetch-site': 'same-origin' }],
  ])('is taken from %s', async (_, headers: Record<string, string>) => {
    const bench = await openWorkbench()
    const { cookie } = await bench.person('administrator')
    await bench.put('/settings', { screenPopHosts: ['crm.example'] }, { as: null, headers: { ...headers, cookie } })
    expect(bench.services.directory.current().screenPopHosts).toEqual(['crm.example'])
  })

  it('is taken from the public address where the product stands behind a proxy', async () => {
    const bench = await openWorkbench({ publicUrl: 'https://desk.example.org' })
    const { cookie } = await bench.person('administrator')
    await bench.put('/settings', { screenPopHosts: [] }, { as: null, headers: { origin: 'https://desk.example.org', cookie } })
  })

  it('is refused as a form or as plain text', async () => {
    const bench = await openWorkbench()
    const { cookie } = await bench.person('administrator')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { cookie, origin: ORIGIN, 'content-type': type }
      await bench.refused(415, 'PUT', '/settings', { as: null, body: '{"screenPopHosts":["crm.example"]}', headers })
    }
  })

  it('needs no origin from a program with the admin token', async () => {
    const bench = await openWorkbench()
    await bench.put('/settings', { screenPopHosts: [] })
    await bench.refused(401, 'PUT', '/settings', { body: {}, headers: { authorization: 'Bearer wrong' } })
  })

  it('is as little as before once the person was deactivated', async () => {
    const bench = await openWorkbench()
    const somebody = await bench.person('administrator')
    await bench.get('/me', { as: somebody })
    await bench.person('administrator')
    await bench.put(`/people/${somebody.id}`, { isActive: false })
    await bench.refused(401, 'GET', '/me', { as: somebody })
  })
})

describe('every answer', () => {
  const paths = [
    '/healthz',
    '/readyz',
    '/nowhere',
    '/api/v1/me',
    '/api/v1/openapi.json',
    '/api/v1/nowhere',
    '/api/auth/get-session',
    '/metrics',
  ]

  it.each(paths)('%s carries the protecting headers', async (path) => {
    const bench = await openWorkbench()
    for (const headers of [{}, { authorization: 'Bearer an-admin-token-for-tests-only' }] as Record<string, string>[]) {
      const answered = (await bench.app.request(ORIGIN + path, { headers })).headers
      const policy = answered.get('content-security-policy') ?? ''
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-eval')
      expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1)
      expect(answered.get('x-content-type-options')).toBe('nosniff')
      expect(answered.get('referrer-policy')).toBe('no-referrer')
      expect(answered.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(answered.get('x-frame-options')).toBe('DENY')
      expect(answered.get('strict-transport-security')).toBeNull()
      expect(answered.get('x-powered-by')).toBeNull()
      if (path.startsWith('/api/')) expect(answered.get('cache-control')).toBe('no-store')
    }
  })

  it('asks for https for a year where the product is reached by it', async () => {
    const bench = await openWorkbench({ publicUrl: 'https://desk.example.org' })
    const { headers } = await bench.app.request(`${ORIGIN}/healthz`)
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
  })
})
