/**
 * Files that contacts sent or that we send, under DATA_DIR/media. A file's id is the SHA-256 of its bytes and its name on the
 * disk, so no value of any request ever becomes a path (requirement R53).
 *
 * M1. What has its final name is whole and on the disk: written under another name, synced, renamed, the folder synced.
 * M2. The same bytes twice are one file; storing them again is harmless.
 */
import { createHash, randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { MediaStore } from './ports'

const ID = /^[0-9a-f]{64}$/
const UNFINISHED = '.part'
const OWNER_ONLY = 0o600

/** One process at a time uses the folder; what an earlier one left unfinished is removed. */
export async function openMediaStore(folder: string): Promise<MediaStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const left = (await readdir(folder)).filter((name) => name.endsWith(UNFINISHED))
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })))
  const fileOf = (id: string) => join(folder, checkedId(id))
  const typeFileOf = (id: string) => join(folder, `${checkedId(id)}.type`)

  return {
    async put(source, { mimeType, limitBytes }) {
      const unfinished = join(folder, randomUUID() + UNFINISHED)
      try {
        const written = await writeAll(unfinished, source, limitBytes)
        if (!written) {
          await rm(unfinished, { force: true })
          return 'tooLarge'
        }
        const { id, bytes } = written
        // the type is there before the file is: who finds the file finds its type
        await writeWhole(folder, typeFileOf(id), mimeType)
        await rename(unfinished, fileOf(id))
        await syncFolder(folder)
        return { id, mimeType, bytes }
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    },
    async describe(id) {
      if (!ID.test(id)) return undefined
      try {
        const { size } = await stat(fileOf(id))
        return { id, mimeType: await readFile(typeFileOf(id), 'utf8'), bytes: size }
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    open: (id) => openAsBlob(fileOf(id)),
  }
}

function checkedId(id: string): string {
  if (!ID.test(id)) throw new Error('a media id has 64 hexadecimal digits')
  return id
}

async function writeAll(
  path: string,
  source: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<{ id: string; bytes: number } | undefined> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'wx', OWNER_ONLY)
  try {
    for await (const chunk of source) {
      bytes += chunk.byteLength
      // leaving the loop tells the source to stop
      if (bytes > limitBytes) return undefined
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { id: hash.digest('hex'), bytes }
}

async function writeWhole(folder: string, path: string, text: string): Promise<void> {
  const unfinished = join(folder, randomUUID() + UNFINISHED)
  const file = await open(unfinished, 'wx', OWNER_ONLY)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
