/** Secrets for the requests of scripts, and where requests may go beside the public internet. */
import { expect, it } from 'vitest'
import { openWorkbench } from './workbench'

const secret = 'Zm9vYmFyYmF6'
const kept = { value: secret, hosts: ['crm.example.com', 'localhost:8443'] }

it('a secret is kept for its hosts, listed without its value, and taken away', async () => {
  const bench = await openWorkbench()
  const listed = await bench.put<{ name: string; hosts: string[] }[]>('/request-secrets/crm-token', kept)
  expect(listed).toEqual([{ name: 'crm-token', hosts: kept.hosts, at: expect.any(Number) }])
  for (const path of ['/request-secrets', '/directory', '/audit', '/workspace']) {
    expect(await (await bench.ask('GET', path)).text()).not.toContain(secret)
  }
  expect((await bench.ask('DELETE', '/request-secrets/crm-token')).status).toBe(200)
  expect(await bench.get('/request-secrets')).toEqual([])
})

it.each([
  [422, '/request-secrets/crm-token', { value: 'line\nbreak', hosts: ['crm.example.com'] }],
  [422, '/request-secrets/crm-token', { value: secret, hosts: [] }],
  [422, '/request-secrets/crm-token', { value: secret, hosts: ['https://crm.example.com'] }],
  [422, '/request-secrets/crm-token', { value: secret, hosts: ['*.example.com'] }],
  [400, '/request-secrets/UPPER', kept],
])('%i for %s with %j', async (status, path, body) => {
  const bench = await openWorkbench()
  await bench.refused(status, 'PUT', path, { body })
})

it('origins that requests may reach are settings of the workspace; without them they stay as they are', async () => {
  const bench = await openWorkbench()
  const settings = async () => (await bench.get<{ httpHosts?: string[] }>('/directory')).httpHosts
  expect(await settings()).toBeUndefined()
  await bench.put('/settings', { screenPopHosts: [], httpHosts: ['http://127.0.0.1:4010'] })
  await bench.put('/settings', { screenPopHosts: ['crm.example.com'] })
  expect(await settings()).toEqual(['http://127.0.0.1:4010'])
  for (const wrong of ['127.0.0.1', 'http://127.0.0.1:4010/', 'ftp://127.0.0.1', 'https://*.example.com/', 'http://a@b']) {
    await bench.refused(422, 'PUT', '/settings', { body: { screenPopHosts: [], httpHosts: [wrong] } })
  }
})
