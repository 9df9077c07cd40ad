// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest'
import { call, Refused, Unreachable } from '../../../designer/api/client'

const answering = (body: string, init: ResponseInit) => vi.stubGlobal('fetch', async () => new Response(body, init))
const json = { 'content-type': 'application/json' }

describe('a call to the API', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('gives the JSON of the answer, and undefined where there is none', async () => {
    answering('{"a":1}', { headers: json })
    expect(await call('/x')).toEqual({ a: 1 })
    vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }))
    expect(await call('/x')).toBeUndefined()
  })

  it('says what the problem details say', async () => {
    answering(
      JSON.stringify({
        detail: 'The message cannot be sent like this',
        problems: [{ rule: 'too-long', message: 'it is too long', path: [] }],
      }),
      {
        status: 422,
        headers: { 'content-type': 'application/problem+json' },
      },
    )
    const refusal = { problems: [{ rule: 'too-long', message: 'it is too long', path: [] }] }
    await expect(call('/x')).rejects.toThrow(new Refused(422, 'The message cannot be sent like this. it is too long', refusal))
  })

  it('carries what else a refusal says, and takes one without problem details for what its status says', async () => {
    const by = { kind: 'person', id: 'rui', name: 'Rui' }
    answering(JSON.stringify({ detail: 'Somebody was faster', currentRevision: 7, by, at: 5, changes: [] }), { status: 409 })
    await expect(call('/x')).rejects.toMatchObject({ status: 409, refusal: { problems: [], currentRevision: 7, by, at: 5 } })
    answering('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' })
    await expect(call('/x')).rejects.toMatchObject({ status: 502, message: '502 Bad Gateway', refusal: { problems: [] } })
    answering('"odd"', { status: 500, statusText: 'Odd' })
    await expect(call('/x')).rejects.toMatchObject({ message: '500 Odd' })
  })

  it('names the revision that a change began from', async () => {
    const asked: RequestInit[] = []
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      asked.push(init)
      return new Response('{}', { headers: json })
    })
    await call('/x', { method: 'PUT', body: { a: 1 }, base: 0 })
    await call('/x', { method: 'DELETE', keepalive: true })
    expect(asked[0]).toMatchObject({ method: 'PUT', body: '{"a":1}', headers: { 'if-match': '"0"', 'content-type': 'application/json' } })
    expect(asked[1]).toMatchObject({ method: 'DELETE', keepalive: true })
    expect(asked[1]?.headers).toEqual({ accept: 'application/json' })
  })

  it('takes an answer that breaks off for none', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) })
    vi.stubGlobal('fetch', async () => new Response(body, { headers: json }))
    await expect(call('/x')).rejects.toThrow(Unreachable)
  })

  it('takes a page for an address that is not there', async () => {
    answering('<!doctype html>', { headers: { 'content-type': 'text/html' } })
    await expect(call('/x')).rejects.toMatchObject({ status: 404 })
  })

  it('says that the server does not answer, and what to check', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed')
    })
    await expect(call('/x')).rejects.toThrow(Unreachable)
    await expect(call('/x')).rejects.toThrow('Check that it is still running')
  })
})
