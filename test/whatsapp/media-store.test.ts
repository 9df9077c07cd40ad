import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMediaStore } from '../../engine/whatsapp/media-store'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}
const about = { mimeType: 'image/png', limitBytes: 10 }
const sha = createHash('sha256').update('hello').digest('hex')

describe('the media store', () => {
  it('names a file by its content and tells its type and size', async () => {
    const store = await openMediaStore(folder)
    const stored = await store.put(chunks('he', 'llo'), about)
    expect(stored).toEqual({ id: sha, mimeType: 'image/png', bytes: 5 })
    expect(await store.describe(sha)).toEqual(stored)
    expect(await (await store.open(sha)).text()).toBe('hello')
    expect(await readFile(join(folder, sha), 'utf8')).toBe('hello')
  })

  it('keeps files from everybody else', async () => {
    const store = await openMediaStore(join(folder, 'media'))
    await store.put(chunks('hello'), about)
    expect((await stat(join(folder, 'media', sha))).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'media'))).mode & 0o777).toBe(0o700)
  })

  it('keeps the same bytes once, also when they come at the same time', async () => {
    const store = await openMediaStore(folder)
    const all = await Promise.all(Array.from({ length: 8 }, () => store.put(chunks('hello'), about)))
    expect(new Set(all.map((stored) => JSON.stringify(stored))).size).toBe(1)
    expect((await readdir(folder)).sort()).toEqual([sha, `${sha}.type`])
  })

  it('leaves nothing behind of a file that is too large or breaks off', async () => {
    const store = await openMediaStore(folder)
    async function* broken() {
      yield Buffer.from('he')
      throw new Error('connection lost')
    }
    expect(await store.put(chunks('12345', '67890', '1'), about)).toBe('tooLarge')
    await expect(store.put(broken(), about)).rejects.toThrow('connection lost')
    expect(await readdir(folder)).toEqual([])
  })

  it('removes on opening what an earlier process left unfinished', async () => {
    await writeFile(join(folder, 'x.part'), 'half')
    await openMediaStore(folder)
    expect(await readdir(folder)).toEqual([])
  })

  it.each(['../../etc/passwd', '/etc/passwd', `${sha}.type`, sha.toUpperCase(), '', `${sha}/../x`])(
    'takes no path for an id: %s',
    async (id) => {
      const store = await openMediaStore(folder)
      await store.put(chunks('hello'), about)
      expect(await store.describe(id)).toBeUndefined()
      expect(() => store.open(id)).toThrow('64 hexadecimal digits')
    },
  )

  it('says that there is no such file', async () => {
    const store = await openMediaStore(folder)
    expect(await store.describe('0'.repeat(64))).toBeUndefined()
  })
})
