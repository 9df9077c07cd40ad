/** One whole run: the first conversation, its copies, the product under load, and the engine beside the bare limit. */
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { measureBareHttp } from './bare-http'
import { writeWorkspace } from './bench-workspace'
import { FIRST_CONTACT, Writers } from './contacts'
import { type InProcessFigures, measureInProcess } from './in-process'
import { type LoadFigures, post } from './load'
import { type NullGraph, startNullGraph } from './null-graph'
import { type HttpFigures, measureHttp } from './over-http'
import { type BenchPlan, checkPlan, type Say, SMALL } from './plan'
import { prefill } from './prefill'
import { type ProductOptions, startProductProcess } from './product-process'
import { webhookRequest } from './webhooks'

export interface BenchFigures {
  readonly plan: BenchPlan
  /** Load averages of the last minute tell whether others used the machine. */
  readonly machine: { readonly cores: number; readonly loadBefore: number; readonly loadAfter: number }
  readonly prefillSeconds: number
  readonly restart: { readonly readyMs: number; readonly rssBytes: number }
  readonly inProcess: InProcessFigures
  readonly bareHttp: LoadFigures
  readonly small: HttpFigures
  readonly large: HttpFigures
}

export async function runBench(plan: BenchPlan, say: Say): Promise<BenchFigures> {
  checkPlan(plan)
  const [loadBefore = 0] = loadavg()
  const folders = {
    workspace: join(plan.folder, 'workspace'),
    first: join(plan.folder, 'first'),
    small: join(plan.folder, 'small'),
    smallProduct: join(plan.folder, 'small-product'),
    large: join(plan.folder, 'large'),
  }
  writeWorkspace(folders.workspace)
  const graph = await startNullGraph()
  try {
    const options = { workspace: folders.workspace, graphUrl: graph.url }
    await makeFirstConversation({ ...options, dataDir: folders.first }, graph)
    prefill(folders.first, folders.small, SMALL, say)
    prefill(folders.first, folders.smallProduct, SMALL, say)
    const prefillSeconds = prefill(folders.first, folders.large, plan.conversations, say)
    say(`prefilled ${plan.conversations} conversations in ${prefillSeconds.toFixed(1)} s`)

    const product = { ...options, ...(plan.profileFolder !== undefined && { profileFolder: plan.profileFolder }) }
    const small = await measureProduct({ ...product, dataDir: folders.smallProduct }, graph, SMALL, plan)
    say(`webhooks at ${SMALL} conversations: ${small.http.full.perSecond.toFixed(0)} a second`)
    const large = await measureProduct({ ...product, dataDir: folders.large }, graph, plan.conversations, plan)
    say(`webhooks at ${plan.conversations} conversations: ${large.http.full.perSecond.toFixed(0)} a second`)
    const bareHttp = await measureBareHttp(plan.messages)
    const inProcess = await measureInProcess(folders, plan, say)
    const [loadAfter = 0] = loadavg()
    const machine = { cores: cpus().length, loadBefore, loadAfter }
    return { plan, machine, prefillSeconds, restart: large.restart, inProcess, bareHttp, small: small.http, large: large.http }
  } finally {
    graph.stop()
  }
}

/** Lets the product bring one contact to the question, through everything that a real one goes through. */
async function makeFirstConversation(options: ProductOptions, graph: NullGraph): Promise<void> {
  const product = await startProductProcess(options)
  try {
    const { refused } = await post([webhookRequest(FIRST_CONTACT, 'first')], { port: product.port, connections: 1 })
    if (refused > 0) throw new Error('The product refused the first webhook')
    const giveUpAt = performance.now() + 10_000
    // the message and the result of its send
    while ((await product.metric('cordboard_events_total')) < 2 || (await graph.sends()) === 0) {
      if (performance.now() > giveUpAt) throw new Error('The first conversation did not reach its question')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  } finally {
    await product.stop()
  }
}

async function measureProduct(options: ProductOptions, graph: NullGraph, conversations: number, plan: BenchPlan) {
  const product = await startProductProcess(options)
  try {
    const { rssBytes } = await product.figures()
    const http = await measureHttp(product, graph, new Writers(conversations), plan)
    return { restart: { readyMs: product.readyMs, rssBytes }, http }
  } finally {
    await product.stop()
  }
}
