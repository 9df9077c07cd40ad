/** Starts the real product in a process of its own, and asks it what it used. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export interface ProductFigures {
  /** User and system time so far. */
  readonly cpuMs: number
  readonly rssBytes: number
}

export interface ProductProcess {
  readonly port: number
  /** From the start of the process until /readyz said 200, ms. */
  readonly readyMs: number
  figures(): Promise<ProductFigures>
  /** A figure of /metrics. */
  metric(name: string): Promise<number>
  stop(): Promise<void>
}

export interface ProductOptions {
  readonly dataDir: string
  readonly workspace: string
  readonly graphUrl: string
  readonly profileFolder?: string
}

export const APP_SECRET = 'the-secret-of-the-benchmark'
const READY_WITHIN_MS = 120_000
const READY_LOOK_MS = 5

export async function startProductProcess({ dataDir, workspace, graphUrl, profileFolder }: ProductOptions): Promise<ProductProcess> {
  const startedAt = performance.now()
  const profiling = profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`]
  const child = fork(fileURLToPath(new URL('./bench-product.worker.ts', import.meta.url)), [], {
    execArgv: [...process.execArgv, ...profiling],
    // nothing of the caller's own settings
    env: {
      ...(process.env.PATH !== undefined && { PATH: process.env.PATH }),
      ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, WORKSPACE: workspace, GRAPH_BASE_URL: graphUrl },
      ...{ META_APP_SECRET: APP_SECRET, META_VERIFY_TOKEN: 'benchmark', META_ACCESS_TOKEN: 'benchmark' },
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const url = await urlOf(child)
  await untilReady(url, startedAt + READY_WITHIN_MS)
  const readyMs = performance.now() - startedAt
  return {
    port: Number(new URL(url).port),
    readyMs,
    async figures() {
      const answer = once(child, 'message')
      child.send('figures')
      const [figures] = (await answer) as [ProductFigures]
      return figures
    },
    async metric(name) {
      const text = await (await fetch(`${url}/metrics`)).text()
      const [, value] = new RegExp(`^${name} (\\S+)$`, 'm').exec(text) ?? []
      if (value === undefined) throw new Error(`The product has no metric ${name}`)
      return Number(value)
    },
    async stop() {
      if (child.exitCode !== null) return
      const exit = once(child, 'exit')
      child.send('stop')
      await exit
    },
  }
}

async function urlOf(child: ChildProcess): Promise<string> {
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-4000)
  })
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [{ readonly url: string } | number | null]
  if (first === null || typeof first === 'number') throw new Error(`The product did not start:\n${complaints}`)
  return first.url
}

async function untilReady(url: string, giveUpAt: number): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200) {
    if (performance.now() > giveUpAt) throw new Error('The product was not ready in time')
    await sleep(READY_LOOK_MS)
  }
}
