/** What stands at the top of a template whose header is no text: a file or a place, which each message brings along. */
import { z } from 'zod'
import { checkAddress, Filename, StoredFile } from './file-fields'
import type { MediaSource, PlaceSource } from './machine-parts'
import { checkDegrees, PlaceFields } from './place-fields'

const File = {
  link: z
    .string()
    .max(2000)
    .optional()
    .meta({ label: 'Address', help: 'WhatsApp fetches it itself; it must begin with https://', language: 'address' }),
  mediaId: StoredFile.optional().meta({ label: 'File instead', isFile: true }),
} as const

export const TemplateHeader = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('image'), ...File }),
  z.object({ kind: z.literal('video'), ...File }),
  z.object({ kind: z.literal('document'), ...File, filename: Filename.optional().meta({ label: 'File name', language: 'text' }) }),
  z.object({ kind: z.literal('location'), ...PlaceFields }),
])
type TemplateHeader = z.output<typeof TemplateHeader>

/** Undefined for a template whose header is a text, or that has none. */
export function headerSource(header: TemplateHeader): MediaSource | PlaceSource | undefined {
  if (header.kind === 'none') return undefined
  if (header.kind === 'location') {
    const { latitude, longitude, name, address } = header
    return { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) }
  }
  const { kind, link, mediaId } = header
  const filename = header.kind === 'document' ? header.filename : undefined
  return { kind, ...(mediaId ? { mediaId } : { link: link ?? '' }), ...(filename ? { filename } : {}) }
}

export function checkHeader(header: TemplateHeader) {
  if (header.kind === 'none') return []
  const within = ({ path, message }: { readonly path: readonly (string | number)[]; readonly message: string }) => ({
    path: ['header', ...path],
    message,
  })
  if (header.kind === 'location') {
    return [...checkDegrees('latitude', header.latitude), ...checkDegrees('longitude', header.longitude)].map(within)
  }
  const { link = '', mediaId } = header
  if (mediaId !== undefined) return link === '' ? [] : [within({ path: ['link'], message: 'Give an address or a file, not both' })]
  return link.trim() === ''
    ? [within({ path: ['link'], message: 'Give the address of the file, or upload one' })]
    : checkAddress('link', link).map(within)
}
