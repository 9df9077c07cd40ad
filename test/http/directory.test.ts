/** The directory and scripts over the API: changes, their revisions, and what is refused. */
import { describe, expect, it } from 'vitest'
import { smallScript } from '../script/script-builder'
import { channel, scripts } from './a-workspace'
import { openWorkbench } from './workbench'

const etag = (response: Response) => response.headers.get('etag') ?? ''

describe('the directory', () => {
  it('is read with its revision, and changed from that revision', async () => {
    const bench = await openWorkbench()
    const read = await bench.ask('GET', '/directory')
    const { revision, skills } = (await read.json()) as { revision: number; skills: unknown[] }
    expect([etag(read), skills.length]).toEqual([`"${revision}"`, 2])
    const changed = await bench.ask('PUT', '/skills/billing', { body: { name: 'Billing' }, headers: { 'if-match': etag(read) } })
    expect(await changed.json()).toEqual({ revision: revision + 1 })
    expect(etag(changed)).toBe(`"${revision + 1}"`)
    const late = await bench.refused(409, 'PUT', '/skills/billing', { body: { name: 'Money' }, headers: { 'if-match': etag(read) } })
    expect(late).toMatchObject({ currentRevision: revision + 1 })
  })

  it.each([
    ['/channels/second', { ...channel, name: 'Second', phoneNumberId: '999', number: '+16145550000' }, 'channels', 'second'],
    ['/skills/billing', { name: 'Billing' }, 'skills', 'billing'],
    ['/agents/carl', { name: 'Carl', skills: { sales: 3 }, capacity: { total: 2 } }, 'agents', 'carl'],
    ['/hours/office', { name: 'Office', timeZone: 'Europe/Lisbon', week: {} }, 'hours', 'office'],
  ])('takes %s and removes it again', async (path, body, list, id) => {
    const bench = await openWorkbench()
    const listed = async () => (await bench.get<Record<string, { id: string }[]>>('/directory'))[list]?.map((thing) => thing.id)
    await bench.put(path, body)
    expect(await listed()).toContain(id)
    await bench.put(path, { id, ...body })
    expect((await bench.ask('DELETE', path)).status).toBe(200)
    expect(await listed()).not.toContain(id)
  })

  it('takes a template by name and language', async () => {
    const bench = await openWorkbench()
    await bench.put('/templates/order_ready/pt_PT', { category: 'utility', status: 'approved', body: 'Pronto, {{1}}' })
    const { templates } = await bench.get<{ templates: { name: string; language: string }[] }>('/directory')
    expect(templates.map(({ name, language }) => `${name}/${language}`)).toContain('order_ready/pt_PT')
    expect((await bench.ask('DELETE', '/templates/order_ready/pt_PT')).status).toBe(200)
  })

  it('refuses a channel without a published script or a skill that exists, naming both', async () => {
    const bench = await openWorkbench()
    const body = { ...channel, phoneNumberId: '999', number: '+16145550000', defaultScript: 'nowhere', defaultSkill: 'nobody' }
    const problem = await bench.refused(422, 'PUT', '/channels/second', { body })
    expect(problem.problems?.map(({ rule }) => rule).sort()).toEqual(['default-script-unpublished', 'default-skill-unknown'])
  })

  it('refuses to remove what is used, another id in the body, and members that it does not know', async () => {
    const bench = await openWorkbench()
    expect((await bench.refused(422, 'DELETE', '/skills/sales')).problems).toMatchObject([{ rule: 'still-used' }])
    expect((await bench.refused(422, 'PUT', '/skills/sales', { body: { id: 'other', name: 'Sales' } })).problems).toMatchObject([
      { rule: 'other-name' },
    ])
    await bench.refused(422, 'PUT', '/skills/sales', { body: { name: 'Sales', color: 'red' } })
  })

  it('names the person in the audit', async () => {
    const bench = await openWorkbench()
    const person = await bench.person('administrator')
    await bench.put('/skills/billing', { name: 'Billing' }, { as: person })
    expect(await bench.get('/audit?kind=skill&id=billing')).toMatchObject({
      entries: [{ action: 'put', actor: { kind: 'person', id: person.id, name: 'A administrator' }, after: { name: 'Billing' } }],
    })
  })
})

describe('credentials of a channel', () => {
  it('go in and never come out', async () => {
    const bench = await openWorkbench()
    const secret = 'EAAG-canary-secret-token'
    const kept = await bench.put<{ name: string }[]>('/channels/front-desk/credentials', { accessToken: secret })
    expect(kept).toEqual([{ name: 'accessToken', at: expect.any(Number) }])
    expect(bench.services.directory.channelSecrets.get('front-desk', 'accessToken')).toBe(secret)
    for (const path of ['/channels/front-desk/credentials', '/directory', '/audit', '/workspace']) {
      expect(await (await bench.ask('GET', path)).text(), path).not.toContain(secret)
    }
    expect(await bench.put('/channels/front-desk/credentials', { accessToken: null })).toEqual([])
  })

  it('belong to a channel that exists', async () => {
    const bench = await openWorkbench()
    await bench.refused(404, 'PUT', '/channels/nowhere/credentials', { body: { accessToken: 'a-token-of-nobody' } })
  })
})

describe('scripts', () => {
  const [welcome] = scripts
  const draft = smallScript({ id: 'fresh', nodes: { begin: ['begin'], end: ['end'] }, links: ['begin.default -> end'] })

  it('begin as a draft, are published as versions that never change, and go back', async () => {
    const bench = await openWorkbench()
    const first = await bench.ask('PUT', '/scripts/fresh/draft', { body: draft, headers: { 'if-match': '"0"' } })
    expect([first.status, etag(first)]).toEqual([200, '"1"'])
    expect(await bench.post('/scripts/fresh/publish', { note: 'one' })).toMatchObject({ version: 1, note: 'one' })
    await bench.put('/scripts/fresh/draft', { ...draft, name: 'Fresher' }, { headers: { 'if-match': '"1"' } })
    expect(await bench.post('/scripts/fresh/publish', {})).toMatchObject({ version: 2, name: 'Fresher' })
    expect(await bench.get('/scripts/fresh/versions')).toMatchObject({ versions: [{ version: 2 }, { version: 1 }] })
    expect(await bench.get('/scripts/fresh/versions/1')).toMatchObject({ name: 'Small' })
    await bench.ask('POST', '/scripts/fresh/versions/1/publish')
    expect(await bench.get('/scripts/fresh')).toMatchObject({
      draft: { revision: 2 },
      published: { version: 1, script: { name: 'Small' } },
      problems: [],
    })
    expect(await bench.get('/scripts')).toMatchObject({
      scripts: [{ id: 'fresh', publishedVersion: 1, newestVersion: 2 }, { id: 'reminder' }, { id: 'welcome' }],
    })
  })

  it('are not overwritten by who began from an older draft', async () => {
    const bench = await openWorkbench()
    const { draft: newest } = await bench.get<{ draft: { revision: number } }>('/scripts/welcome')
    const headers = { 'if-match': `"${newest.revision}"` }
    await bench.put('/scripts/welcome/draft', { ...welcome, name: 'Mine' }, { headers })
    const problem = await bench.refused(409, 'PUT', '/scripts/welcome/draft', { body: { ...welcome, name: 'Yours' }, headers })
    expect(problem).toMatchObject({ currentRevision: newest.revision + 1, changes: [{ kind: 'script', id: 'welcome' }] })
    await bench.refused(428, 'PUT', '/scripts/welcome/draft', { body: { ...welcome, name: 'Yours' } })
    await bench.refused(422, 'PUT', '/scripts/other/draft', { body: welcome, headers: { 'if-match': '"0"' } })
  })

  it('with errors are kept as drafts and not published', async () => {
    const bench = await openWorkbench()
    const broken = { ...draft, nodes: { ...draft.nodes, hello: { kind: 'send-text', settings: {}, position: { x: 0, y: 0 } } } }
    const saved = await bench.put<{ problems: { rule: string }[] }>('/scripts/fresh/draft', broken, { headers: { 'if-match': '"0"' } })
    expect(saved.problems.map(({ rule }) => rule)).toContain('wrong-setting')
    const problem = await bench.refused(422, 'POST', '/scripts/fresh/publish', { body: {} })
    expect(problem.problems).toMatchObject([{ node: 'hello', path: ['nodes', 'hello', 'settings', 'text'] }])
    expect((await bench.ask('DELETE', '/scripts/fresh')).status).toBe(204)
    await bench.refused(404, 'GET', '/scripts/fresh')
  })

  it('are read and saved without their problems by who prefers the least', async () => {
    const bench = await openWorkbench()
    const minimal = { prefer: 'respond-async, return=minimal' }
    const saved = await bench.put('/scripts/fresh/draft', draft, { headers: { ...minimal, 'if-match': '"0"' } })
    expect(Object.keys(saved as object).sort()).toEqual(['at', 'hash', 'revision'])
    const answer = await bench.ask('GET', '/scripts/fresh', { headers: minimal })
    expect(answer.headers.get('preference-applied')).toBe('return=minimal')
    expect(answer.headers.get('vary')).toMatch(/prefer/i)
    expect(await answer.json()).toMatchObject({ draft: { script: { id: 'fresh' } } })
    expect(await bench.get('/scripts/fresh')).toMatchObject({ problems: expect.any(Array) })
    // a published document stands in its version; beside a draft it is not sent twice
    await bench.post('/scripts/fresh/publish', {})
    const read = await bench.ask('GET', '/scripts/fresh', { headers: minimal })
    expect(await read.json()).toEqual({ draft: expect.anything(), published: { version: 1 } })
    expect(await bench.get('/scripts/fresh')).toMatchObject({ published: { version: 1, script: { id: 'fresh' } } })
  })

  it('are checked and compiled without being kept', async () => {
    const bench = await openWorkbench()
    expect(await bench.post('/scripts/validate', welcome)).toMatchObject({ isValid: true })
    expect(await bench.post('/scripts/validate', [1, 2])).toMatchObject({ isValid: false, problems: [{ rule: 'not-a-script' }] })
    const config = await bench.post<{ id: string; initial: string; states: object }>('/scripts/compile', welcome)
    expect(config).toMatchObject({ id: 'welcome', initial: 'begin' })
    expect(Object.keys(config.states)).toContain('greet')
    await bench.refused(422, 'POST', '/scripts/compile', { body: { ...welcome, nodes: {} } })
  })
})
