/**
 * One seed: a contact centre lives through a rough hour, comes to rest, and is checked. The same seed does the same, to the byte.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { alwaysHolds, holdsAtRest } from './invariants'
import { agentWorks, contactLives } from './people'
import type { SimulatedWorkspace } from './workspace'
import { CALM, createWorld, type Replacements, type Roughness, type World } from './world'

export interface SimulationReport {
  readonly seed: number
  /** Empty when everything held. */
  readonly breaches: readonly string[]
  readonly events: number
  readonly crashes: number
  readonly messages: number
  /** Of the whole history: equal for equal seeds. */
  readonly digest: string
}

const MINUTE = 60_000
const DOUBT_MS = 20_000
const DAY = 24 * 60 * MINUTE

/** @param replace puts broken parts in, to see that they are found. */
export async function simulate(workspace: SimulatedWorkspace, seed: number, replace: Replacements = {}): Promise<SimulationReport> {
  const world = createWorld(workspace, { seed, roughness: roughnessOf(seed), doubtMs: DOUBT_MS, replace })
  const { host, random } = world
  const breaches = new Set<string>()
  const check = async () => {
    for (const breach of await alwaysHolds(world)) breaches.add(breach)
  }
  const activeMs = Math.round((2 + random() * 8) * MINUTE)
  const contacts = 1 + Math.floor(random() * 4)
  for (let index = 0; index < contacts; index++) contactLives(world, index, activeMs)
  for (const agent of workspace.directory.agents) agentWorks(world, agent.id, activeMs)
  for (let at = 0; at < activeMs; at += MINUTE) {
    if (random() < 0.05) host.jump(clockJump(random))
    await host.runFor(MINUTE)
    await check()
  }
  // the storm is over: what is still on its way arrives, what is in doubt ends, waits that time can end do end
  world.setRoughness(CALM)
  await host.runFor(10 * MINUTE)
  await comeToRest(world)
  for (const breach of await holdsAtRest(world)) breaches.add(breach)
  return {
    seed,
    breaches: [...breaches],
    events: host.history.length,
    crashes: host.crashes,
    messages: world.sandbox.messages.size,
    digest: bytesToHex(sha256(utf8ToBytes(JSON.stringify(host.history)))),
  }
}

/** Scripts go on by themselves (comfort messages, time-outs), so there is no end of events; rest is a moment with nothing on its way. */
async function comeToRest({ host }: World): Promise<void> {
  const isOnItsWay = () => [...host.ledger().values()].some(({ state }) => state === 'pending' || state === 'claimed')
  for (let tries = 0; tries < 300 && isOnItsWay(); tries++) await host.runFor(1_000)
}

/** Every seed has its own weather; each tenth is calm. */
function roughnessOf(seed: number): Roughness {
  if (seed % 10 === 0) return CALM
  const share = (divisor: number) => ((seed * 2_654_435_761) % divisor) / divisor
  return {
    crashRate: share(7) * 0.02,
    lostAnswers: share(11) * 0.05,
    refusals: share(13) * 0.1,
    duplicateWebhooks: share(17) * 0.5,
    lateWebhooks: share(19) * 0.5,
  }
}

/** Seconds mostly, hours sometimes, a day or a year seldom; both ways. */
function clockJump(random: () => number): number {
  const sizes = [1_000, 30_000, 60 * MINUTE, DAY, 365 * DAY]
  const size = sizes[Math.floor(random() ** 2 * sizes.length)] ?? 1_000
  return random() < 0.5 ? size : -size
}
