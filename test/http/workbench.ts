/**
 * The real app on real services in a folder of its own: store, directory, people, views, media on disk. Only the outside is played:
 * every send is accepted at once. What the app answers is held against the schema that its OpenAPI document promises.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { Registry } from 'prom-client'
import { afterEach, expect } from 'vitest'
import type { z } from 'zod'
import { createConversation } from '../../engine/conversation/conversation'
import type { InboundContent } from '../../engine/conversation/inbound'
import type { DirectoryStore } from '../../engine/directory/directory-store'
import { createHoursClock } from '../../engine/directory/model/hours'
import { findHours } from '../../engine/directory/model/look-up'
import { openSecrets } from '../../engine/directory/secrets'
import { openDirectoryStore } from '../../engine/directory/store'
import type { Effect, EffectResult } from '../../engine/effects/types'
import { type EmbeddedHost, openEmbeddedHost } from '../../engine/hosts/embedded/embedded-host'
import { API_PATH, type ApiEnv } from '../../engine/http/api-env'
import { type AppOptions, createApi, createApp } from '../../engine/http/app'
import { createLiveFeed } from '../../engine/http/live-feed'
import { ProblemDetails } from '../../engine/http/problem'
import type { HealthCheck, Services } from '../../engine/http/services'
import { openPeople } from '../../engine/people/people'
import type { Role } from '../../engine/people/rights'
import { createRouting } from '../../engine/routing/routing'
import { diagnose } from '../../engine/script/diagnose'
import { createCompiledScripts } from '../../engine/serve/compiled-scripts'
import { type Follower, followHistory } from '../../engine/views/follower'
import { openViews } from '../../engine/views/views'
import { openMediaStore } from '../../engine/whatsapp/media-store'
import { scripts, workspace } from './a-workspace'

export const ORIGIN = 'http://127.0.0.1:8080'
export const TOKEN = 'an admin token for tests only'.replaceAll(' ', '-')
const starter = { kind: 'program', name: 'test' } as const

export interface Asking {
  /** Missing: the admin token; null: nobody. */
  readonly as?: Somebody | null
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A person in a browser. */
export interface Somebody {
  readonly id: string
  readonly cookie: string
}

/** With what a test may turn: the checks of health, and the clock. */
type BenchServices = Services & { readonly checks: HealthCheck[]; now(): number }

const open: Workbench[] = []

afterEach(async () => {
  for (const bench of open.splice(0)) await bench.close()
})

export async function openWorkbench(options: AppOptions = {}, more: Pick<Services, 'sandbox' | 'runChanges'> = {}): Promise<Workbench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cordboard-http-'))
  const secrets = openSecrets({ dataDir })
  const directory = openDirectoryStore({ file: join(dataDir, 'directory.sqlite'), diagnose, secrets })
  setUp(directory)
  const performed: Effect[] = []
  const outcomes: ((effect: Effect) => EffectResult)[] = []
  const hours = createHoursClock()
  const nudge = { follower: undefined as Follower | undefined }
  const host = openEmbeddedHost({
    dataDir,
    handlers: {
      conversation: createConversation(
        {
          directoryAt: directory.at,
          scriptByHash: createCompiledScripts(directory.scriptByHash),
          hoursState: (at, id, now) => {
            const found = findHours(at, id)
            return found && hours.state(found, now).state
          },
        },
        { doubtMs: 10 },
      ),
      routing: createRouting({ directoryAt: directory.at }),
    },
    perform: async (effect, { claim }) => {
      await claim()
      performed.push(effect)
      const outcome = outcomes.shift()
      return outcome ? outcome(effect) : accepted(effect)
    },
    afterCrash: () => 'performAgain',
    revision: () => directory.current().revision,
    onBroken: (error) => {
      throw error
    },
    onCommitted: () => nudge.follower?.nudge(),
  })
  const views = openViews({
    file: join(dataDir, 'views.sqlite'),
    onLeftOut: (_, error) => {
      throw error
    },
  })
  const live = createLiveFeed(views.cursor())
  const follower = followHistory({ history: host.history, views, onProjected: live.publish, onError: (error) => console.error(error) })
  nudge.follower = follower
  const people = await openPeople({
    file: join(dataDir, 'people.sqlite'),
    publicUrl: ORIGIN,
    sessionSecret: secrets.deriveKey('sessions'),
    adminToken: TOKEN,
    audit: directory.recordAudit,
  })
  const services: BenchServices = {
    host,
    history: host.history,
    views,
    live,
    directory,
    people,
    media: await openMediaStore(join(dataDir, 'media')),
    contacts: {
      resolve: async (channelId, contact) => {
        const { contactId } = host.identities.resolveContact('waba', contact)
        return { contactId, conversation: `${channelId}/${contactId}` }
      },
    },
    deadLetters: host.deadLetters,
    kept: host.kept,
    checks: [{ name: 'store', isWell: true }],
    checkHealth() {
      return this.checks
    },
    metrics: new Registry(),
    now: () => Date.now(),
    ...more,
  }
  const close = async () => {
    live.close()
    await host.close()
    follower.close()
    views.close()
    people.close()
    directory.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const bench = new Workbench(createApp(services, options), services, host, follower, performed, outcomes, close)
  open.push(bench)
  return bench
}

function setUp(directory: DirectoryStore): void {
  directory.change(workspace.before, starter)
  for (const script of scripts) {
    directory.saveDraft(script, starter, 0)
    directory.publish(script.id, 'first', starter)
  }
  directory.change(workspace.channel, starter)
}

let accepting = 0
function accepted(effect: Effect): EffectResult {
  const { id: effectId, attempt } = effect
  return effect.type === 'sendMessage'
    ? { type: 'send.accepted', effectId, attempt, wamid: `wamid.out.${++accepting}` }
    : { type: 'media.failed', effectId, attempt, reason: 'there is no Meta here' }
}

export class Workbench {
  readonly #promised: readonly {
    readonly method: string
    readonly path: RegExp
    readonly answers: Readonly<Record<string, z.ZodType | undefined>>
  }[]

  constructor(
    readonly app: Hono<ApiEnv>,
    readonly services: BenchServices,
    readonly host: EmbeddedHost,
    readonly follower: Follower,
    /** What went out. */
    readonly performed: readonly Effect[],
    /** What becomes of the next effects; accepted where missing. */
    readonly outcomes: ((effect: Effect) => EffectResult)[],
    readonly close: () => Promise<void>,
  ) {
    this.#promised = promisedAnswers(services)
  }

  /** A request as the app gets it; the answer has been held against its promise. */
  async ask(method: string, path: string, { as, body, headers = {} }: Asking = {}): Promise<Response> {
    const response = await this.app.request(new URL(path.startsWith('/api/') || !path.startsWith('/') ? path : API_PATH + path, ORIGIN), {
      method,
      headers: {
        ...(as === undefined ? { authorization: `Bearer ${TOKEN}` } : as === null ? {} : { cookie: as.cookie, origin: ORIGIN }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) }),
    } as RequestInit)
    await this.#holdToPromise(method, new URL(path.startsWith('/api/') ? path : API_PATH + path, ORIGIN).pathname, response)
    return response
  }

  /** The JSON of an answer that has to be a success. */
  async get<T = Record<string, unknown>>(path: string, asking: Asking = {}): Promise<T> {
    return this.#success<T>('GET', path, asking)
  }

  async post<T = Record<string, unknown>>(path: string, body: unknown, asking: Asking = {}): Promise<T> {
    return this.#success<T>('POST', path, { ...asking, body })
  }

  async put<T = Record<string, unknown>>(path: string, body: unknown, asking: Asking = {}): Promise<T> {
    return this.#success<T>('PUT', path, { ...asking, body })
  }

  /** The problem details of an answer that has to be this refusal. */
  async refused(status: number, method: string, path: string, asking: Asking = {}): Promise<z.infer<typeof ProblemDetails>> {
    const response = await this.ask(method, path, asking)
    const text = await response.text()
    expect(response.status, `${method} ${path}: ${text}`).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    return ProblemDetails.parse(JSON.parse(text))
  }

  /** Adds a person and signs him or her in through the one-time link. */
  async person(role: Role, agentId?: string): Promise<Somebody> {
    const { person, link } = await this.post<{ person: { id: string }; link: string }>('/people', {
      name: `A ${role}`,
      role,
      ...(agentId ? { agentId } : {}),
    })
    const token = new URL(link).searchParams.get('token')
    const response = await this.ask('POST', '/sign-in', { as: null, body: { token }, headers: { origin: ORIGIN } })
    expect(response.status).toBe(200)
    return {
      id: person.id,
      cookie: response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    }
  }

  /** A contact writes; gives the key of the conversation when all that follows from it has happened. */
  async contactWrites(name: string, content: string | InboundContent): Promise<string> {
    const phone = `35191${String([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1e7).padStart(7, '0')}`
    const { contactId, conversation } = await this.services.contacts.resolve('front-desk', { phone })
    const contact = { phone, name }
    const message = {
      wamid: `wamid.${name}.${this.host.stats().events}`,
      at: Date.now(),
      content: typeof content === 'string' ? ({ type: 'text', text: content } as const) : content,
    }
    const event = { type: 'message.received', channelId: 'front-desk', contactId, contact, message } as const
    await this.host.ask({ type: 'conversation', key: conversation }, event)
    await this.settled()
    return conversation
  }

  /** Agent ann is available, and has the case of a contact who wrote. */
  async annHasCaseOf(name: string): Promise<{ key: string; path: string; decision: number }> {
    await this.put(`/agents/ann/presence`, { presence: 'available' })
    const key = await this.contactWrites(name, 'Hello')
    const path = `/conversations/${encodeURIComponent(key)}`
    const { decision, agentId } = await this.get<{ decision: number; agentId: string }>(path)
    expect(agentId).toBe('ann')
    return { key, path, decision }
  }

  /** Nothing waits to be handled or sent, and the views show it. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 2; ) {
      const { queued, performing } = this.host.stats()
      quiet = queued + performing === 0 ? quiet + 1 : 0
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    await this.follower.settled()
  }

  async #success<T>(method: string, path: string, asking: Asking): Promise<T> {
    const response = await this.ask(method, path, asking)
    const text = await response.text()
    expect(response.ok, `${method} ${path} answered ${response.status}: ${text}`).toBe(true)
    return (text === '' ? {} : JSON.parse(text)) as T
  }

  async #holdToPromise(method: string, path: string, response: Response): Promise<void> {
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
    if (!response.ok) {
      if (isJson) ProblemDetails.parse(await response.clone().json())
      return
    }
    const promised = this.#promised.find((one) => one.method === method && one.path.test(path))
    if (!promised) return
    expect(Object.keys(promised.answers), `${method} ${path} answers ${response.status}`).toContain(String(response.status))
    const schema = promised.answers[response.status]
    if (schema) schema.parse(await jsonOf(response.clone()))
  }
}

/** Paths with fewer parameters first, so that `/scripts/validate` is not taken for a script. */
/** Nothing decodes what the app gives here, as a browser would. */
async function jsonOf(response: Response): Promise<unknown> {
  if (response.headers.get('content-encoding') !== 'gzip') return response.json()
  return JSON.parse(gunzipSync(await response.arrayBuffer()).toString('utf8'))
}

function promisedAnswers(services: Services) {
  return createApi(services)
    .openAPIRegistry.definitions.flatMap((definition) => (definition.type === 'route' ? [definition.route] : []))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length)
    .map(({ method, path, responses }) => ({
      method: method.toUpperCase(),
      path: new RegExp(`^${API_PATH}${path.replaceAll(/\{.+?\}/g, '[^/]+')}$`),
      answers: Object.fromEntries(
        Object.entries(responses).map(([status, answer]) => {
          const content = 'content' in answer ? answer.content?.['application/json'] : undefined
          return [status, (content as { schema?: z.ZodType } | undefined)?.schema]
        }),
      ),
    }))
}
