/** People and their sign-in: the first link, invitations, passwords, sessions, throttling, programs. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { RefusedChange } from '../../engine/directory/errors'
import { aBrowser, firstAdministrator, ORIGIN, start, starter, stop, tokenOf } from './a-people'

afterEach(() => {
  vi.useRealTimers()
})

/** Moves the system's clock; timers run as ever. */
const passMinutes = (minutes: number) => {
  const at = Date.now() + minutes * 60_000
  vi.useFakeTimers({ toFake: ['Date'], now: at })
}

const statusOf = async (response: Promise<Response>) => (await response).status

describe('the first administrator', () => {
  it('comes by a one-time link and is signed in with the name given', async () => {
    const { people, audit } = await start()
    const link = people.firstSignInLink(ORIGIN)
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/sign-in\?token=[\w-]{43}$/)
    const browser = aBrowser(people)
    const response = await browser.post('/sign-in/link', { token: tokenOf(link), name: 'Ana' })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ person: { name: 'Ana', role: 'administrator', hasPassword: false } })
    expect(await browser.whoAmI()).toEqual({ name: 'Ana', role: 'administrator' })
    expect(audit).toMatchObject([{ action: 'add', actor: { kind: 'person', name: 'Ana' }, after: { role: 'administrator' } }])
  })

  it('is one only: the link works once, also for two who come at the same moment', async () => {
    const { people } = await start()
    const token = tokenOf(people.firstSignInLink(ORIGIN))
    const statuses = await Promise.all(
      ['Ana', 'Rui', 'Eva'].map((name) => statusOf(aBrowser(people).post('/sign-in/link', { token, name }))),
    )
    expect(statuses.sort()).toEqual([200, 401, 401])
    expect(people.list()).toHaveLength(1)
  })

  it('does not lose the link by a form that was not filled in', async () => {
    const { people } = await start()
    const token = tokenOf(people.firstSignInLink(ORIGIN))
    const browser = aBrowser(people)
    const refused = await browser.post('/sign-in/link', { token })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ status: 422, code: 'name-missing', detail: expect.stringContaining('Give your name') })
    expect(await statusOf(browser.post('/sign-in/link', { token, name: 'Ana', password: 'correct horse' }))).toBe(422)
    expect(await statusOf(browser.post('/sign-in/link', { token, name: 'Ana' }))).toBe(200)
  })

  it('gets a new link with every start; earlier ones end', async () => {
    const { people } = await start()
    const [old, fresh] = [people.firstSignInLink(ORIGIN), people.firstSignInLink(ORIGIN)]
    const browser = aBrowser(people)
    expect(await statusOf(browser.post('/sign-in/link', { token: tokenOf(old), name: 'Ana' }))).toBe(401)
    expect(await statusOf(browser.post('/sign-in/link', { token: tokenOf(fresh), name: 'Ana' }))).toBe(200)
  })

  it('has 24 hours', async () => {
    const { people } = await start()
    const token = tokenOf(people.firstSignInLink(ORIGIN))
    passMinutes(24 * 60 + 1)
    expect(await statusOf(aBrowser(people).post('/sign-in/link', { token, name: 'Ana' }))).toBe(401)
  })

  it('who set no password is let in again by the next start, as the same person', async () => {
    const { people } = await start()
    await aBrowser(people).post('/sign-in/link', { token: tokenOf(people.firstSignInLink(ORIGIN)), name: 'Ana' })
    const again = aBrowser(people)
    await again.post('/sign-in/link', { token: tokenOf(people.firstSignInLink(ORIGIN)) })
    expect(await again.whoAmI()).toEqual({ name: 'Ana', role: 'administrator' })
    expect(people.list()).toHaveLength(1)
  })

  it('who has a password needs no link any more', async () => {
    const { people } = await start()
    await firstAdministrator(people)
    expect(people.firstSignInLink(ORIGIN)).toBeUndefined()
  })

  it('leaves no token in the file', async () => {
    const { people, folder } = await start()
    const token = tokenOf(people.firstSignInLink(ORIGIN))
    stop(people)
    expect(readFileSync(join(folder, 'people.sqlite'), 'latin1')).not.toContain(token)
  })
})

describe('signing in', () => {
  it('works with address and password, whatever the case of the address', async () => {
    const { people } = await start()
    await firstAdministrator(people)
    const browser = aBrowser(people)
    expect(await statusOf(browser.post('/sign-in/email', { email: 'Ana@Example.org', password: 'correct horse' }))).toBe(200)
    expect(await browser.whoAmI()).toEqual({ name: 'Ana', role: 'administrator' })
  })

  it('is refused in the same words for a wrong password and an unknown address', async () => {
    const { people } = await start()
    await firstAdministrator(people)
    const browser = aBrowser(people)
    const wrong = await browser.post('/sign-in/email', { email: 'ana@example.org', password: 'wrong horse' })
    const unknown = await browser.post('/sign-in/email', { email: 'eva@example.org', password: 'wrong horse' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(wrong.headers.get('content-type')).toBe('application/problem+json')
    expect(await wrong.json()).toEqual(await unknown.json())
    expect(await browser.whoAmI()).toBeUndefined()
  })

  it('is throttled by account and address: five attempts in 15 minutes (R58)', async () => {
    const { people } = await start()
    await firstAdministrator(people)
    const [attacker, neighbour] = [aBrowser(people, { address: '198.51.100.7' }), aBrowser(people)]
    const wrong = { email: 'ana@example.org', password: 'wrong horse' }
    for (let attempt = 0; attempt < 5; attempt++) expect(await statusOf(attacker.post('/sign-in/email', wrong))).toBe(401)
    const refused = await attacker.post('/sign-in/email', { ...wrong, password: 'correct horse' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800)
    expect(await statusOf(neighbour.post('/sign-in/email', { ...wrong, password: 'correct horse' }))).toBe(200)
    passMinutes(16)
    expect(await statusOf(attacker.post('/sign-in/email', { ...wrong, password: 'correct horse' }))).toBe(200)
  })

  it('keeps passwords as argon2id', async () => {
    const { people, folder } = await start()
    await firstAdministrator(people)
    const database = new Database(join(folder, 'people.sqlite'), { readonly: true })
    expect(database.prepare('SELECT password FROM account').pluck().get()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    database.close()
  })

  it.each([
    ['registering oneself', '/sign-up/email', { name: 'Eva', email: 'eva@example.org', password: 'correct horse' }, 404],
    ['changing one’s own role', '/update-user', { role: 'administrator' }, 404],
    ['a body that is too large', '/sign-in/email', { email: 'a@example.org', password: 'x'.repeat(20_000) }, 413],
    ['a short password', '/sign-in/link', { token: 't', name: 'Ana', email: 'a@example.org', password: 'short' }, 400],
    ['broken JSON', '/sign-in/email', '{', 400],
  ])('does not allow %s', async (_, path, body, status) => {
    const { people } = await start()
    const response = await aBrowser(people).post(path, body)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('takes JSON only, and no request from another site', async () => {
    const { people } = await start()
    const browser = await firstAdministrator(people)
    expect(await statusOf(browser.post('/sign-in/email', 'email=a', { 'content-type': 'application/x-www-form-urlencoded' }))).toBe(415)
    expect(await statusOf(browser.post('/sign-out', {}, { origin: 'https://evil.example' }))).toBe(403)
    expect(await statusOf(aBrowser(people).post('/sign-in/link', { token: 't' }, { origin: 'https://evil.example' }))).toBe(403)
    expect(await browser.whoAmI()).toBeDefined()
  })
})

describe('a session', () => {
  it('is an HttpOnly, SameSite=Lax cookie; over https also Secure and bound to the host', async () => {
    const plain = await start()
    const first = await aBrowser(plain.people).post('/sign-in/link', { token: tokenOf(plain.people.firstSignInLink(ORIGIN)), name: 'Ana' })
    expect(first.headers.get('set-cookie')).toMatch(/^cordboard-session=[^;]+; Max-Age=1800; Path=\/; HttpOnly; SameSite=Lax$/)

    const publicUrl = 'https://desk.example.org'
    const secure = await start({ publicUrl })
    const second = await aBrowser(secure.people, { origin: publicUrl }).post('/sign-in/link', {
      token: tokenOf(secure.people.firstSignInLink(publicUrl)),
      name: 'Ana',
    })
    expect(second.headers.get('set-cookie')).toMatch(
      /^__Host-cordboard-session=[^;]+; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  it('ends after 30 minutes without a request', async () => {
    const { people } = await start()
    const browser = await firstAdministrator(people)
    passMinutes(29)
    expect(await browser.whoAmI()).toBeDefined()
    passMinutes(29)
    expect(await browser.whoAmI()).toBeDefined()
    passMinutes(31)
    expect(await browser.whoAmI()).toBeUndefined()
  })

  it('ends 12 hours after it began, however much it is used', async () => {
    const { people } = await start()
    const browser = await firstAdministrator(people)
    for (let minutes = 0; minutes < 11 * 60 + 55; minutes += 25) {
      expect(await browser.whoAmI()).toBeDefined()
      passMinutes(25)
    }
    expect(await browser.whoAmI()).toBeUndefined()
    expect(await (await browser.get('/get-session')).json()).toBeNull()
  })

  it('ends with signing out, and survives a restart', async () => {
    const { people, folder } = await start()
    const browser = await firstAdministrator(people)
    stop(people)
    const again = await start({ folder })
    const same = aBrowser(again.people)
    for (const [name, value] of browser.cookies) same.cookies.set(name, value)
    expect(await same.whoAmI()).toEqual({ name: 'Ana', role: 'administrator' })
    expect(await statusOf(same.post('/sign-out', {}))).toBe(200)
    expect(await same.whoAmI()).toBeUndefined()
    for (const [name, value] of browser.cookies) same.cookies.set(name, value)
    expect(await same.whoAmI()).toBeUndefined()
  })

  it('is not had with a cookie that was not signed here', async () => {
    const { people } = await start()
    const browser = await firstAdministrator(people)
    const [name = '', value = ''] = [...browser.cookies][0] ?? []
    browser.cookies.set(name, `${value.slice(0, 20)}x${value.slice(21)}`)
    expect(await browser.whoAmI()).toBeUndefined()
  })

  it('ends everywhere else when the password is changed, which needs the current one', async () => {
    const { people } = await start()
    const [desk, phone] = [await firstAdministrator(people), aBrowser(people)]
    await phone.post('/sign-in/email', { email: 'ana@example.org', password: 'correct horse' })
    expect(await statusOf(desk.post('/own-sign-in', { password: 'battery staple' }))).toBe(422)
    expect(await statusOf(desk.post('/own-sign-in', { password: 'battery staple', currentPassword: 'correct horse' }))).toBe(200)
    expect(await desk.whoAmI()).toBeDefined()
    expect(await phone.whoAmI()).toBeUndefined()
    expect(await statusOf(phone.post('/sign-in/email', { email: 'ana@example.org', password: 'correct horse' }))).toBe(401)
    expect(await statusOf(aBrowser(people).post('/own-sign-in', { password: 'battery staple' }))).toBe(401)
  })
})

describe('a person', () => {
  it('is added by an administrator, invited by a link, and sets a password with it', async () => {
    const { people, audit } = await start()
    await firstAdministrator(people)
    const maria = await people.add({ name: 'Maria', email: 'Maria@example.org', role: 'agent', agentId: 'maria' }, starter)
    expect(maria).toMatchObject({ email: 'maria@example.org', agentId: 'maria', isActive: true, hasPassword: false })
    const browser = aBrowser(people)
    await browser.post('/sign-in/link', { token: tokenOf(people.signInLink(maria.id, ORIGIN, starter)), password: 'correct horse' })
    expect(await browser.whoAmI()).toEqual({ name: 'Maria', role: 'agent' })
    expect(people.find(maria.id)?.hasPassword).toBe(true)
    expect(audit.map(({ action }) => action)).toEqual(['add', 'add', 'issueSignInLink', 'signInByLink'])
    expect(JSON.stringify(audit)).not.toContain('correct horse')
  })

  it('who is deactivated is out at once, and links and password no longer work', async () => {
    const { people } = await start()
    await firstAdministrator(people)
    const maria = await people.add({ name: 'Maria', email: 'maria@example.org', role: 'agent' }, starter)
    const browser = aBrowser(people)
    await browser.post('/sign-in/link', { token: tokenOf(people.signInLink(maria.id, ORIGIN, starter)), password: 'correct horse' })
    const open = tokenOf(people.signInLink(maria.id, ORIGIN, starter))
    await people.change(maria.id, { isActive: false }, starter)
    expect(await browser.whoAmI()).toBeUndefined()
    expect(await statusOf(browser.post('/sign-in/link', { token: open }))).toBe(401)
    expect((await browser.post('/sign-in/email', { email: 'maria@example.org', password: 'correct horse' })).ok).toBe(false)
    expect(() => people.signInLink(maria.id, ORIGIN, starter)).toThrow('not active')
  })

  it('has another role from the next request on', async () => {
    const { people, audit } = await start()
    await firstAdministrator(people)
    const maria = await people.add({ name: 'Maria', role: 'agent' }, starter)
    const browser = aBrowser(people)
    await browser.post('/sign-in/link', { token: tokenOf(people.signInLink(maria.id, ORIGIN, starter)) })
    await people.change(maria.id, { role: 'supervisor', agentId: 'maria' }, starter)
    expect(await browser.whoAmI()).toEqual({ name: 'Maria', role: 'supervisor' })
    expect(audit.at(-1)).toMatchObject({ action: 'change', before: { role: 'agent' }, after: { role: 'supervisor', agentId: 'maria' } })
    expect(await people.change(maria.id, { agentId: null }, starter)).not.toHaveProperty('agentId')
  })

  it('cannot have an address that somebody else has', async () => {
    const { people } = await start()
    await firstAdministrator(people)
    await expect(people.add({ name: 'Eva', email: 'ANA@example.org', role: 'agent' }, starter)).rejects.toThrow('belongs to Ana')
    await expect(people.add({ name: '', email: 'nobody', role: 'agent' }, starter)).rejects.toMatchObject({
      problems: [{ path: ['name'] }, { path: ['email'] }],
    })
  })

  it('who is the last active administrator stays one', async () => {
    const { people } = await start()
    await firstAdministrator(people)
    const ana = people.list()[0]?.id ?? ''
    await expect(people.change(ana, { role: 'agent' }, starter)).rejects.toThrow(RefusedChange)
    await expect(people.change(ana, { isActive: false }, starter)).rejects.toThrow('last active administrator')
    await people.add({ name: 'Rui', role: 'administrator' }, starter)
    expect(await people.change(ana, { role: 'agent' }, starter)).toMatchObject({ role: 'agent' })
  })
})

it('a file that is no database is refused with its name', async () => {
  const { people, folder } = await start()
  stop(people)
  writeFileSync(join(folder, 'people.sqlite'), 'not a database at all, '.repeat(400))
  await expect(start({ folder })).rejects.toMatchObject({ name: 'StorageError', kind: 'broken' })
})

describe('a program', () => {
  const bearer = (token: string) => new Headers({ authorization: token })

  it('comes with the admin token and acts as administrator', async () => {
    const { people } = await start({ adminToken: 'a-token-of-programs' })
    expect(await people.authenticate(bearer('Bearer a-token-of-programs'))).toEqual({
      actor: { kind: 'program', name: 'admin token' },
      role: 'administrator',
      setCookies: [],
    })
  })

  it.each([
    'Bearer a-token-of-program',
    'Bearer a-token-of-programs ',
    'Bearer',
    'a-token-of-programs',
    'Basic a-token-of-programs',
    'Bearer a-token-of-programs, Bearer x',
    '',
  ])('is nobody with %j', async (authorization) => {
    const { people } = await start({ adminToken: 'a-token-of-programs' })
    // the platform trims header values, so a trailing space arrives as none: that one is the token
    const expected = authorization.trim() === 'Bearer a-token-of-programs'
    expect((await people.authenticate(bearer(authorization))) !== undefined).toBe(expected)
  })

  it('is never let in without a token: unset means random at each start', async () => {
    const [one, two] = [await start(), await start({ adminToken: '  ' })]
    expect(one.people.adminToken).not.toBe(two.people.adminToken)
    expect(one.people.adminToken).toHaveLength(43)
    expect(await one.people.authenticate(bearer('Bearer '))).toBeUndefined()
    expect(await one.people.authenticate(new Headers())).toBeUndefined()
    await expect(start({ adminToken: 'short' })).rejects.toThrow('openssl rand')
  })
})
