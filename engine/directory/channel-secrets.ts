/** What a channel needs to prove itself to Meta, sealed at rest. Written by people, read only by what calls Meta; no list gives values. */
import type { Actor } from '../conversation/events'
import type { Audit } from './audit'
import type { DirectoryDatabase } from './database'
import type { Secrets } from './secrets'

export const CHANNEL_SECRET_NAMES = ['accessToken', 'appSecret'] as const
export type ChannelSecretName = (typeof CHANNEL_SECRET_NAMES)[number]

export interface ChannelSecrets {
  put(channelId: string, name: ChannelSecretName, value: string, actor: Actor): void
  /** For the one who calls Meta. Throws SecretUnreadable when its key is gone. */
  get(channelId: string, name: ChannelSecretName): string | undefined
  remove(channelId: string, name: ChannelSecretName, actor: Actor): void
  /** Which secrets there are and since when (ms since 1970): all that a screen may know. */
  list(channelId: string): { readonly name: ChannelSecretName; readonly at: number }[]
  /** Seals anew what an older key sealed; gives how many. Afterwards that key may leave SECRETS_KEY. */
  resealOutdated(): number
}

interface SecretRow {
  channel_id: string
  name: ChannelSecretName
  sealed: string
  at: number
}

export function createChannelSecrets(database: DirectoryDatabase, secrets: Secrets, audit: Audit, now: () => number): ChannelSecrets {
  const put = database.prepare<SecretRow>('INSERT OR REPLACE INTO channel_secret VALUES (@channel_id, @name, @sealed, @at)')
  const one = database.prepare<[string, string], SecretRow>('SELECT * FROM channel_secret WHERE channel_id = ? AND name = ?')
  const ofChannel = database.prepare<[string], SecretRow>('SELECT * FROM channel_secret WHERE channel_id = ? ORDER BY name')
  const all = database.prepare<[], SecretRow>('SELECT * FROM channel_secret')
  const remove = database.prepare<[string, string]>('DELETE FROM channel_secret WHERE channel_id = ? AND name = ?')

  const note = (action: string, channelId: string, name: string, actor: Actor) =>
    audit.append({ actor, action, subject: { kind: 'channelSecret', id: `${channelId}/${name}` } })

  return {
    put: database.transaction((channelId: string, name: ChannelSecretName, value: string, actor: Actor) => {
      put.run({ channel_id: channelId, name, sealed: secrets.seal(value, purposeOf(channelId, name)), at: now() })
      note('put', channelId, name, actor)
    }),

    get(channelId, name) {
      const row = one.get(channelId, name)
      return row && secrets.open(row.sealed, purposeOf(channelId, name))
    },

    remove: database.transaction((channelId: string, name: ChannelSecretName, actor: Actor) => {
      if (remove.run(channelId, name).changes > 0) note('remove', channelId, name, actor)
    }),

    list: (channelId) => ofChannel.all(channelId).map(({ name, at }) => ({ name, at })),

    resealOutdated: database.transaction(() => {
      const outdated = all.all().filter(({ sealed }) => secrets.isOutdated(sealed))
      for (const row of outdated) {
        const purpose = purposeOf(row.channel_id, row.name)
        put.run({ ...row, sealed: secrets.seal(secrets.open(row.sealed, purpose), purpose) })
      }
      return outdated.length
    }),
  }
}

const purposeOf = (channelId: string, name: ChannelSecretName) => `channel/${channelId}/${name}`
