/** Settings from the environment: what is wrong is named, all of it, and the sandbox never stands beside real credentials. */
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../engine/serve/config'

describe('the environment', () => {
  it('may be empty: the sandbox is on, the server on loopback', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      dataDir: './data',
      isSandboxOn: true,
      appSecrets: [],
      doubtMs: 120_000,
    })
  })

  it('turns the sandbox off with the first real credential', () => {
    expect(readConfig({ META_APP_SECRET: 'a, b' })).toMatchObject({ isSandboxOn: false, appSecrets: ['a', 'b'] })
  })

  it.each(['META_APP_SECRET', 'META_VERIFY_TOKEN', 'META_ACCESS_TOKEN'])('does not let the sandbox stand beside %s', (name) => {
    expect(() => readConfig({ SANDBOX: 'on', [name]: 'real' })).toThrow(/SANDBOX: .*real credentials/)
  })

  it('does not let the sandbox stand beside the real Graph API', () => {
    expect(() => readConfig({ GRAPH_BASE_URL: 'https://graph.facebook.com' })).toThrow(/real Graph API/)
  })

  it('names every value that is wrong, and what it wants', () => {
    const wrong = { PORT: 'eighty', PUBLIC_URL: 'example', ADMIN_TOKEN: 'short', HOST_ENGINE: 'restate', GRAPH_VERSION: '26' }
    expect(() => readConfig(wrong)).toThrow(
      /PORT[\s\S]*PUBLIC_URL[\s\S]*ADMIN_TOKEN: at least 16 characters[\s\S]*GRAPH_VERSION[\s\S]*HOST_ENGINE: only "embedded"/,
    )
  })
})
