import { describe, expect, it } from 'vitest'
import { httpRequestAfterCrash } from '../../../engine/effects/performers/http-request'
import { isPrivateName, isPublicAddress } from '../../../engine/effects/performers/http-request-address'
import { perform } from '../../../engine/effects/performers/performers'
import type { HttpCall, HttpExchange } from '../../../engine/effects/performers/services'
import { longestRequestMs, requestRetryMs } from '../../../engine/effects/request-tries'
import type { HttpRequest, OutgoingRequest } from '../../../engine/effects/types'
import { Stage } from './stage'

const PUBLIC = '93.184.215.14'

function asking(request: Partial<OutgoingRequest> = {}, attempt = 1): HttpRequest {
  const plain = { method: 'GET', url: 'https://crm.example.com/a', headers: [], secretHeaders: [], paths: [] }
  return { type: 'httpRequest', id: 'c1#1', attempt, request: { ...plain, timeoutMs: 10_000, tries: 3, isRepeatable: true, ...request } }
}

/** A stage on which names mean these addresses, and whatever is asked meets this. */
function stageWith(exchange: HttpExchange, addresses: readonly string[] | undefined = [PUBLIC]) {
  const stage = new Stage()
  const calls: HttpCall[] = []
  stage.http = {
    resolve: async () => addresses,
    exchange: async (call) => {
      calls.push(call)
      return exchange
    },
  }
  return { stage, calls, ask: (effect: HttpRequest) => perform(effect, stage.run, stage.services) }
}

const OK: HttpExchange = { outcome: 'answered', status: 200, body: '{"name":"Ada"}' }

describe('a request', () => {
  it('is claimed, then made to the address that was checked', async () => {
    const { stage, calls, ask } = stageWith(OK)
    const result = await ask(asking({ paths: ['$.name', '$.age'] }))
    expect(stage.log).toEqual(['claim', 'request'])
    expect(calls[0]).toMatchObject({ addresses: [PUBLIC], url: 'https://crm.example.com/a' })
    expect(result).toEqual({ type: 'request.answered', effectId: 'c1#1', attempt: 1, status: 200, values: ['Ada', null] })
  })

  it('names the effect where doing it twice would matter', async () => {
    const { calls, ask } = stageWith(OK)
    await ask(asking({ method: 'POST' }))
    expect(calls[0]?.headers['idempotency-key']).toBe('c1%231')
  })

  it.each([
    [{ outcome: 'answered', status: 200, body: 'no JSON' }, 'the answer is no JSON'],
    [{ outcome: 'answered', status: 302, body: '' }, 'redirect (302)'],
    [{ outcome: 'tooLarge' }, 'more than 256 kB'],
    [{ outcome: 'answered', status: 200, body: JSON.stringify({ name: 'x'.repeat(20_000) }) }, 'more than 16 kB'],
  ] as const)('that meets %j fails for good', async (exchange, reason) => {
    const result = await stageWith(exchange).ask(asking({ paths: ['$.name'] }))
    expect(result).toMatchObject({ type: 'request.failed', reason: expect.stringContaining(reason) })
    expect(result).not.toHaveProperty('retryAfterMs')
  })
})

describe('a further try', () => {
  it.each([429, 500, 502, 503, 504])('follows %i where the method allows it, and tries are left', async (status) => {
    const { ask } = stageWith({ outcome: 'answered', status, body: '' })
    expect(await ask(asking())).toHaveProperty('retryAfterMs')
    expect(await ask(asking({}, 3))).not.toHaveProperty('retryAfterMs')
    expect(await ask(asking({ isRepeatable: false }))).not.toHaveProperty('retryAfterMs')
  })

  it('follows silence only where the method allows it, and a connection that never was in any case', async () => {
    const silent = stageWith({ outcome: 'inDoubt', reason: 'no answer came' })
    expect(await silent.ask(asking())).toMatchObject({ isInDoubt: true, retryAfterMs: 1000 })
    expect(await silent.ask(asking({ isRepeatable: false }))).not.toHaveProperty('retryAfterMs')
    const unreached = stageWith({ outcome: 'notSent', reason: 'refused' })
    expect(await unreached.ask(asking({ isRepeatable: false }))).toHaveProperty('retryAfterMs')
  })

  it('comes when the other system asked for it, within half a minute', () => {
    expect([
      requestRetryMs(1, undefined, 0),
      requestRetryMs(3, undefined, 0),
      requestRetryMs(1, 9_000, 0),
      requestRetryMs(1, 90_000, 0),
    ]).toEqual([1000, 4000, 9000, 30_000])
    expect(longestRequestMs({ tries: 3, timeoutMs: 10_000 })).toBe(90_000)
  })

  it('after a crash is made where the method allows it, and told as failed elsewhere', () => {
    expect(httpRequestAfterCrash(asking())).toBe('performAgain')
    expect(httpRequestAfterCrash(asking({ isRepeatable: false }))).toMatchObject({ type: 'request.failed', isInDoubt: true })
  })
})

describe('a secret', () => {
  const secretHeaders = [{ name: 'Authorization', before: 'Bearer ', secret: 'crm' }]

  it('goes into its header, and to its hosts only', async () => {
    const { stage, calls, ask } = stageWith(OK)
    stage.requestSecrets = { crm: { value: 's3cret', hosts: ['crm.example.com'] } }
    await ask(asking({ secretHeaders }))
    expect(calls[0]?.headers.authorization).toBe('Bearer s3cret')
    for (const url of ['https://evil.example.com/', 'https://crm.example.com:8443/', 'https://crm.example.com.evil.com/']) {
      const result = await ask(asking({ secretHeaders, url }))
      expect(result).toMatchObject({ type: 'request.failed', reason: expect.stringContaining('may not be sent to') })
      expect(JSON.stringify(result)).not.toContain('s3cret')
    }
    expect(calls).toHaveLength(1)
  })

  it('that is not there keeps the request from leaving', async () => {
    const { stage, ask } = stageWith(OK)
    expect(await ask(asking({ secretHeaders }))).toMatchObject({ reason: expect.stringContaining('no secret "crm"') })
    expect(stage.log).toEqual([])
  })
})

describe('private networks', () => {
  it.each([
    ...[
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0177.0.0.1/',
      'https://127.1/',
      'https://0/',
      'https://0.0.0.0/',
    ],
    ...['https://10.1.2.3/', 'https://172.16.0.1/', 'https://172.31.255.255/', 'https://192.168.1.1/', 'https://100.64.0.1/'],
    ...[
      'https://169.254.169.254/latest/meta-data/',
      'https://168.63.129.16/',
      'https://192.0.2.1/',
      'https://198.18.0.1/',
      'https://224.0.0.1/',
    ],
    ...[
      'https://255.255.255.255/',
      'https://[::1]/',
      'https://[::]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:7f00:1]/',
      'https://[::127.0.0.1]/',
    ],
    ...[
      'https://[fe80::1]/',
      'https://[fc00::1]/',
      'https://[fd00:ec2::254]/',
      'https://[ff02::1]/',
      'https://[64:ff9b::7f00:1]/',
      'https://[2002:7f00:1::]/',
    ],
    ...[
      'https://[2001:0:7f00:1::]/',
      'https://[2001:db8::1]/',
      'https://[::ffff:0:127.0.0.1]/',
      'https://①②⑦.⓪.⓪.①/',
      'https://127.0.0.1./',
    ],
    ...[
      'https://localhost/',
      'https://LOCALHOST./',
      'https://a.localhost/',
      'https://metadata.google.internal/',
      'https://db/',
      'https://printer.local/',
    ],
    ...['http://crm.example.com/', 'http://93.184.215.14/'],
  ])('%s is not reached', async (url) => {
    const { stage, ask } = stageWith(OK)
    expect(await ask(asking({ url }))).toMatchObject({ type: 'request.failed' })
    expect(stage.log).toEqual([])
  })

  it('are not reached by a name that means one of them, or one of them among others', async () => {
    for (const addresses of [['10.0.0.1'], [PUBLIC, '127.0.0.1'], ['::ffff:10.0.0.1'], ['fe80::1%eth0'], ['nonsense'], []]) {
      const { stage, ask } = stageWith(OK, addresses)
      expect(await ask(asking())).toMatchObject({ type: 'request.failed' })
      expect(stage.log).toEqual([])
    }
  })

  it('are asked about anew at each try, so that a name may not change its meaning', async () => {
    const { stage, ask } = stageWith(OK)
    const meanings = [[PUBLIC], ['127.0.0.1']]
    stage.http.resolve = async () => meanings.shift()
    expect(await ask(asking())).toMatchObject({ type: 'request.answered' })
    expect(await ask(asking({}, 2))).toMatchObject({ type: 'request.failed', reason: expect.stringContaining('private network') })
  })

  it('are reached where the workspace allows that very origin', async () => {
    const { stage, ask } = stageWith(OK)
    stage.httpHosts = ['http://127.0.0.1:4010']
    expect(await ask(asking({ url: 'http://127.0.0.1:4010/a' }))).toMatchObject({ type: 'request.answered' })
    for (const url of ['http://127.0.0.1:4011/', 'https://127.0.0.1:4010/', 'http://127.0.0.2:4010/', 'http://127.0.0.1.evil.com:4010/']) {
      expect(await ask(asking({ url }))).toMatchObject({ type: 'request.failed' })
    }
  })

  it.each([PUBLIC, '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])('%s is the public internet', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )

  it.each(['crm.example.com', 'localhost.example.com', 'internal.example.com'])('%s may be a public name', (name) =>
    expect(isPrivateName(name)).toBe(false),
  )
})
