/** The bearer token of programs. Without one in the environment a random one is made at each start: the API is never open. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface AdminToken {
  readonly token: string
  /** True for `Bearer <token>`; takes as long for a nearly right token as for a wrong one. */
  matches(authorization: string): boolean
}

const MIN_CHARACTERS = 16

/** Throws when the given token is too short to be one. */
export function createAdminToken(given: string | undefined): AdminToken {
  const token = given?.trim() || randomBytes(32).toString('base64url')
  if (token.length < MIN_CHARACTERS) {
    throw new Error(`ADMIN_TOKEN has fewer than ${MIN_CHARACTERS} characters. Make one with: openssl rand -base64 32`)
  }
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(token)
  return {
    token,
    matches(authorization) {
      const [, offered] = /^Bearer ([^\s]+)$/i.exec(authorization) ?? []
      return offered !== undefined && timingSafeEqual(digest(offered), expected)
    },
  }
}
