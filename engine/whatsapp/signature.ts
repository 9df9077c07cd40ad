/** Did this webhook come from Meta? (Meta: validating payloads; requirement R50) */
import { createHmac, timingSafeEqual } from 'node:crypto'

const HEADER = /^sha256=([0-9a-f]{64})$/

/**
 * The bytes as received, before any parsing: Meta escapes more than JSON.stringify does. Any of the app secrets may have signed
 * (several apps, or one being rotated). Without a secret nothing is signed.
 */
export function isSigned(rawBody: Uint8Array, header: string | undefined, secrets: readonly string[]): boolean {
  const hex = header === undefined ? undefined : HEADER.exec(header)?.[1]
  if (hex === undefined) return false
  const claimed = Buffer.from(hex, 'hex')
  let isAny = false
  for (const secret of secrets) {
    // every secret is tried, so that the time does not tell which one it was
    if (secret !== '' && timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), claimed)) isAny = true
  }
  return isAny
}
