import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { HttpCall } from '../../engine/effects/performers/services'
import { createHttpClient } from '../../engine/serve/http-client'

const client = createHttpClient()
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** The port of a server on this machine that answers so. */
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

const call = (port: number, more: Partial<HttpCall> = {}): HttpCall => ({
  method: 'GET',
  // a name that nobody has: the connection goes to the address given, and no name is looked up
  url: `http://crm.invalid:${port}/customers?id=1`,
  addresses: ['127.0.0.1'],
  headers: {},
  timeoutMs: 5000,
  limitBytes: 1000,
  ...more,
})

it('goes to the address given, under the name in the address', async () => {
  const port = await serve((request, answer) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { host, authorization } = request.headers
      answer.writeHead(201, { 'retry-after': '7' })
      answer.end(JSON.stringify({ method: request.method, url: request.url, host, authorization, body: Buffer.concat(chunks).toString() }))
    })
  })
  const answered = await client.exchange(call(port, { method: 'POST', headers: { authorization: 'Bearer x' }, body: '{"größe":1}' }))
  expect(answered).toMatchObject({ outcome: 'answered', status: 201, retryAfterSeconds: 7 })
  expect(JSON.parse('body' in answered ? answered.body : '')).toEqual({
    method: 'POST',
    url: '/customers?id=1',
    host: `crm.invalid:${port}`,
    authorization: 'Bearer x',
    body: '{"größe":1}',
  })
})

it('follows no redirect', async () => {
  let asked = 0
  const port = await serve((_request, answer) => {
    asked += 1
    answer.writeHead(302, { location: '/elsewhere' }).end()
  })
  expect(await client.exchange(call(port))).toMatchObject({ outcome: 'answered', status: 302 })
  expect(asked).toBe(1)
})

it('stops reading what is too large', async () => {
  const port = await serve((_request, answer) => answer.end('x'.repeat(100_000)))
  expect(await client.exchange(call(port))).toEqual({ outcome: 'tooLarge' })
})

it('is in doubt when no answer comes in time, however slowly one drips', async () => {
  const port = await serve((_request, answer) => answer.write('{'))
  expect(await client.exchange(call(port, { timeoutMs: 100 }))).toMatchObject({ outcome: 'inDoubt' })
})

it('is in doubt when the connection is cut after the request', async () => {
  const port = await serve((request) => request.socket.destroy())
  expect(await client.exchange(call(port))).toMatchObject({ outcome: 'inDoubt' })
})

it('has sent nothing where nobody listens, or a header cannot be written', async () => {
  const port = await serve((_request, answer) => answer.end())
  servers[0]?.close()
  await new Promise((done) => servers[0]?.once('close', done))
  expect(await client.exchange(call(port))).toMatchObject({ outcome: 'notSent' })
  const wrong = await client.exchange(call(port, { headers: { authorization: 'sécret\n' } }))
  expect(wrong).toMatchObject({ outcome: 'notSent' })
  expect(JSON.stringify(wrong)).not.toContain('cret')
})

it('finds no address of a name that nobody has', async () => {
  expect(await client.resolve('crm.invalid', 3000)).toBeUndefined()
})
