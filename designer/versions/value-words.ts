/** Values of a script as a person reads them: names instead of ids, spans instead of seconds. */
import type { Directory } from '../../engine/directory/model/directory'
import { isRecord } from '../../engine/script/json-values'
import type { Link, Script, ScriptNode } from '../../engine/script/script'
import { nodeName, optionWord } from '../catalogue/kind-in-words'
import { span } from '../playground/times'
import { words } from '../wording/words'
import { type SettingField, titleOf } from './setting-fields'

export interface Around {
  /** Where names of nodes are looked up; the first that has the node says it. */
  readonly scripts: readonly Script[]
  readonly directory: Directory | undefined
}

export function nodeNamed(id: string, { scripts }: Pick<Around, 'scripts'>): string {
  const node = scripts.map(({ nodes }) => nodes[id]).find((found) => found !== undefined)
  return node ? nodeName(node) : id
}

/** A setting of a node. */
export function settingInWords(value: unknown, kind: string, { meta, path }: SettingField, around: Around): string {
  if (typeof value === 'string' && meta.refersTo) return referredTo(value, meta.refersTo, around)
  if (typeof value === 'string') return optionWord(kind, path, value)
  if (typeof value === 'number' && meta.unit === 'seconds') return span(value * 1000)
  return valueInWords(value, around)
}

export function valueInWords(value: unknown, around: Around): string {
  const { versions } = words
  if (value === undefined) return versions.notSet
  if (typeof value === 'boolean') return value ? versions.yes : versions.no
  if (typeof value === 'string') return value === '' ? versions.empty : value
  if (Array.isArray(value)) return value.length === 0 ? versions.empty : value.map((member) => valueInWords(member, around)).join(', ')
  if (isLink(value)) return versions.leadsTo(nodeNamed(value.to, around))
  if (isNode(value)) return nodeName(value)
  if (isRecord(value) && typeof value.text === 'string') return value.text
  return titleOf(value) ?? (typeof value === 'number' ? String(value) : JSON.stringify(value))
}

function isLink(value: unknown): value is Link {
  return isRecord(value) && typeof value.from === 'string' && typeof value.to === 'string' && typeof value.port === 'string'
}

function isNode(value: unknown): value is ScriptNode {
  return isRecord(value) && typeof value.kind === 'string' && isRecord(value.settings)
}

function referredTo(id: string, refersTo: NonNullable<SettingField['meta']['refersTo']>, { directory }: Around): string {
  if (!directory) return id
  switch (refersTo) {
    case 'skill':
      return directory.skills.find((skill) => skill.id === id)?.name ?? id
    case 'hours':
      return directory.hours.find((hours) => hours.id === id)?.name ?? id
    case 'channel':
      return directory.channels.find((channel) => channel.id === id)?.name ?? id
    default:
      return id
  }
}
