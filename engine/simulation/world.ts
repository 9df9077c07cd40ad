/**
 * One simulated contact centre: the whole engine on the simulated host, Meta's platform played by the sandbox's core, and people who
 * write and answer by chance. All chance comes from the seed, so a seed is a test case.
 */
import { createConversation } from '../conversation/conversation'
import type { ConversationState } from '../conversation/state'
import { findChannel, findTemplate } from '../directory/model/look-up'
import { Pauses } from '../effects/performers/pauses'
import { afterCrash, perform } from '../effects/performers/performers'
import type { Services } from '../effects/performers/services'
import type { Effect, EffectResult } from '../effects/types'
import type { KeptEntry } from '../history/entries'
import type { ObjectHandler } from '../hosts/host'
import { seededRandom } from '../hosts/simulated/seeded-random'
import { SimulatedHost } from '../hosts/simulated/simulated-host'
import { deliverItem, type IntakePorts } from '../intake/deliver-item'
import { createRouting } from '../routing/routing'
import { keepMedia } from '../sandbox/core/endpoints/media'
import type { ScheduledWebhook, UploadedFile } from '../sandbox/core/request'
import { createSandbox, type Sandbox } from '../sandbox/core/sandbox'
import { addNumber, addTemplate } from '../sandbox/core/seed'
import { readEnvelope } from '../whatsapp/wire/envelope'
import { SendRates } from '../whatsapp/wire/rates'
import { parameterFormatOf, toTemplateComponents } from '../whatsapp/wire/template-definition'
import { simulatedIdentities } from './identities'
import { createMemoryMedia } from './memory-media'
import { createSandboxGraph, type SendOutcome } from './sandbox-graph'
import { createSimulatedHttp, EMPTY_SUCCESS, type RequestOutcome } from './simulated-http'
import type { SimulatedWorkspace } from './workspace'

/** How rough the simulated world is; every rate from 0 to 1. */
export interface Roughness {
  readonly crashRate: number
  readonly lostAnswers: number
  readonly refusals: number
  readonly duplicateWebhooks: number
  readonly lateWebhooks: number
}

export const CALM: Roughness = { crashRate: 0, lostAnswers: 0, refusals: 0, duplicateWebhooks: 0, lateWebhooks: 0 }

export interface World {
  readonly workspace: SimulatedWorkspace
  readonly host: SimulatedHost
  readonly sandbox: Sandbox
  readonly random: () => number
  /** Wamids of contacts' messages whose webhook was answered with 200. */
  readonly acknowledged: Set<string>
  /** One for each of the next sends; `undefined` lets one pass. */
  readonly nextOutcomes: (SendOutcome | undefined)[]
  /** What every request to another system meets; nothing is ever asked of a real one. */
  readonly requestsMeet: { outcome: RequestOutcome }
  /** Brings webhooks to the product as Meta does: when due, again after a failure. */
  deliver(webhooks: readonly ScheduledWebhook[]): void
  /** Keeps a file that a contact is about to send on this number; gives its id at Meta. */
  keepFile(phoneNumberId: string, file: UploadedFile): string
  /** Changes how rough the world is from now on. */
  setRoughness(roughness: Roughness): void
}

const TOKEN = 'simulated-token'
const RETRY_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000]
/** A Monday morning, so that office hours are open. */
const START_AT = Date.UTC(2026, 10, 23, 9)

/** Parts of the engine put in place of the real ones, to see that a broken part is found. */
export interface Replacements {
  readonly perform?: (effect: Effect, run: { claim(): Promise<void> }, services: Services) => Promise<EffectResult>
  readonly afterCrash?: (effect: Effect) => EffectResult | 'performAgain'
  readonly conversation?: (real: ObjectHandler) => ObjectHandler
  readonly routing?: (real: ObjectHandler) => ObjectHandler
}

export interface WorldOptions {
  readonly seed: number
  readonly roughness: Roughness
  /** How long a send may stay in doubt. */
  readonly doubtMs: number
  /** Wall clock at the start, ms since 1970. */
  readonly startAt?: number
  /** Told of every commit that made history, before anything follows from it. */
  readonly onCommitted?: (entries: readonly KeptEntry[]) => void
  readonly replace?: Replacements
}

export function createWorld(workspace: SimulatedWorkspace, options: WorldOptions): World {
  const { seed, roughness, doubtMs, startAt = START_AT, onCommitted, replace = {} } = options
  const random = seededRandom(seed)
  const sandbox = createSandbox({ faults: faultsOf(roughness, seed) })
  const { directory } = workspace
  for (const { wabaId, phoneNumberId, number, name } of directory.channels) {
    addNumber(sandbox, { wabaId, phoneNumberId, displayNumber: number, verifiedName: name, token: TOKEN })
    for (const template of directory.templates) {
      addTemplate(sandbox, {
        wabaId,
        name: template.name,
        language: template.language,
        status: template.status.toUpperCase(),
        parameterFormat: parameterFormatOf(template),
        components: toTemplateComponents(template),
      })
    }
  }
  // the platform's clock counts whole milliseconds
  const sleep = (ms: number) => host.sleep(Math.ceil(ms))
  const nextOutcomes: (SendOutcome | undefined)[] = []
  const requestsMeet: World['requestsMeet'] = { outcome: EMPTY_SUCCESS }
  const files = new Map<string, Uint8Array>()
  const services: Services = {
    now: () => host.now(),
    steady: () => host.steady(),
    sleep,
    random,
    channel: (id) => {
      const channel = findChannel(directory, id)
      return channel && { phoneNumberId: channel.phoneNumberId, wabaId: channel.wabaId, accessToken: TOKEN }
    },
    template: (_channel, name, language) => findTemplate(directory, name, language),
    graph: createSandboxGraph(sandbox, {
      now: () => host.now(),
      sleep,
      random,
      deliver: (webhooks) => deliver(webhooks),
      nextOutcome: () => nextOutcomes.shift(),
      file: (id) => files.get(id),
    }) as Services['graph'],
    media: createMemoryMedia(),
    rates: new SendRates(),
    pauses: new Pauses(),
    http: createSimulatedHttp(sleep, () => requestsMeet.outcome),
    httpHosts: () => directory.httpHosts ?? [],
    requestSecret: () => ({ value: 'simulated', hosts: 'any' }),
  }
  const host = new SimulatedHost({
    handlers: {
      conversation: (replace.conversation ?? asItIs)(createConversation(workspace.lookups, { doubtMs })),
      routing: (replace.routing ?? asItIs)(createRouting({ directoryAt: () => directory })),
    },
    perform: (effect, run) => (replace.perform ?? perform)(effect, run, services),
    afterCrash: replace.afterCrash ?? afterCrash,
    seed,
    startAt,
    revision: () => directory.revision,
    crashRate: roughness.crashRate,
    ...(onCommitted && { onCommitted }),
  })
  const acknowledged = new Set<string>()
  const identities = simulatedIdentities()
  const ports: IntakePorts = {
    directory: () => directory,
    ...identities,
    ask: (address, event, options) => host.ask(address, event, options),
    keep: async () => undefined,
    templateChanged: async () => undefined,
  }

  function deliver(webhooks: readonly ScheduledWebhook[]): void {
    for (const { dueAt, envelope } of webhooks) {
      const bytes = JSON.stringify(envelope)
      host.plan(Math.ceil(dueAt - host.now()), () => post(bytes, 0))
    }
  }

  function post(bytes: string, tries: number): void {
    const items = readEnvelope(JSON.parse(bytes))
    Promise.all(items.map((item) => deliverItem(item, ports))).then(
      () => {
        for (const item of items) if (item.kind === 'message') acknowledged.add(item.message.wamid)
      },
      () => host.plan(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 0, () => post(bytes, tries + 1)),
    )
  }

  return {
    workspace,
    host,
    sandbox,
    random,
    acknowledged,
    nextOutcomes,
    requestsMeet,
    deliver,
    keepFile(phoneNumberId, file) {
      const number = sandbox.numbers.get(phoneNumberId)
      if (!number) throw new Error(`There is no number ${phoneNumberId} in this world`)
      const { id } = keepMedia(sandbox, number, file, 'received', host.now(), random)
      files.set(id, file.bytes)
      return id
    },
    setRoughness: (next) => {
      sandbox.faults = createSandbox({ faults: faultsOf(next, seed) }).faults
      host.setCrashRate(next.crashRate)
    },
  }
}

function asItIs(handler: ObjectHandler): ObjectHandler {
  return handler
}

/** What a conversation remembers, as last committed. */
export function conversationState(world: World, key: string): Promise<ConversationState | undefined> {
  return world.host.peek<ConversationState>({ type: 'conversation', key }, 'state')
}

function faultsOf({ lostAnswers, refusals, duplicateWebhooks, lateWebhooks }: Roughness, seed: number) {
  return {
    seed,
    rates: { lostAnswer: lostAnswers, connectionReset: lostAnswers / 2, rateLimited: refusals / 2, serverError: refusals / 2 },
    duplicateWebhooks,
    lateWebhooks,
  }
}
