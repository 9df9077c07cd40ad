/** How older script files become files of today: one named migration per format version, and the kinds' own for settings. */
import type { NodeDefinition } from '../../nodes/define-node'
import { FORMAT_VERSION } from './script'

type Document = Record<string, unknown>

interface FormatMigration {
  /** Brings a file of this format version to the next. */
  readonly from: number
  readonly name: string
  up(document: Document): Document
}

export const formatMigrations: readonly FormatMigration[] = [
  {
    // Links were a list; a list makes every edit and every git difference one of positions.
    from: 1,
    name: 'keyLinksById',
    up: (document) => ({
      ...document,
      links: Array.isArray(document.links)
        ? Object.fromEntries(document.links.map((link: Document) => [`${inKey(link?.from)}.${inKey(link?.port)}`, link]))
        : document.links,
    }),
  },
]

/** What is no text is refused later, by the schema; until then it must not break the reading. */
const inKey = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** Brings a document of any older format version to FORMAT_VERSION; leaves what is not such a document as it is. */
export function migrateFormat(document: Document): Document {
  let current = document
  for (const migration of formatMigrations) {
    if (current.formatVersion === migration.from) current = { ...migration.up(current), formatVersion: migration.from + 1 }
  }
  return current
}

/** True for a file that a newer Cordboard wrote. */
export function isTooNew(document: Document): boolean {
  return typeof document.formatVersion === 'number' && document.formatVersion > FORMAT_VERSION
}

/** Runs the settings migrations that a node has not seen; `settingsVersion` counts those it has. */
export function migrateSettings(
  definition: Pick<NodeDefinition, 'migrations'>,
  settings: Record<string, unknown>,
  settingsVersion: number,
): { settings: Record<string, unknown>; settingsVersion: number } {
  const migrations = definition.migrations ?? []
  const due = migrations.slice(settingsVersion)
  return { settings: due.reduce((current, { up }) => up(current), settings), settingsVersion: Math.max(settingsVersion, migrations.length) }
}
