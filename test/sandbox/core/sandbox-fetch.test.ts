/** The sandbox as `fetch` on virtual time: the clients and the simulator see the same faults as over a network. */
import { expect, it } from 'vitest'
import { seededRandom } from '../../../engine/sandbox/core/ids'
import type { ScheduledWebhook } from '../../../engine/sandbox/core/request'
import { ledger } from '../../../engine/sandbox/core/sandbox'
import { createSandboxFetch, memoryStore, sandboxHandler } from '../../../engine/sandbox/core/sandbox-fetch'
import { CONTACT, NUMBER, sandboxWorld, TOKEN, told } from '../world'

const authorization = `Bearer ${TOKEN}`

function fetchWorld(publicUrl = 'https://graph.test') {
  const world = sandboxWorld({ publicUrl })
  world.contactSays('hi')
  const delivered: ScheduledWebhook[] = []
  const waits: number[] = []
  const virtual = {
    now: () => world.now,
    random: seededRandom(1),
    store: memoryStore(),
    wait: async (ms: number) => {
      waits.push(ms)
      world.now += ms
    },
    deliver: (webhooks: readonly ScheduledWebhook[]) => void delivered.push(...webhooks),
  }
  const graph = createSandboxFetch(world.sandbox, virtual)
  const sendText = () =>
    graph(`https://graph.test/v24.0/${NUMBER}/messages`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', to: CONTACT, text: { body: 'x' } }),
    })
  return { ...world, graph, handler: sandboxHandler(world.sandbox, virtual), sendText, delivered, waits }
}

it('hands webhooks over before the answer arrives', async () => {
  const { sendText, delivered } = fetchWorld()
  const response = await sendText()
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=UTF-8'])
  expect(delivered.map((webhook) => told(webhook).status)).toEqual(['sent', 'delivered', 'read'])
})

it('rejects as fetch does when an answer is lost, and waits in virtual time when it is slow', async () => {
  const { sandbox, sendText, waits, delivered } = fetchWorld()
  sandbox.faults.queue.push('lostAnswer', 'connectionReset', 'slowAnswer')
  await expect(sendText()).rejects.toThrow(TypeError)
  await expect(sendText()).rejects.toThrow(TypeError)
  expect(ledger(sandbox)).toHaveLength(1)
  expect((await sendText()).status).toBe(200)
  expect(waits).toEqual([20_000])
  expect(delivered).toHaveLength(6)
})

it('carries files up and down, and form-encoded and broken bodies', async () => {
  const { graph } = fetchWorld()
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', 'text/plain')
  form.set('file', new Blob(['hello'], { type: 'text/plain' }), 'a.txt')
  const { id } = (await (
    await graph(`https://graph.test/${NUMBER}/media`, { method: 'POST', headers: { authorization }, body: form })
  ).json()) as { id: string }
  const { url } = (await (await graph(`https://graph.test/${id}`, { headers: { authorization } })).json()) as { url: string }
  expect(await (await graph(url, { headers: { authorization } })).text()).toBe('hello')
  const encoded = new URLSearchParams({ messaging_product: 'whatsapp', to: CONTACT, type: 'text', text: '{"body":"x"}' })
  expect((await graph(`https://graph.test/${NUMBER}/messages`, { method: 'POST', headers: { authorization }, body: encoded })).status).toBe(
    200,
  )
  const broken = await graph(`https://graph.test/${NUMBER}/messages`, { method: 'POST', headers: { authorization }, body: '{"to":' })
  expect([broken.status, ((await broken.json()) as { error: { code: number } }).error.code]).toEqual([400, 100])
})

it('answers below a prefix of its public address too', async () => {
  const { handler } = fetchWorld('http://127.0.0.1:8080/_graph')
  const get = (path: string) => handler(new Request(`http://127.0.0.1:8080${path}`, { headers: { authorization } }))
  expect((await get(`/_graph/v24.0/${NUMBER}`)).status).toBe(200)
  expect((await get(`/v24.0/${NUMBER}`)).status).toBe(200)
})
