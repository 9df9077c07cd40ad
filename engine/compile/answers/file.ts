/**
 * By which id a file that a contact sent is stored. Files are kept by the hash of what is in them, and Meta tells the hash with the
 * message, so the id is known before the file is fetched; without a hash it is Meta's own id.
 */
import type { MediaReference } from '../../conversation/inbound'

const HASH_BYTES = 32

export function storedFile({ sha256, mediaId }: Pick<MediaReference, 'sha256' | 'mediaId'>): string {
  if (sha256 === undefined) return mediaId
  if (/^[0-9a-f]{64}$/i.test(sha256)) return sha256.toLowerCase()
  return hexOf(sha256) ?? mediaId
}

function hexOf(base64: string): string | undefined {
  if (!/^[A-Za-z0-9+/]{43}=?$/.test(base64)) return undefined
  const bytes = Array.from(atob(base64), (character) => character.charCodeAt(0))
  return bytes.length === HASH_BYTES ? bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('') : undefined
}
