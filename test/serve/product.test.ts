/** The whole product in one process, over its real port, with the sandbox as WhatsApp: a contact is served from the first word to Resolved. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { readConfig } from '../../engine/serve/config'
import { type Product, startProduct } from '../../engine/serve/product'

const TOKEN = 'token-for-the-tests'
const NUMBER = '106540352242922'
const CONTACT = '4915112345678'

const folders: string[] = []
const products: Product[] = []

afterEach(async () => {
  for (const product of products.splice(0)) await product.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-'))
  folders.push(folder)
  return folder
}

/** The front desk, open day and night, so that the test does not depend on when it runs. */
function frontDesk(): string {
  const folder = join(temporary(), 'front-desk')
  cpSync('examples/front-desk', folder, { recursive: true })
  const file = join(folder, 'workspace.yaml')
  const workspace = parse(readFileSync(file, 'utf8')) as { hours: { week: object; holidays?: unknown }[] }
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  for (const hours of workspace.hours) {
    hours.week = Object.fromEntries(days.map((day) => [day, [{ from: '00:00', to: '24:00' }]]))
    hours.holidays = []
  }
  writeFileSync(file, stringify(workspace))
  return folder
}

async function start(dataDir: string, environment: Record<string, string> = {}): Promise<Product> {
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, ADMIN_TOKEN: TOKEN, ...environment })
  const product = await startProduct(config, {
    say: () => undefined,
    onBroken: (error) => {
      throw error
    },
    onError: (what, error) => {
      throw new Error(what, { cause: error })
    },
  })
  products.push(product)
  return product
}

async function call<Answer>(product: Product, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${product.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

interface Chat {
  readonly messages: readonly {
    readonly wamid: string
    readonly from: string
    readonly text?: string
    readonly choices?: readonly { readonly id: string }[]
  }[]
}

interface Desk {
  readonly offers: readonly { readonly caseKey: string; readonly decision: number }[]
  readonly cases: readonly { readonly caseKey: string; readonly decision: number }[]
  readonly screenPops: readonly { readonly url: string }[]
}

/** Waits for what the product does by itself; gives up with the last state seen. */
async function until<T>(look: () => Promise<T>, isThere: (seen: T) => boolean): Promise<T> {
  let seen = await look()
  for (let tries = 0; tries < 300 && !isThere(seen); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    seen = await look()
  }
  if (!isThere(seen)) throw new Error(`It did not come: ${JSON.stringify(seen)}`)
  return seen
}

const writes = (product: Product, content: object) =>
  call(product, 'POST', '/_sandbox/contacts/write', { phoneNumberId: NUMBER, from: CONTACT, name: 'Grace', content })

const chat = (product: Product) => call<Chat>(product, 'GET', `/_sandbox/phones/${CONTACT}/chat`)

/** Taps this choice as soon as the phone shows it. */
async function taps(product: Product, id: string): Promise<void> {
  const { messages } = await until(
    () => chat(product),
    (seen) => seen.messages.at(-1)?.choices?.some((choice) => choice.id === id) === true,
  )
  await writes(product, { type: 'tap', wamid: messages.at(-1)?.wamid, choice: id })
}

describe('a contact', () => {
  it('is asked, queued, offered to an agent with a screen pop, answered and resolved; and all of it is there after a restart', async () => {
    // given
    const dataDir = temporary()
    const environment = { WORKSPACE: frontDesk() }
    const product = await start(dataDir, environment)
    const desk = () => call<Desk>(product, 'GET', '/api/v1/agents/ana/desk')
    await call(product, 'PUT', '/api/v1/agents/ana/presence', { presence: 'available' })
    // when
    await writes(product, { type: 'text', text: 'Hello' })
    await taps(product, 'english')
    await taps(product, 'new-order')
    const { offers } = await until(desk, (seen) => seen.offers.length > 0)
    const offer = offers[0]
    await call(product, 'POST', '/api/v1/cases/accept', { agentId: 'ana', caseKey: offer?.caseKey, decision: offer?.decision })
    const { cases, screenPops } = await until(desk, (seen) => seen.cases.length > 0 && seen.screenPops.length > 0)
    const theCase = cases[0]
    const conversation = encodeURIComponent(theCase?.caseKey.replace(/\/\d+$/, '') ?? '')
    const reply = { agentId: 'ana', decision: theCase?.decision, clientId: 'reply-0001', message: { type: 'text', text: 'Here I am' } }
    for (let post = 0; post < 3; post++) await call(product, 'POST', `/api/v1/conversations/${conversation}/replies`, reply)
    // then
    expect(screenPops[0]?.url).toContain('https://crm.example.com/')
    const { messages } = await until(
      () => chat(product),
      (seen) => seen.messages.some(({ text }) => text === 'Here I am'),
    )
    expect(messages.filter(({ text }) => text === 'Here I am')).toHaveLength(1)
    await call(product, 'PUT', `/api/v1/conversations/${conversation}/status`, { status: 'resolved' })
    await until(desk, (seen) => seen.cases.length === 0)

    await product.close()
    products.length = 0
    const again = await start(dataDir, environment)
    const kept = await until(
      () => call<{ messages: readonly { content?: { text?: string } }[] }>(again, 'GET', `/api/v1/conversations/${conversation}/messages`),
      (seen) => JSON.stringify(seen).includes('Here I am'),
    )
    expect(JSON.stringify(kept)).toContain('Hello')
  })
})

describe('a program', () => {
  it('starts a run for a contact who has not written, with a script that begins with an approved template', async () => {
    const product = await start(temporary(), { WORKSPACE: 'examples/appointment-reminders' })
    const { channels } = await call<{ channels: readonly { id: string }[] }>(product, 'GET', '/api/v1/directory')
    await call(product, 'POST', '/api/v1/runs', {
      channel: channels[0]?.id,
      contact: { phone: `+${CONTACT}`, name: 'Grace' },
      script: 'appointment-reminder',
      variables: { patient: 'Grace', day: 'Friday', time: '10:30' },
    })
    const { messages } = await until(
      () => chat(product),
      (seen) => seen.messages.length > 0,
    )
    expect(messages[0]).toMatchObject({ from: 'business', text: expect.stringContaining('Grace') })
  })

  it('without the token gets nowhere, and unsigned webhooks change nothing', async () => {
    const product = await start(temporary())
    expect((await fetch(`${product.url}/api/v1/cases`)).status).toBe(401)
    const unsigned = await fetch(`${product.url}/webhooks/whatsapp`, { method: 'POST', body: '{"entry":[]}' })
    expect(unsigned.status).toBe(401)
  })
})

describe('a start', () => {
  it('on a data folder that a server has is refused with what to do', async () => {
    const dataDir = temporary()
    await start(dataDir)
    await expect(start(dataDir)).rejects.toThrow(/another|already|lock/i)
  })

  it('with a workspace that has problems lists them with their places', async () => {
    const folder = frontDesk()
    const file = join(folder, 'workspace.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('defaultSkill: support', 'defaultSkill: nobody'))
    await expect(start(temporary(), { WORKSPACE: folder })).rejects.toThrow(/nobody/)
  })

  it('with real credentials has no sandbox to be reached', async () => {
    const product = await start(temporary(), {
      META_APP_SECRET: 's',
      META_VERIFY_TOKEN: 'v',
      META_ACCESS_TOKEN: 't',
      GRAPH_BASE_URL: 'http://127.0.0.1:9',
    })
    const answer = await fetch(`${product.url}/_sandbox/ledger`, { headers: { authorization: `Bearer ${TOKEN}` } })
    expect(answer.status).toBe(404)
    expect(await (await fetch(`${product.url}/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=42&hub.verify_token=v`)).text()).toBe('42')
  })
})
