/** The product under webhooks: how many a second, how soon each is answered, and how its sends drain meanwhile and afterwards. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Writers } from './contacts'
import { type LoadFigures, post } from './load'
import type { NullGraph } from './null-graph'
import { type BenchPlan, CONNECTIONS } from './plan'
import type { ProductProcess } from './product-process'
import { webhookRequest } from './webhooks'

export interface HttpFigures {
  readonly full: LoadFigures
  readonly half: LoadFigures
  readonly sends: SendFigures
  /** Of the product, for one durable event, from the first webhook of the full load until its last send was drained. */
  readonly cpuMicrosecondsAnEvent: number
  readonly eventsPerCommit: number
  readonly rssBytes: number
}

export interface SendFigures {
  readonly perSecondDuring: number
  readonly perSecondAfter: number
  /** When the last webhook was answered. */
  readonly backlog: number
  /** When the wait for the drain ended. */
  readonly backlogLeft: number
}

const LOOK_MS = 100

export async function measureHttp(product: ProductProcess, graph: NullGraph, writers: Writers, plan: BenchPlan): Promise<HttpFigures> {
  const run = Date.now().toString(36)
  let serial = 0
  const requests = (count: number) => Array.from({ length: count }, () => webhookRequest(writers.next(), `${run}${serial++}`))
  const load = { port: product.port, connections: CONNECTIONS }

  await post(requests(Math.ceil(plan.messages / 8)), load)
  await drained(product, plan.drainSeconds)

  const full = requests(plan.messages)
  const before = await used(product)
  const sendsBefore = await graph.sends()
  const fullLoad = await post(full, load)
  const sendsAtEnd = await graph.sends()
  const drain = await drained(product, plan.drainSeconds)
  const after = await used(product)
  const sendsAfter = await graph.sends()

  const half = requests(Math.ceil(plan.messages / 2))
  const halfLoad = await post(half, { ...load, perSecond: fullLoad.perSecond / 2 })
  await drained(product, plan.drainSeconds)
  return {
    full: fullLoad,
    half: halfLoad,
    sends: {
      perSecondDuring: (sendsAtEnd - sendsBefore) / fullLoad.seconds,
      perSecondAfter: drain.seconds === 0 ? 0 : (sendsAfter - sendsAtEnd) / drain.seconds,
      backlog: drain.backlog,
      backlogLeft: drain.backlogLeft,
    },
    cpuMicrosecondsAnEvent: ((after.cpuMs - before.cpuMs) * 1000) / (after.events - before.events),
    eventsPerCommit: (after.events - before.events) / (after.commits - before.commits),
    rssBytes: after.rssBytes,
  }
}

async function used(product: ProductProcess) {
  const [events, commits] = [await product.metric('cordboard_events_total'), await product.metric('cordboard_commits_total')]
  return { ...(await product.figures()), events, commits }
}

/** Waits until nothing is left to send, for so long at most. */
async function drained(product: ProductProcess, withinSeconds: number) {
  const startedAt = performance.now()
  const backlog = await sendsLeft(product)
  let backlogLeft = backlog
  while (backlogLeft > 0 && performance.now() - startedAt < withinSeconds * 1000) {
    await sleep(LOOK_MS)
    backlogLeft = await sendsLeft(product)
  }
  return { backlog, backlogLeft, seconds: (performance.now() - startedAt) / 1000 }
}

async function sendsLeft(product: ProductProcess): Promise<number> {
  const figures = await Promise.all(['cordboard_effects_pending', 'cordboard_effects_claimed'].map(product.metric))
  return figures.reduce((sum, figure) => sum + figure, 0)
}
