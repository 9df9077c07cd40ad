/** People on a real file, and a browser's side of the sign-in: it keeps cookies and sends its origin. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Actor } from '../../engine/conversation/events'
import type { AuditRecord } from '../../engine/directory/audit'
import { openPeople, type People } from '../../engine/people/people'

export const ORIGIN = 'http://127.0.0.1:8080'
export const starter: Actor = { kind: 'program', name: 'test' }

const folders: string[] = []
const open = new Set<People>()

afterEach(() => {
  for (const people of open) people.close()
  open.clear()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export interface Opened {
  readonly people: People
  readonly folder: string
  readonly audit: AuditRecord[]
}

export async function start({
  folder = aFolder(),
  publicUrl = ORIGIN,
  adminToken,
}: {
  folder?: string
  publicUrl?: string
  adminToken?: string
} = {}): Promise<Opened> {
  const audit: AuditRecord[] = []
  const people = await openPeople({
    file: join(folder, 'people.sqlite'),
    publicUrl,
    sessionSecret: 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90',
    adminToken,
    audit: (record) => audit.push(record),
  })
  open.add(people)
  return { people, folder, audit }
}

export function stop(people: People): void {
  open.delete(people)
  people.close()
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-'))
  folders.push(folder)
  return folder
}

export const tokenOf = (link: string | undefined) => new URL(link ?? 'http://none').searchParams.get('token') ?? ''

export interface Browser {
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  get(path: string): Promise<Response>
  /** Who the product takes this browser for; keeps refreshed cookies as the API's answer would bring them. */
  whoAmI(): Promise<{ name: string; role: string } | undefined>
  readonly cookies: Map<string, string>
}

export function aBrowser(people: People, { origin = ORIGIN, address = '192.0.2.1' } = {}): Browser {
  const cookies = new Map<string, string>()
  const keep = (lines: readonly string[]) => {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }
  const cookieHeader = (): Record<string, string> =>
    cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  const send = async (method: string, path: string, init: { body?: string; headers?: Record<string, string> } = {}) => {
    const request = new Request(`${origin}/api/auth${path}`, { method, ...init, headers: { origin, ...cookieHeader(), ...init.headers } })
    const response = await people.handler(request, address)
    keep(response.headers.getSetCookie())
    return response
  }
  return {
    cookies,
    post: (path, body, headers) =>
      send('POST', path, {
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    get: (path) => send('GET', path),
    async whoAmI() {
      const known = await people.authenticate(new Headers(cookieHeader()))
      keep(known?.setCookies ?? [])
      return known && { name: 'name' in known.actor ? known.actor.name : '', role: known.role }
    },
  }
}

/** Signs the first administrator in, with address and password. */
export async function firstAdministrator(people: People, browser = aBrowser(people)): Promise<Browser> {
  const token = tokenOf(people.firstSignInLink(ORIGIN))
  const response = await browser.post('/sign-in/link', { token, name: 'Ana', email: 'ana@example.org', password: 'correct horse' })
  if (!response.ok) throw new Error(await response.text())
  return browser
}
