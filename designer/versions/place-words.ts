/** What stands at a path of a script, as a person calls it: which thing, and which of its fields. */
import { type FieldPath, memberOf } from '../../engine/script/json-values'
import type { Script } from '../../engine/script/script'
import { portLabels } from '../catalogue/kind-in-words'
import { words } from '../wording/words'
import { type SettingField, settingField } from './setting-fields'
import { type Around, nodeNamed, settingInWords, valueInWords } from './value-words'

export interface PlaceSaid {
  /** `Language menu`, `English of Language menu`. */
  readonly thing: string
  /** Undefined where the thing as a whole is meant. */
  readonly field: string | undefined
  value(value: unknown): string
}

export function placeSaid(path: FieldPath, around: Around): PlaceSaid {
  const [part, id, ...rest] = path
  const { versions } = words
  const value = (given: unknown) => valueInWords(given, around)
  switch (part) {
    case 'nodes':
      return nodePlace(String(id), rest, around)
    case 'links':
      return { thing: linkSaid(String(id), around), field: rest.length > 0 ? versions.fields.to : undefined, value: nodeOr(value, around) }
    case 'variables':
      return { thing: versions.variable(String(id)), field: fieldNamed(rest), value }
    case 'notes':
      return { thing: noteSaid(String(id), around), field: fieldNamed(rest), value }
    case 'frames':
      return { thing: versions.frame(found('frames', String(id), around)?.title ?? ''), field: fieldNamed(rest), value }
    case 'errorHandler':
      return { thing: versions.theScript, field: versions.fields.errorHandler, value: nodeOr(value, around) }
    default:
      return { thing: versions.theScript, field: fieldNamed([part ?? '']), value }
  }
}

/** Where a text is the id of a node. */
const nodeOr = (otherwise: PlaceSaid['value'], around: Around) => (given: unknown) =>
  typeof given === 'string' ? nodeNamed(given, around) : otherwise(given)

function nodePlace(id: string, [field, ...within]: FieldPath, around: Around): PlaceSaid {
  const { versions } = words
  const thing = nodeNamed(id, around)
  if (field === 'settings' && within.length > 0) {
    const node = nodeWith(id, within, around)
    if (node) {
      const setting: SettingField = settingField(node, within)
      return { thing, field: setting.labels.join(' › '), value: (given) => settingInWords(given, node.kind, setting, around) }
    }
  }
  const value = (given: unknown) => (field === undefined && given === undefined ? versions.removedThing : valueInWords(given, around))
  return { thing, field: field === undefined ? undefined : fieldNamed([field]), value }
}

/** Of the scripts that have the node, the one whose settings go deepest along the path: it can name what the others do not have. */
function nodeWith(id: string, path: FieldPath, { scripts }: Around) {
  const nodes = scripts.flatMap(({ nodes: all }) => all[id] ?? [])
  const depth = (value: unknown, [part, ...rest]: FieldPath): number => {
    if (part === undefined || typeof value !== 'object' || value === null) return 0
    const member = Array.isArray(value)
      ? value.find((each: { id?: unknown }) => each?.id === part)
      : (value as Record<string, unknown>)[part]
    return member === undefined ? 0 : 1 + depth(member, rest)
  }
  return [...nodes].sort((a, b) => depth(b.settings, path) - depth(a.settings, path))[0]
}

/** `English of Language menu`. */
function linkSaid(id: string, around: Around): string {
  const link = found('links', id, around)
  if (!link) return id
  const node = around.scripts.map(({ nodes }) => nodes[link.from]).find((each) => each !== undefined && link.port in portLabels(each))
  return words.versions.linkOf((node && portLabels(node)[link.port]) ?? link.port, nodeNamed(link.from, around))
}

const NOTE_LENGTH = 40

function noteSaid(id: string, around: Around): string {
  const text = (found('notes', id, around)?.text ?? '').replace(/\s+/gu, ' ').trim()
  return words.versions.note(text.length > NOTE_LENGTH ? `${text.slice(0, NOTE_LENGTH - 1)}…` : text)
}

type Things = 'nodes' | 'links' | 'notes' | 'frames'

function found<Kind extends Things>(kind: Kind, id: string, { scripts }: Around): NonNullable<Script[Kind]>[string] | undefined {
  type Thing = NonNullable<Script[Kind]>[string]
  return scripts.map((script) => memberOf(script[kind], id) as Thing | undefined).find((thing) => thing !== undefined)
}

function fieldNamed([field]: FieldPath): string | undefined {
  if (field === undefined) return undefined
  const { fields } = words.versions
  return (fields as Readonly<Record<string, string>>)[String(field)] ?? String(field)
}
