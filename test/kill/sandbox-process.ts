/** The sandbox as a process of its own (`cordboard sandbox`), and its control API: contacts write, phones show, the ledger tells. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Chat } from '../../engine/sandbox/core/chat'
import type { ContactWrite } from '../../engine/sandbox/core/contact-writes'
import type { FaultSettingsInput } from '../../engine/sandbox/core/faults'
import type { LedgerEntry } from '../../engine/sandbox/core/sandbox'
import type { NumberSeed } from '../../engine/sandbox/core/seed'
import type { OutboxState } from '../../engine/sandbox/webhook-outbox'
import { COMMAND_LINE, cleanEnvironment } from './product-process'

export interface SandboxProcess {
  readonly url: string
  contactWrites(write: ContactWrite): Promise<{ readonly wamid: string; readonly contact: string }>
  /** What the phone shows; undefined before the contact's first message. */
  chat(contact: string): Promise<Chat | undefined>
  addNumber(number: NumberSeed): Promise<unknown>
  setFaults(faults: FaultSettingsInput): Promise<unknown>
  ledger(): Promise<readonly LedgerEntry[]>
  webhooks(): Promise<OutboxState>
  stop(): Promise<void>
}

export async function spawnSandbox(webhookUrl: string, appSecret: string, verifyToken: string): Promise<SandboxProcess> {
  const options = ['--port', '0', '--webhook', webhookUrl, '--app-secret', appSecret, '--verify-token', verifyToken, '--no-rates']
  const child = spawn(process.execPath, [COMMAND_LINE, 'sandbox', ...options], {
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /The sandbox is at (http:\S+);/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`The sandbox ended with exit code ${code}: ${said}`)))
  })

  async function control<T>(method: string, path: string, body?: unknown): Promise<T | undefined> {
    const response = await fetch(`${url}/_sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (response.status === 404) {
      await response.arrayBuffer()
      return undefined
    }
    if (!response.ok) throw new Error(`${method} ${path} of the sandbox: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  async function certain<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await control<T>(method, path, body)
    if (answer === undefined) throw new Error(`${method} ${path} of the sandbox: not found`)
    return answer
  }

  return {
    url,
    contactWrites: (write) => certain('POST', '/contacts/write', write),
    chat: (contact) => control('GET', `/phones/${encodeURIComponent(contact)}/chat`),
    addNumber: (number) => certain('POST', '/numbers', number),
    setFaults: (faults) => certain('PUT', '/faults', faults),
    ledger: () => certain('GET', '/ledger'),
    webhooks: () => certain('GET', '/webhooks'),
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
