/** The port itself: webhooks on their raw path, everything else through the app, the designer's files, and an orderly end. */
import { createHmac } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import type { AppOptions } from '../../engine/http/app'
import { type HttpServer, listen, type Webhook } from '../../engine/http/server'
import { createIntake } from '../../engine/serve/intake'
import { verifySubscription } from '../../engine/whatsapp/webhook'
import { channel } from './a-workspace'
import { openWorkbench, TOKEN, type Workbench } from './workbench'

const SECRET = 'the app secret'
const servers: HttpServer[] = []
const folders: string[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close(0)
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function serve(options: AppOptions = {}, webhook: Partial<Webhook> = {}): Promise<{ bench: Workbench; server: HttpServer }> {
  const bench = await openWorkbench(options)
  const intake = createIntake(
    {
      directory: bench.services.directory.current,
      resolveContact: (scope, identifiers) => bench.host.identities.resolveContact(scope, identifiers).contactId,
      announceChange: (scope, previous, current) => bench.host.identities.announceChange(scope, previous, current),
      ask: (address, event, options) => bench.host.ask(address, event, options),
      keep: (item, reason) => bench.host.kept.keep(item, reason),
      templateChanged: async () => undefined,
    },
    [SECRET],
  )
  const server = await listen({
    port: 0,
    host: '127.0.0.1',
    app: bench.app,
    webhook: { take: intake.take, verify: (query) => verifySubscription(query, 'verify me'), ...webhook },
  })
  servers.push(server)
  return { bench, server }
}

const textFrom = (phone: string, wamid: string) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: channel.wabaId,
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '16145551234', phone_number_id: channel.phoneNumberId },
            contacts: [{ profile: { name: 'Maria' }, wa_id: phone }],
            messages: [{ from: phone, id: wamid, timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body: 'Hello' } }],
          },
        },
      ],
    },
  ],
})

function post(server: HttpServer, body: unknown, secret = SECRET): Promise<Response> {
  const raw = typeof body === 'string' ? body : JSON.stringify(body)
  const signature = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`
  return fetch(`${server.url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'x-hub-signature-256': signature, 'content-type': 'application/json' },
    body: raw,
  })
}

describe('a webhook post', () => {
  it('is durable when it is answered, and counts once', async () => {
    const { bench, server } = await serve()
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(server, textFrom('351912345678', 'wamid.1'))))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    await bench.settled()
    const cases = await fetch(`${server.url}/api/v1/cases`, { headers: { authorization: `Bearer ${TOKEN}` } })
    expect(await cases.json()).toMatchObject({ cases: [{ contact: { name: 'Maria' }, unread: 1 }] })
  })

  it('with a wrong signature is refused and changes nothing', async () => {
    const { bench, server } = await serve()
    expect((await post(server, textFrom('351912345678', 'wamid.1'), 'another secret')).status).toBe(401)
    expect((await fetch(`${server.url}/webhooks/whatsapp`, { method: 'POST', body: '{}' })).status).toBe(401)
    expect(bench.host.stats().events).toBe(0)
  })

  it('that is signed but no JSON is kept as it came', async () => {
    const { bench, server } = await serve()
    expect((await post(server, 'not json')).status).toBe(200)
    expect(await bench.get('/kept')).toMatchObject({ count: 1 })
  })

  it('beyond 3 MB is refused before it is read to its end', async () => {
    const { server } = await serve()
    expect((await post(server, 'x'.repeat(3 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await post(server, 'x'.repeat(3 * 1024 * 1024))).status).toBe(200)
  })

  it('is to be sent again when the store refuses or the intake fails', async () => {
    const { server } = await serve({}, { take: async () => 503 })
    const refused = await post(server, {})
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    const { server: failing } = await serve({}, { take: () => Promise.reject(new Error('something broke')) })
    expect((await post(failing, {})).status).toBe(503)
  })

  it('that breaks off leaves the server as it was', async () => {
    const { server } = await serve()
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write('POST /webhooks/whatsapp HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf of it')
        setTimeout(() => socket.destroy(), 20)
      })
      socket.on('close', () => resolve())
    })
    expect((await post(server, textFrom('351912345678', 'wamid.1'))).status).toBe(200)
  })

  it('by another method is not allowed', async () => {
    const { server } = await serve()
    expect((await fetch(`${server.url}/webhooks/whatsapp`, { method: 'PUT' })).status).toBe(405)
  })
})

describe('the verification of the subscription', () => {
  it.each([
    ['the right token', 'hub.mode=subscribe&hub.verify_token=verify%20me&hub.challenge=12345', 200, '12345'],
    ['a wrong token', 'hub.mode=subscribe&hub.verify_token=guess&hub.challenge=12345', 403, ''],
    ['nothing', '', 403, ''],
  ])('with %s', async (_, query, status, body) => {
    const { server } = await serve()
    const answer = await fetch(`${server.url}/webhooks/whatsapp?${query}`)
    expect([answer.status, await answer.text()]).toEqual([status, body])
    expect(answer.headers.get('content-type')).toContain('text/plain')
  })
})

describe('the designer', () => {
  function built(): string {
    const folder = mkdtempSync(join(tmpdir(), 'cordboard-designer-'))
    folders.push(folder)
    mkdirSync(join(folder, 'designer', 'assets'), { recursive: true })
    writeFileSync(join(folder, 'designer', 'index.html'), '<!doctype html><title>Cordboard</title>')
    writeFileSync(join(folder, 'designer', 'assets', 'main-4f3a.js'), 'console.log(1)')
    writeFileSync(join(folder, 'secret.txt'), 'nobody may read this')
    return join(folder, 'designer')
  }

  it('is served: hashed files for a year, pages anew each time, every unknown path as a page', async () => {
    const { server } = await serve({ designerFolder: built() })
    const asset = await fetch(`${server.url}/assets/main-4f3a.js`)
    expect([asset.status, asset.headers.get('content-type'), asset.headers.get('cache-control')]).toEqual([
      200,
      expect.stringContaining('javascript'),
      'public, max-age=31536000, immutable',
    ])
    for (const path of ['/', '/sign-in?token=abc', '/scripts/welcome', '/index.html']) {
      const page = await fetch(server.url + path)
      expect([page.status, await page.text(), page.headers.get('cache-control')], path).toEqual([
        200,
        '<!doctype html><title>Cordboard</title>',
        'no-cache',
      ])
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    }
    for (const path of ['/assets/gone-1.js', '/favicon.ico', '/api/v1/nowhere', '/api/nowhere']) {
      expect((await fetch(server.url + path)).status, path).toBe(404)
    }
  })

  it('goes out compressed where the build has left a copy and the browser takes it', async () => {
    const folder = built()
    const script = 'console.log(1)'
    writeFileSync(join(folder, 'assets', 'main-4f3a.js.gz'), gzipSync(script))
    const { server } = await serve({ designerFolder: folder })
    const ask = (encoding: string) => fetch(`${server.url}/assets/main-4f3a.js`, { headers: { 'accept-encoding': encoding } })
    const packed = await ask('gzip, deflate')
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.headers.get('vary')).toMatch(/accept-encoding/i)
    expect([packed.headers.get('cache-control'), await packed.text()]).toEqual(['public, max-age=31536000, immutable', script])
    const plain = await ask('identity')
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script])
  })

  it('gives out nothing beside its folder', async () => {
    const { server } = await serve({ designerFolder: built() })
    const paths = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/..\\secret.txt',
      '/%00',
      '//secret.txt',
    ]
    for (const path of paths) {
      const answer = await rawGet(server, path)
      expect(answer, path).not.toContain('nobody may read this')
    }
  })

  it('that is not built says so', async () => {
    const { server } = await serve({ designerFolder: join(tmpdir(), 'nothing-here') })
    const answer = await fetch(server.url)
    expect([answer.status, await answer.json()]).toMatchObject([503, { detail: 'The designer is not built; npm start builds it' }])
  })

  /** Sent as it is: fetch would tidy the path up. */
  function rawGet(server: HttpServer, path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let text = ''
      const socket = connect(server.port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`),
      )
      socket.on('data', (chunk) => {
        text += chunk.toString()
      })
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
    })
  }
})

describe('the server', () => {
  it('answers the API on its port, also by a key that is percent-encoded', async () => {
    const { bench, server } = await serve()
    const key = await bench.contactWrites('Maria', 'Hello')
    const answer = await fetch(`${server.url}/api/v1/conversations/${encodeURIComponent(key)}/messages`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    })
    expect(await answer.json()).toMatchObject({ messages: [{ content: { text: 'Hello' } }, { direction: 'out' }] })
    const metrics = await fetch(`${server.url}/metrics`)
    expect(metrics.status).toBe(200)
  })

  it('refuses a port that is taken', async () => {
    const { bench, server } = await serve()
    const again = listen({
      port: server.port,
      host: '127.0.0.1',
      app: bench.app,
      webhook: { take: async () => 200, verify: () => undefined },
    })
    await expect(again).rejects.toThrow('EADDRINUSE')
  })

  it('finishes what is under way when it closes, and takes nothing more', async () => {
    let release: () => void = () => undefined
    const { server } = await serve({}, { take: () => new Promise((resolve) => (release = () => resolve(200))) })
    const underWay = post(server, {})
    await new Promise((resolve) => setTimeout(resolve, 50))
    const closed = server.close()
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
    release()
    expect((await underWay).status).toBe(200)
    await closed
  })

  it('cuts what does not come to an end', async () => {
    const { server } = await serve({}, { take: () => new Promise(() => undefined) })
    const underWay = post(server, {}).then(
      () => 'answered',
      () => 'cut',
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    await server.close(10)
    expect(await underWay).toBe('cut')
  })
})
