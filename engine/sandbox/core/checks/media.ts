/** Which files WhatsApp takes, how large, and whether bytes are what they are said to be (Meta: media). */
const MB = 1024 * 1024

interface MediaKind {
  readonly maxBytes: number
  readonly mimeTypes: readonly string[]
}

export const MEDIA_KINDS = {
  audio: { maxBytes: 16 * MB, mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/opus'] },
  image: { maxBytes: 5 * MB, mimeTypes: ['image/jpeg', 'image/png'] },
  sticker: { maxBytes: 500 * 1024, mimeTypes: ['image/webp'] },
  video: { maxBytes: 16 * MB, mimeTypes: ['video/mp4', 'video/3gpp'] },
  document: {
    maxBytes: 100 * MB,
    mimeTypes: [
      'text/plain',
      'application/pdf',
      'application/msword',
      'application/vnd.ms-excel',
      'application/vnd.ms-powerpoint',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
  },
} as const satisfies Readonly<Record<string, MediaKind>>
export type MediaKindName = keyof typeof MEDIA_KINDS

export const MAX_UPLOAD_BYTES = 100 * MB

/** `audio/ogg; codecs=opus` -> `audio/ogg` */
export function bareMimeType(mimeType: string): string {
  return (mimeType.split(';')[0] ?? '').trim().toLowerCase()
}

/** Undefined for a type that WhatsApp does not take. */
export function kindOf(mimeType: string): MediaKindName | undefined {
  const bare = bareMimeType(mimeType)
  return (Object.keys(MEDIA_KINDS) as MediaKindName[]).find((kind) => (MEDIA_KINDS[kind].mimeTypes as readonly string[]).includes(bare))
}

/** First bytes at an offset; types that are not listed are believed. */
const SIGNATURES: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  'image/jpeg': [[0, '\xff\xd8\xff']],
  'image/png': [[0, '\x89PNG']],
  'image/webp': [[8, 'WEBP']],
  'application/pdf': [[0, '%PDF']],
  'audio/ogg': [[0, 'OggS']],
  'video/mp4': [[4, 'ftyp']],
}

export function areBytesOf(mimeType: string, bytes: Uint8Array): boolean {
  const signatures = SIGNATURES[bareMimeType(mimeType)]
  if (!signatures) return true
  return signatures.every(([offset, text]) => [...text].every((letter, index) => bytes[offset + index] === letter.charCodeAt(0)))
}
