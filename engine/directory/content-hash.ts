/** The hash of a JSON document's meaning: equal documents hash equal, whatever the order of their keys (RFC 8785). */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** SHA-256, 64 hexadecimal digits. */
export function contentHash(document: unknown): string {
  return createHash('sha256')
    .update(canonicalize(document) ?? 'undefined')
    .digest('hex')
}
