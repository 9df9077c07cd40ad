/**
 * The sandbox on real time: core, clock, chance, stored media and the webhooks on their way out. Mounted in the product's process or
 * served by server.ts.
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Controlled, createControlApi } from './control-api'
import type { ScheduledWebhook } from './core/request'
import { createSandbox, type SandboxOptions } from './core/sandbox'
import { createSandboxFetch, memoryStore, sandboxHandler } from './core/sandbox-fetch'
import { fileStore } from './file-store'
import { createWebhookOutbox } from './webhook-outbox'

export interface LiveSandboxOptions extends SandboxOptions {
  /** Where the product takes webhooks. */
  readonly webhookUrl: string
  readonly appSecret: string
  readonly verifyToken: string
  /** Keeps media under `<dataDir>/sandbox-media`; else in memory. */
  readonly dataDir?: string
  readonly retryGapsMs?: readonly number[]
  readonly webhookTimeoutMs?: number
  readonly webhookConcurrency?: number
}

export interface LiveSandbox extends Controlled {
  /** Graph API; throws ConnectionDropped where a fault wants no answer. */
  readonly graph: (request: Request) => Promise<Response>
  /** Control API, paths under /_sandbox/. Only for callers on this machine: see mayControl. */
  readonly control: (request: Request) => Promise<Response>
  /** The Graph API for a client in the same process. */
  readonly fetch: ReturnType<typeof createSandboxFetch>
  close(): void
}

const RETRY_GAPS_MS = [250, 500, 1000, 2000, 4000, 8000, 15_000, 30_000]
const SEVEN_DAYS_MS = 7 * 24 * 3_600_000

export function createLiveSandbox(options: LiveSandboxOptions): LiveSandbox {
  const { webhookUrl, appSecret, verifyToken, dataDir, retryGapsMs, webhookTimeoutMs, webhookConcurrency, ...sandboxOptions } = options
  const sandbox = createSandbox(sandboxOptions)
  const store = dataDir === undefined ? memoryStore() : fileStore(join(dataDir, 'sandbox-media'))
  const followers = new Set<(person: string | undefined) => void>()
  const chatChanged = (person?: string) => {
    for (const follower of followers) follower(person)
  }
  const outbox = createWebhookOutbox(
    sandbox,
    { url: webhookUrl, appSecret },
    {
      now: Date.now,
      retryGapsMs: retryGapsMs ?? RETRY_GAPS_MS,
      timeoutMs: webhookTimeoutMs ?? 10_000,
      concurrency: webhookConcurrency ?? 16,
      keptMs: SEVEN_DAYS_MS,
    },
  )
  const deliver = (webhooks: readonly ScheduledWebhook[]) => {
    outbox.add(webhooks)
    // a call without webhooks may be a read receipt, which shows too
    const people = webhooks.length === 0 ? [undefined] : new Set(webhooks.map(({ person }) => person))
    for (const person of people) chatChanged(person)
  }
  const world = { now: Date.now, random: Math.random, store, wait: (ms: number) => wait(ms), deliver }
  const controlled: Controlled = {
    sandbox,
    outbox,
    store,
    now: world.now,
    random: world.random,
    verifyCallback: () => verifyCallback(outbox.target().url, verifyToken),
    chatChanged,
    followChats(follower) {
      followers.add(follower)
      return () => followers.delete(follower)
    },
  }
  return {
    ...controlled,
    graph: sandboxHandler(sandbox, world),
    control: createControlApi(controlled),
    fetch: createSandboxFetch(sandbox, world),
    close: () => outbox.close(),
  }
}

async function verifyCallback(url: string, verifyToken: string): Promise<boolean> {
  const challenge = String(1_000_000_000 + Math.floor(Math.random() * 1_000_000_000))
  const address = new URL(url)
  for (const [name, value] of Object.entries({ mode: 'subscribe', challenge, verify_token: verifyToken }))
    address.searchParams.set(`hub.${name}`, value)
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) })
    return response.status === 200 && (await response.text()) === challenge
  } catch {
    return false
  }
}
