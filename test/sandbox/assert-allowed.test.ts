/** The guard: no sandbox beside real credentials. */
import { expect, it } from 'vitest'
import { assertSandboxAllowed, isLoopback } from '../../engine/sandbox/assert-allowed'

it.each(['META_ACCESS_TOKEN', 'META_APP_SECRET', 'META_VERIFY_TOKEN'])('refuses to run where %s is set', (name) => {
  expect(() => assertSandboxAllowed({ [name]: 'x' })).toThrow(`${name} is set`)
})

it.each(['https://graph.facebook.com', 'https://graph.facebook.com./v24.0', 'GRAPH.Facebook.com', 'https://x:y@graph.facebook.com:443/'])(
  'refuses to run where the Graph address is %s',
  (address) => {
    expect(() => assertSandboxAllowed({ GRAPH_BASE_URL: address })).toThrow('GRAPH_BASE_URL')
  },
)

it('runs where nothing real is set', () => {
  assertSandboxAllowed({})
  assertSandboxAllowed({ META_APP_SECRET: '', GRAPH_BASE_URL: 'http://127.0.0.1:9090' })
  expect(() => assertSandboxAllowed({ GRAPH_BASE_URL: 'http://' })).toThrow('not an address')
})

it('knows which hosts only this machine can reach', () => {
  expect(['127.0.0.1', '127.8.9.1', '[::1]', 'localhost', 'x.localhost'].filter((host) => !isLoopback(host))).toEqual([])
  expect(['0.0.0.0', '192.168.1.2', 'example.com', '127.0.0.1.example.com', '::'].filter((host) => isLoopback(host))).toEqual([])
})
