/** Requests to Graph on the level of HTTP: what the client's own tests, which look at outcomes, do not see. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BrokenOff, exchangeByFetch, exchangeByHttp } from '../../engine/whatsapp/json-exchange'

let server: Server
let url: string
let answer = '{}'
const sockets = new Set<Socket>()

beforeEach(async () => {
  sockets.clear()
  answer = '{}'
  server = createServer((request, response) => {
    sockets.add(request.socket)
    request.resume().on('end', () => response.writeHead(200, { 'Retry-After': '7' }).end(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v26.0/1/messages`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const asked = () => ({ url, method: 'POST', headers: {}, body: '{"to":"ação"}', limitMs: 5_000 }) as const

describe.each([
  ['node:http', exchangeByHttp],
  ['fetch', () => exchangeByFetch(fetch)],
])('an exchange by %s', (_, create) => {
  it('gives status, text and headers, null for one that is not there', async () => {
    // given
    answer = '{"olá":"😀"}'
    // when
    const { status, text, header } = await create()(asked())
    // then
    expect([status, text, header('retry-after'), header('date') === null, header('x-missing')]).toEqual([200, answer, '7', false, null])
  })

  it('breaks off where the answer is longer than any of Graph', async () => {
    // given
    answer = 'x'.repeat(4 * 1024 * 1024 + 1)
    // when
    const failure = await create()(asked()).catch((error: unknown) => error)
    // then
    expect(failure).toBeInstanceOf(BrokenOff)
    expect((failure as BrokenOff).status).toBe(200)
  })
})

it('by node:http one connection carries one request after another', async () => {
  // given
  const exchange = exchangeByHttp()
  // when
  for (let count = 0; count < 5; count++) await exchange(asked())
  // then
  expect(sockets.size).toBe(1)
})
