/**
 * The campaign: product and sandbox as processes of their own, contacts who write without a pause, agents who work, a Graph that
 * fails, and a product that is killed again and again. Ends when everything has come to rest, with all that there is to compare.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { KeptEntry } from '../../engine/history/entries'
import { seededRandom } from '../../engine/sandbox/core/ids'
import type { LedgerEntry } from '../../engine/sandbox/core/sandbox'
import type { OutboxState } from '../../engine/sandbox/webhook-outbox'
import { Agents, type Done, type Said } from './agents'
import { Contacts, type Written } from './contacts'
import { checkIntegrity, type EngineSnapshot, readEngine, readRouting } from './engine-file'
import { GraphWire, type WireSend } from './graph-wire'
import { type Kill, killOnce } from './kills'
import { ProductApi } from './product-api'
import { freePort, ProductProcess } from './product-process'
import { readHistory, readShown } from './read-product'
import { routingBreaches } from './routing-breaches'
import { spawnSandbox } from './sandbox-process'
import { ACCESS_TOKEN, APP_SECRET, dataDirIn, productEnvironment, VERIFY_TOKEN, workspaceIn } from './settings'
import { CHANNEL, type GateAgent, writeGateWorkspace } from './workspace'

export interface Campaign {
  readonly seed: number
  readonly kills: readonly Kill[]
  readonly agents: readonly GateAgent[]
  readonly people: number
  readonly written: readonly Written[]
  readonly webhooks: OutboxState
  readonly said: readonly Said[]
  readonly done: readonly Done[]
  readonly wire: readonly WireSend[]
  /** Sends that the sandbox accepted, in order. */
  readonly ledger: readonly LedgerEntry[]
  readonly history: readonly KeptEntry[]
  /** What the API lists as unknown, and as said in each conversation: ids of messages. */
  readonly shownUnknown: readonly string[]
  readonly shownReceived: readonly string[]
  /** The engine's file after the product has stopped. */
  readonly engine: EngineSnapshot
  readonly stoppedAt: number
  readonly exitCode: number | null
  /** Database file -> `ok`. */
  readonly integrity: Readonly<Record<string, string>>
  /** Breaches of capacity and ownership seen while it ran, and how often was looked. */
  readonly seenBreaches: readonly string[]
  readonly looks: number
  /** Of every start: ms until it took requests; and of the end: ms until everything had come to rest. */
  readonly startsMs: readonly number[]
  readonly restMs: number
  readonly surprises: readonly string[]
  readonly complaints: readonly string[]
}

/** In milliseconds; long enough for a loaded machine, and nothing passes sooner by it. */
const REST_WITHIN_MS = 120_000
/** Longer than every hurried wait of the gate's script, and shorter than all others. */
const SOON_MS = 60_000
const LOOK_EVERY_MS = 300
const CHAIRS = 20
const DOUBT_SECONDS = 3
const DATABASES = ['engine.db', 'directory.sqlite', 'views.sqlite', 'people.sqlite']

const FAULTS = {
  rates: { serverError: 0.04, bareServerError: 0.01, lostAnswer: 0.02, slowAnswer: 0.05 },
  slowAnswerMs: 1200,
  duplicateWebhooks: 0.05,
  lateWebhooks: 0.05,
  lateWebhookMs: 1000,
} as const

export async function runCampaign(options: { readonly kills: number; readonly seed: number }): Promise<Campaign> {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-kill-'))
  const dataDir = dataDirIn(folder)
  const agentsOfWorkspace = writeGateWorkspace(workspaceIn(folder))
  const port = await freePort()
  const sandbox = await spawnSandbox(`http://127.0.0.1:${port}/webhooks/whatsapp`, APP_SECRET, VERIFY_TOKEN)
  const { number: displayNumber, phoneNumberId, wabaId } = CHANNEL
  await sandbox.addNumber({ wabaId, phoneNumberId, displayNumber, verifiedName: 'Front desk', token: ACCESS_TOKEN })
  await sandbox.setFaults({ ...FAULTS, seed: options.seed })
  const wire = new GraphWire(sandbox.url)
  const product = new ProductProcess(port, productEnvironment({ folder, graphUrl: await wire.listen(), doubtSeconds: DOUBT_SECONDS }))
  const api = new ProductApi(product.url)
  const random = seededRandom(options.seed)
  // each has chances of its own, so that one who is quicker on this machine takes nothing from the others
  const chance = () => seededRandom(Math.floor(random() * 2 ** 32))

  const contacts = new Contacts(sandbox, chance(), CHAIRS)
  const agents = new Agents(api, chance(), agentsOfWorkspace)
  const chanceOfKills = chance()
  const seenBreaches: string[] = []
  let looks = 0
  const look = setInterval(() => {
    if (!product.isReady) return
    looks += 1
    seenBreaches.push(...routingBreaches(readRouting(dataDir), agentsOfWorkspace))
  }, LOOK_EVERY_MS)

  async function campaign(): Promise<Campaign> {
    const kills: Kill[] = []
    let ready = product.start()
    while (kills.length < options.kills) {
      kills.push(await killOnce(product, wire, agents, chanceOfKills, ready))
      ready = product.start()
    }
    await ready
    const since = performance.now()
    await sandbox.setFaults({})
    await contacts.stop()
    await agents.stop()
    await comeToRest()
    const restMs = Math.round(performance.now() - since)

    const history = await readHistory(api)
    const shown = await readShown(api, history)
    const [webhooks, ledger] = [await sandbox.webhooks(), await sandbox.ledger()]
    const exitCode = await product.stop()
    return {
      seed: options.seed,
      kills,
      agents: agentsOfWorkspace,
      people: contacts.people,
      written: contacts.written,
      webhooks,
      said: agents.said,
      done: agents.done,
      wire: wire.sends,
      ledger,
      history,
      ...shown,
      engine: readEngine(dataDir),
      stoppedAt: Date.now(),
      exitCode,
      integrity: Object.fromEntries(DATABASES.map((name) => [name, checkIntegrity(join(dataDir, name))])),
      seenBreaches,
      looks,
      startsMs: product.startsMs,
      restMs,
      surprises: api.surprises,
      complaints: product.complaints,
    }
  }

  /**
   * Every webhook answered, every effect performed, no send in doubt or waiting for another try, every event between objects handled,
   * and no script about to go on by itself, which would send again while the product is read.
   */
  async function comeToRest(): Promise<void> {
    const giveUpAt = Date.now() + REST_WITHIN_MS
    for (;;) {
      const { pending } = await sandbox.webhooks()
      const { inbox, effects, conversations, timers } = readEngine(dataDir)
      const open = [...effects.values()].filter((state) => state === 'pending' || state === 'claimed').length
      const waiting = [...conversations.values()].reduce((sum, { outgoing }) => sum + outgoing.length, 0)
      const soon = timers.filter(({ address, dueAt }) => address.startsWith('conversation/') && dueAt < Date.now() + SOON_MS).length
      if (pending + inbox + open + waiting + soon === 0) return
      if (Date.now() > giveUpAt) {
        throw new Error(
          `Seed ${options.seed}: after ${REST_WITHIN_MS / 1000} s without faults there are ${pending} webhooks not answered, ${open} effects not performed, ${waiting} messages waiting, ${inbox} events between objects and ${soon} timers due soon`,
        )
      }
      await wait(250)
    }
  }

  try {
    return await Promise.race([campaign(), product.crashed])
  } finally {
    clearInterval(look)
    contacts.abandon()
    agents.abandon()
    await product.kill()
    wire.close()
    await sandbox.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
