/**
 * Secrets that scripts name in the headers of their requests, sealed at rest. Written by people, read only by what makes requests; no list
 * gives values. Each is for certain hosts, so that no script can carry it elsewhere.
 */
import type { Actor } from '../conversation/events'
import type { Audit } from './audit'
import type { DirectoryDatabase } from './database'
import type { Secrets } from './secrets'

export interface RequestSecrets {
  put(name: string, value: string, hosts: readonly string[], actor: Actor): void
  /** For the one who makes the request. Throws SecretUnreadable when its key is gone. */
  get(name: string): { readonly value: string; readonly hosts: readonly string[] } | undefined
  remove(name: string, actor: Actor): void
  /** By name; `at` is ms since 1970. */
  list(): { readonly name: string; readonly hosts: readonly string[]; readonly at: number }[]
  /** Seals anew what an older key sealed; gives how many. */
  resealOutdated(): number
}

interface SecretRow {
  name: string
  hosts: string
  sealed: string
  at: number
}

export function createRequestSecrets(database: DirectoryDatabase, secrets: Secrets, audit: Audit, now: () => number): RequestSecrets {
  const put = database.prepare<SecretRow>('INSERT OR REPLACE INTO request_secret VALUES (@name, @hosts, @sealed, @at)')
  const one = database.prepare<[string], SecretRow>('SELECT * FROM request_secret WHERE name = ?')
  const all = database.prepare<[], SecretRow>('SELECT * FROM request_secret ORDER BY name')
  const remove = database.prepare<[string]>('DELETE FROM request_secret WHERE name = ?')

  const note = (action: string, name: string, actor: Actor, after?: { readonly hosts: readonly string[] }) =>
    audit.append({ actor, action, subject: { kind: 'requestSecret', id: name }, ...(after ? { after } : {}) })

  return {
    put: database.transaction((name: string, value: string, hosts: readonly string[], actor: Actor) => {
      put.run({ name, hosts: JSON.stringify(hosts), sealed: secrets.seal(value, purposeOf(name)), at: now() })
      note('put', name, actor, { hosts })
    }),

    get(name) {
      const row = one.get(name)
      return row && { value: secrets.open(row.sealed, purposeOf(name)), hosts: hostsOf(row) }
    },

    remove: database.transaction((name: string, actor: Actor) => {
      if (remove.run(name).changes > 0) note('remove', name, actor)
    }),

    list: () => all.all().map((row) => ({ name: row.name, hosts: hostsOf(row), at: row.at })),

    resealOutdated: database.transaction(() => {
      const outdated = all.all().filter(({ sealed }) => secrets.isOutdated(sealed))
      for (const row of outdated) {
        const purpose = purposeOf(row.name)
        put.run({ ...row, sealed: secrets.seal(secrets.open(row.sealed, purpose), purpose) })
      }
      return outdated.length
    }),
  }
}

const hostsOf = ({ hosts }: SecretRow): readonly string[] => JSON.parse(hosts) as string[]

const purposeOf = (name: string) => `request/${name}`
