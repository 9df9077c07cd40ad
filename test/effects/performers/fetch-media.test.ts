/** What contacts sent, fetched from a real server into a real folder (requirement R8). */
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { afterCrash, perform } from '../../../engine/effects/performers/performers'
import type { FetchMedia } from '../../../engine/effects/types'
import { createGraphClient } from '../../../engine/whatsapp/graph-client'
import { openMediaStore } from '../../../engine/whatsapp/media-store'
import { json, type LocalGraph, startLocalGraph } from '../../whatsapp/local-graph'
import { resultOf, Stage } from './stage'

let folder: string
let graph: LocalGraph
let stage: Stage
/** How the address of the file, and then the file, are answered. */
let file: LocalGraph['answer']

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'))
  graph = await startLocalGraph()
  graph.answer = (response, request) =>
    request.url.startsWith('/file')
      ? file(response, request)
      : json(response, 200, { url: `${graph.url}/file/${graph.seen.length}`, mime_type: 'image/png' })
  file = (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('hello')
  stage = new Stage()
  stage.graph = createGraphClient({ baseUrl: graph.url, mediaTimeoutMs: 500 })
  stage.media = await openMediaStore(folder)
})
afterEach(async () => {
  await graph.close()
  await rm(folder, { recursive: true, force: true })
})

const fetching = (more: Partial<FetchMedia> = {}): FetchMedia => ({
  type: 'fetchMedia',
  id: 'c1#2',
  attempt: 1,
  channelId: 'main',
  mediaId: '1003383421387256',
  mimeType: 'image/png',
  ...more,
})
const fetched = (more?: Partial<FetchMedia>) => perform(fetching(more), stage.run, stage.services)

it('a file is stored under the name of its content, without a claim', async () => {
  const sha = createHash('sha256').update('hello').digest('hex')
  expect(await fetched()).toEqual({
    type: 'media.stored',
    effectId: 'c1#2',
    attempt: 1,
    storedAs: sha,
    sha256: sha,
    mimeType: 'image/png',
    bytes: 5,
  })
  expect(await readdir(folder)).toContain(sha)
  expect(stage.log).not.toContain('claim')
})

it('an address that is dead is asked for anew, once', async () => {
  file = (response, { url }) =>
    url === '/file/1' ? response.writeHead(404).end() : response.writeHead(200, { 'content-type': 'image/png' }).end('hello')
  expect(await fetched()).toMatchObject({ type: 'media.stored' })
  file = (response) => response.writeHead(404).end()
  graph.seen.length = 0
  expect(await fetched()).toMatchObject({ type: 'media.failed', retryAfterMs: 5000 })
  expect(graph.seen).toHaveLength(4)
})

it.each<[string, LocalGraph['answer']]>([
  ['403', (response) => response.writeHead(403).end()],
  ['503', (response) => response.writeHead(503).end()],
  ['a page of HTML', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>sorry</h1>')],
  [
    'a file that breaks off',
    (response) => {
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': '1000' })
      response.write('half', () => response.socket?.resetAndDestroy())
    },
  ],
  ['a file that never ends', (response) => response.writeHead(200, { 'content-type': 'image/png' }).write('drip')],
])('%s leaves nothing behind and is tried again', async (_what, answer) => {
  file = answer
  expect(await fetched()).toMatchObject({ type: 'media.failed', retryAfterMs: 5000 })
  expect(await readdir(folder)).toEqual([])
})

it('a file over 100 MB is refused by its announced length and not tried again', async () => {
  file = (response) => response.writeHead(200, { 'content-type': 'image/png', 'content-length': String(101 * 1024 * 1024) }).write('x')
  const result = resultOf(await fetched(), 'media.failed')
  expect(result.reason).toContain('105906176 bytes')
  expect(result.retryAfterMs).toBeUndefined()
})

it('tries go on for the seven days that Meta keeps a file, ever less often', async () => {
  file = (response) => response.writeHead(503).end()
  let waitedMs = 0
  let attempt = 1
  for (; attempt < 100; attempt++) {
    const { retryAfterMs } = resultOf(await fetched({ attempt }), 'media.failed')
    if (retryAfterMs === undefined) break
    waitedMs += retryAfterMs
  }
  const days = waitedMs / 86_400_000
  expect(attempt).toBe(38)
  expect(days).toBeGreaterThan(6)
  expect(days).toBeLessThan(7)
})

it('what Graph does not know is given up within minutes', async () => {
  graph.answer = (response) => json(response, 400, { error: { message: 'Object does not exist', code: 100, error_subcode: 33 } })
  expect(await fetched()).toMatchObject({ type: 'media.failed', reason: 'Object does not exist (code 100)', retryAfterMs: 5000 })
  expect(await fetched({ attempt: 5 })).not.toHaveProperty('retryAfterMs')
})

it('a channel without a token waits for one', async () => {
  stage.token = undefined
  expect(await fetched()).toMatchObject({ type: 'media.failed', retryAfterMs: 5000 })
})

it('is simply performed again after a crash', () => {
  expect(afterCrash(fetching())).toBe('performAgain')
})
