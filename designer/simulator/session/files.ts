/** Files that the simulated contact can send: small, and really what they are said to be, since the product looks. */
import type { UploadedFile } from '../../../engine/sandbox/core/request'
import type { FileKind } from './inputs'

/** Name, type and first bytes; the rest is the name once more. */
const SAMPLES: Readonly<Record<FileKind, { readonly mimeType: string; readonly filename: string; readonly begins: string }>> = {
  image: { mimeType: 'image/png', filename: 'photo.png', begins: '\x89PNG\r\n\x1a\n' },
  audio: { mimeType: 'audio/ogg', filename: 'voice-note.ogg', begins: 'OggS' },
  video: { mimeType: 'video/mp4', filename: 'video.mp4', begins: '\0\0\0\x18ftypmp42' },
  document: { mimeType: 'application/pdf', filename: 'document.pdf', begins: '%PDF-1.4\n' },
}

export function sampleFile(kind: FileKind): UploadedFile {
  const { mimeType, filename, begins } = SAMPLES[kind]
  return { mimeType, filename, bytes: Uint8Array.from([...begins, ...filename], (letter) => letter.charCodeAt(0)) }
}
