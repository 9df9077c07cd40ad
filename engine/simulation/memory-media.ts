/** The files of a simulated contact centre, in memory: a file's id is the SHA-256 of its bytes, as on the disk. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import type { MediaStore, StoredMedia } from '../whatsapp/ports'

export function createMemoryMedia(): MediaStore {
  const files = new Map<string, { readonly about: StoredMedia; readonly content: Uint8Array<ArrayBuffer> }>()
  return {
    async put(source, { mimeType, limitBytes }) {
      const parts: Uint8Array[] = []
      for await (const part of source) parts.push(part)
      const content = new Uint8Array(concatBytes(...parts))
      if (content.byteLength > limitBytes) return 'tooLarge'
      const about = { id: bytesToHex(sha256(content)), mimeType, bytes: content.byteLength }
      files.set(about.id, { about, content })
      return about
    },
    async describe(id) {
      return files.get(id)?.about
    },
    async open(id) {
      const file = files.get(id)
      if (!file) throw new Error(`There is no stored file ${id}`)
      return new Blob([file.content], { type: file.about.mimeType })
    },
  }
}
