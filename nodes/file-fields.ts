/** How a node's settings name a file that is sent: one on the web, which WhatsApp fetches itself, or one that was uploaded. */
import { z } from 'zod'
import type { MediaSource } from './machine-parts'

const MAX_ADDRESS = 2000
const MAX_FILENAME = 240

/** The id of a stored file is the SHA-256 of its bytes. */
export const StoredFile = z.string().regex(/^[0-9a-f]{64}$/, 'upload the file again: this is not the id of a stored file')

export const FileFields = {
  source: z.enum(['link', 'file']).default('link').meta({ label: 'The file is' }),
  link: z
    .string()
    .max(MAX_ADDRESS)
    .optional()
    .meta({
      label: 'Address',
      help: 'WhatsApp fetches it itself, so it must begin with https:// and be reachable without signing in',
      language: 'address',
      shownWhen: { field: 'source', in: ['link'] },
    }),
  mediaId: StoredFile.optional().meta({ label: 'File', isFile: true, shownWhen: { field: 'source', in: ['file'] } }),
} as const

export const Filename = z.string().max(MAX_FILENAME)

interface FileSettings {
  readonly source: 'link' | 'file'
  readonly link?: string | undefined
  readonly mediaId?: string | undefined
  readonly filename?: string | undefined
}

export function mediaSource(kind: MediaSource['kind'], { source, link = '', mediaId = '', filename }: FileSettings): MediaSource {
  return { kind, ...(source === 'link' ? { link } : { mediaId }), ...(kind === 'document' && filename ? { filename } : {}) }
}

export function checkFile({ source, link = '', mediaId }: FileSettings) {
  if (source === 'file') return mediaId === undefined ? [{ path: ['mediaId'], message: 'Upload a file' }] : []
  if (link.trim() === '') return [{ path: ['link'], message: 'Give the address of the file' }]
  return checkAddress('link', link)
}

/** An address that begins with a value is looked at when it is filled in. */
export function checkAddress(field: string, address: string) {
  const isWeb = /^https:\/\/\S/i.test(address.trim()) || address.trim().startsWith('{{')
  return isWeb ? [] : [{ path: [field], message: 'The address must begin with https://' }]
}

/** What a preview calls it. */
export function fileName({ source, link = '', filename }: FileSettings): string {
  if (filename) return filename
  return source === 'link' ? (link.split(/[?#]/)[0]?.split('/').at(-1) ?? '') : ''
}
