/**
 * Secrets at rest: AES-256-GCM under a key from the environment or from a file beside the data.
 *
 * A sealed text names the key that sealed it, so that keys can be changed: the first key seals, all of them open. It is
 * bound to its purpose: what was sealed as one channel's token cannot be opened as another's (requirement R57).
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Secrets {
  seal(text: string, purpose: string): string
  /** Throws SecretUnreadable: sealed under a key that is not here, for another purpose, or altered. */
  open(sealed: string, purpose: string): string
  /** True when sealed by another than the first key: seal it anew. */
  isOutdated(sealed: string): boolean
  /** A key for another use, as 64 hexadecimal digits; the same for the same first key and purpose. */
  deriveKey(purpose: string): string
}

export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable'
}

export interface SecretsOptions {
  /** SECRETS_KEY: 32 bytes in base64 or hexadecimal; several separated by commas, the newest first. */
  readonly key?: string | undefined
  /** Where `secrets.key` is kept, or made with mode 0600, when no key is given. */
  readonly dataDir: string
}

interface Key {
  readonly id: string
  readonly bytes: Buffer
}

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const FORMAT = 'v1'

/** Throws when a given key is not 32 bytes, or the file cannot be read or made. */
export function openSecrets({ key, dataDir }: SecretsOptions): Secrets {
  const text = key?.trim() ? key : keyFromFile(dataDir)
  return createSecrets(text.split(',').map((part, index) => readKey(part.trim(), index)))
}

function createSecrets(keys: readonly Key[]): Secrets {
  const [first] = keys
  if (!first) throw new Error('SECRETS_KEY is empty')
  return {
    seal(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', first.bytes, nonce).setAAD(Buffer.from(purpose))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [FORMAT, first.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
    },

    open(sealed, purpose) {
      const [format, keyId, nonce = '', body = ''] = sealed.split('.')
      const key = keys.find(({ id }) => id === keyId)
      if (format !== FORMAT || !key) {
        throw new SecretUnreadable(
          `The secret "${purpose}" was sealed under the key ${keyId}, which is not in SECRETS_KEY. Add that key, or enter the secret again.`,
        )
      }
      const bytes = Buffer.from(body, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG_BYTES))
        return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch (error) {
        throw new SecretUnreadable(`The secret "${purpose}" was altered or belongs to something else. Enter it again.`, { cause: error })
      }
    },

    isOutdated: (sealed) => sealed.split('.')[1] !== first.id,

    deriveKey: (purpose) => Buffer.from(hkdfSync('sha256', first.bytes, '', `cordboard/${purpose}`, KEY_BYTES)).toString('hex'),
  }
}

function readKey(text: string, index: number): Key {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (bytes.length !== KEY_BYTES) {
    throw new Error(`SECRETS_KEY: key ${index + 1} is not 32 bytes in base64 or hexadecimal. Make one with: openssl rand -base64 32`)
  }
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes }
}

function keyFromFile(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'secrets.key')
  try {
    // `wx` refuses to overwrite: of two starts at once, one makes the key and both read it
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    chmodSync(file, 0o600)
  }
  return readFileSync(file, 'utf8').trim()
}
