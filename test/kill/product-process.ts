/**
 * The product as users run it: the built command line in a process of its own, which can be killed at any moment and started again
 * on the same DATA_DIR and the same address.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'

export const COMMAND_LINE = join(import.meta.dirname, '../../dist/cli/cordboard.js')

/** Settings of our own terminal must reach neither product nor sandbox. */
const FOREIGN = /^(META_|GRAPH_|SANDBOX$|WORKSPACE$|DATA_DIR$|PORT$|HOST|PUBLIC_URL$|ADMIN_TOKEN$|SECRETS_KEY$|DOUBT_SECONDS$)/

export function cleanEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !FOREIGN.test(entry[0])),
  )
}

/** What the product says once it takes requests. */
const IS_READY = /^Cordboard is at /m
/** Lines of its output that are kept for a report. */
const KEPT_LINES = 40

export class ProductProcess {
  readonly url: string
  isReady = false
  /** Of each start that was lived through: ms until it took requests. */
  readonly startsMs: number[] = []
  /** What it wrote to standard error, over all its lives. */
  readonly complaints: string[] = []
  readonly #environment: Record<string, string>
  #child: ChildProcess | undefined
  #output = ''
  #isExpectedToEnd = false
  #onUnexpectedEnd: (reason: string) => void = () => {}

  constructor(port: number, environment: Readonly<Record<string, string>>) {
    this.url = `http://127.0.0.1:${port}`
    this.#environment = { ...cleanEnvironment(), ...environment, PORT: String(port) }
    process.once('exit', () => this.#child?.kill('SIGKILL'))
  }

  /** Rejects when a life ends that nobody ended: the product crashed by itself. */
  readonly crashed = new Promise<never>((_, reject) => {
    this.#onUnexpectedEnd = (reason) => reject(new Error(reason))
  })

  /** Spawns it; resolves once it takes requests, or once it is ended before. */
  start(): Promise<void> {
    const child = spawn(process.execPath, [COMMAND_LINE, 'serve'], { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    this.#isExpectedToEnd = false
    this.#output = ''
    this.isReady = false
    const since = performance.now()
    return new Promise((resolve) => {
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        this.#note(text)
        if (this.isReady || this.#child !== child || this.#isExpectedToEnd || !IS_READY.test(this.#output)) return
        this.isReady = true
        this.startsMs.push(Math.round(performance.now() - since))
        resolve()
      })
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        this.#note(text)
        this.complaints.push(...text.split('\n').filter((line) => line.trim() !== ''))
      })
      child.once('exit', (code, signal) => {
        if (!this.#isExpectedToEnd)
          this.#onUnexpectedEnd(`The product ended by itself (${signal ?? `exit code ${code}`}):\n${this.#output}`)
        resolve()
      })
    })
  }

  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void> {
    return this.#end('SIGKILL').then(() => undefined)
  }

  /** SIGTERM; resolves with its exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    this.#isExpectedToEnd = true
    this.isReady = false
    const gone = once(child, 'exit')
    child.kill(signal)
    const [code] = (await gone) as [number | null]
    return code
  }

  #note(text: string): void {
    this.#output = `${this.#output}${text}`.split('\n').slice(-KEPT_LINES).join('\n')
  }
}

/** Below the ports that systems hand out by themselves: in the product's absence nobody may come by its port, not even a caller of it. */
const PORTS = { first: 20_000, count: 10_000 } as const

/** A port that is free now; it has to stay the product's over all its lives. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + Math.floor(Math.random() * PORTS.count)
    const probe = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!isFree) continue
    await new Promise((resolve) => probe.close(resolve))
    return port
  }
}
