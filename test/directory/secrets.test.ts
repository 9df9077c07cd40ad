/** Secrets at rest: the key file, sealing and opening, changing keys, and what a channel keeps. */
import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSecrets, SecretUnreadable } from '../../engine/directory/secrets'
import { aFolder, ana, closeStore, openFilledStore, openStore, thrownBy } from './a-workspace'

const aKey = () => randomBytes(32).toString('base64')
const canary = 'EAAG-canary-token'

describe('the key', () => {
  it('is made once in DATA_DIR, readable by its owner only', () => {
    const dataDir = join(aFolder(), 'data')
    const sealed = openSecrets({ dataDir }).seal(canary, 'a')
    const file = join(dataDir, 'secrets.key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    chmodSync(file, 0o644)
    expect(openSecrets({ dataDir }).open(sealed, 'a')).toBe(canary)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it.each(['too short', 'x', 'a'.repeat(63), `${aKey()},short`])('that is not 32 bytes is refused with what to do: %s', (key) => {
    expect(String(thrownBy(() => openSecrets({ key, dataDir: aFolder() })))).toContain('openssl rand -base64 32')
  })

  it('may be hexadecimal', () => {
    const key = randomBytes(32).toString('hex')
    const sealed = openSecrets({ key, dataDir: '/nowhere' }).seal(canary, 'a')
    expect(openSecrets({ key: Buffer.from(key, 'hex').toString('base64'), dataDir: '/nowhere' }).open(sealed, 'a')).toBe(canary)
  })
})

describe('a sealed text', () => {
  const secrets = openSecrets({ key: aKey(), dataDir: '/nowhere' })

  it('differs each time and does not hold the secret', () => {
    const [one, two] = [secrets.seal(canary, 'a'), secrets.seal(canary, 'a')]
    expect(one).not.toBe(two)
    expect(Buffer.from(one.split('.')[3] ?? '', 'base64url').toString()).not.toContain(canary)
  })

  it('opens for its purpose only', () => {
    expect(() => secrets.open(secrets.seal(canary, 'channel/a'), 'channel/b')).toThrow(SecretUnreadable)
  })

  it('does not open when a single bit was changed, or when it was cut', () => {
    const [format, key, nonce, body = ''] = secrets.seal(canary, 'a').split('.')
    const bytes = Buffer.from(body, 'base64url')
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(() => secrets.open([format, key, nonce, changed.toString('base64url')].join('.'), 'a')).toThrow(SecretUnreadable)
    }
    expect(() => secrets.open([format, key, nonce, bytes.subarray(0, 4).toString('base64url')].join('.'), 'a')).toThrow(SecretUnreadable)
  })

  it('does not open under another key, and says which one is missing', () => {
    const other = openSecrets({ key: aKey(), dataDir: '/nowhere' })
    expect(String(thrownBy(() => other.open(secrets.seal(canary, 'a'), 'a')))).toContain('not in SECRETS_KEY')
  })
})

describe("a channel's secret", () => {
  it('is given to who calls Meta, and to no reader', () => {
    const folder = aFolder()
    const store = openFilledStore(folder)
    store.channelSecrets.put('front-desk', 'accessToken', canary, ana)
    expect(store.channelSecrets.get('front-desk', 'accessToken')).toBe(canary)
    expect(store.channelSecrets.list('front-desk')).toEqual([{ name: 'accessToken', at: expect.any(Number) }])
    expect(JSON.stringify([store.current(), store.readAudit({ limit: 500 })])).not.toContain(canary)
    closeStore(store)
    expect(readFileSync(join(folder, 'directory.sqlite'), 'latin1')).not.toContain(canary)
  })

  it('is noted in the audit by name', () => {
    const store = openFilledStore()
    store.channelSecrets.put('front-desk', 'accessToken', canary, ana)
    store.channelSecrets.remove('front-desk', 'accessToken', ana)
    store.channelSecrets.remove('front-desk', 'accessToken', ana)
    const entries = store.readAudit({ subject: { kind: 'channelSecret' } }).entries
    expect(entries.map(({ action, subject }) => `${action} ${subject.id}`)).toEqual([
      'remove front-desk/accessToken',
      'put front-desk/accessToken',
    ])
    expect(store.channelSecrets.get('front-desk', 'accessToken')).toBeUndefined()
  })

  it('goes with its channel', () => {
    const store = openFilledStore()
    store.channelSecrets.put('front-desk', 'accessToken', canary, ana)
    store.change({ type: 'removeChannel', id: 'front-desk' }, ana)
    expect(store.channelSecrets.list('front-desk')).toEqual([])
  })

  it('survives a change of keys', () => {
    const folder = aFolder()
    const [old, fresh] = [aKey(), aKey()]
    const before = openStore(folder, old)
    before.channelSecrets.put('front-desk', 'accessToken', canary, ana)
    closeStore(before)

    const both = openStore(folder, `${fresh},${old}`)
    expect(both.channelSecrets.get('front-desk', 'accessToken')).toBe(canary)
    expect(both.channelSecrets.resealOutdated()).toBe(1)
    expect(both.channelSecrets.resealOutdated()).toBe(0)
    closeStore(both)

    expect(openStore(folder, fresh).channelSecrets.get('front-desk', 'accessToken')).toBe(canary)
  })

  it('says what to do when its key is gone', () => {
    const folder = aFolder()
    const store = openStore(folder)
    store.channelSecrets.put('front-desk', 'accessToken', canary, ana)
    closeStore(store)
    writeFileSync(join(folder, 'secrets.key'), aKey())
    expect(() => openStore(folder).channelSecrets.get('front-desk', 'accessToken')).toThrow('enter the secret again')
  })
})
