/** People over the API: invited, signed in by a one-time link, changed, and known by name. */
import { describe, expect, it } from 'vitest'
import { ORIGIN, openWorkbench } from './workbench'

describe('people', () => {
  it('are invited with a link that lets them in once', async () => {
    const bench = await openWorkbench()
    const { link } = await bench.post<{ link: string }>('/people', { name: 'Ana', role: 'supervisor', agentId: 'ann' })
    const url = new URL(link)
    expect(`${url.origin}${url.pathname}`).toBe(`${ORIGIN}/sign-in`)
    const signIn = () =>
      bench.ask('POST', '/sign-in', { as: null, body: { token: url.searchParams.get('token') }, headers: { origin: ORIGIN } })
    const first = await signIn()
    expect(first.status).toBe(200)
    const [cookie = ''] = first.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=(Lax|Strict)/i)
    expect((await signIn()).status).toBe(401)
    const me = await bench.get('/me', { as: { id: '', cookie: cookie.split(';')[0] ?? '' } })
    expect(me).toMatchObject({ actor: { kind: 'person', name: 'Ana' }, role: 'supervisor', agent: { id: 'ann', name: 'Ann' } })
    expect(me.rights).toContain('supervise')
    expect(me.rights).not.toContain('managePeople')
  })

  it('are listed, changed, given a new link, and kept from taking away the last administrator', async () => {
    const bench = await openWorkbench()
    const administrator = await bench.person('administrator')
    const agent = await bench.person('agent')
    expect(await bench.put(`/people/${agent.id}`, { name: 'Rui', agentId: 'bob' }, { as: administrator })).toMatchObject({
      name: 'Rui',
      agentId: 'bob',
    })
    expect(await bench.get('/people', { as: administrator })).toMatchObject({ people: [{ role: 'administrator' }, { name: 'Rui' }] })
    expect((await bench.post<{ link: string }>(`/people/${agent.id}/sign-in-link`, {}, { as: administrator })).link).toContain(
      '/sign-in?token=',
    )
    await bench.refused(422, 'PUT', `/people/${administrator.id}`, { as: administrator, body: { role: 'agent' } })
    await bench.refused(404, 'PUT', '/people/nobody', { as: administrator, body: { name: 'X' } })
  })

  it('as programs have a name too', async () => {
    const bench = await openWorkbench()
    expect(await bench.get('/me')).toMatchObject({ actor: { kind: 'program' }, role: 'administrator' })
  })
})

describe('the description of the API', () => {
  it('is OpenAPI 3.1, needs no sign-in, and names every route with its right and its problems', async () => {
    const bench = await openWorkbench()
    const document = await bench.get<{
      openapi: string
      paths: Record<string, Record<string, { summary?: string; responses: Record<string, unknown>; 'x-required-right'?: string }>>
      components: { schemas: Record<string, unknown> }
    }>('/openapi.json', { as: null })
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Case', 'Message', 'Problem', 'Script', 'Directory', 'Person']),
    )
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
    expect(operations.length).toBeGreaterThan(45)
    for (const { summary, responses, 'x-required-right': right } of operations) {
      expect(summary).toBeTruthy()
      expect(right).toBeTruthy()
      expect(responses).toHaveProperty('default')
    }
  })
})
