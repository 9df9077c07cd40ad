/** Keeps media bytes as files in a folder, one named after each id. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MediaStore } from './core/sandbox-fetch'

export function fileStore(folder: string): MediaStore {
  // ids are digits that the sandbox made; anything else must not become a path
  const fileOf = (id: string) => {
    if (!/^\d+$/.test(id)) throw new Error(`media id ${id} is not made of digits`)
    return join(folder, id)
  }
  return {
    async put(id, bytes) {
      await mkdir(folder, { recursive: true })
      await writeFile(fileOf(id), bytes)
    },
    async get(id) {
      try {
        return await readFile(fileOf(id))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    remove: (id) => rm(fileOf(id), { force: true }),
  }
}
