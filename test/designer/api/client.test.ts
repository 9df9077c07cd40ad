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
    answering(JSON.stringify({ detail: 'The message cannot be sent like this', problems: [{ message: 'it is too long' }] }), {
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
    })
    await expect(call('/x')).rejects.toThrow(new Refused(422, 'The message cannot be sent like this. it is too long'))
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
