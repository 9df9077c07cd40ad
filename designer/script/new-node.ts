/** A new node of a kind, ready to be worked on: its settings fit the kind, and what it refers to exists where anything does. */

import type { Directory } from '../../engine/directory/model/directory'
import { fieldsOf } from '../../engine/script/fields'
import type { Position, ScriptNode } from '../../engine/script/script'
import type { FieldMeta } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'

/** Undefined for a kind that this version does not know. */
export function newNodeOf(kind: string, position: Position, directory: Directory | undefined): ScriptNode | undefined {
  const definition = findKind(kind)
  if (!definition) return undefined
  const settings = structuredClone(definition.example) as Record<string, unknown>
  // an example's variable would be one that the script does not have
  for (const { path, meta } of fieldsOf(definition.settings, settings)) {
    if (meta.refersTo === 'variable') remove(settings, path)
    else if (meta.refersTo && directory) put(settings, path, firstOf(meta.refersTo, directory))
  }
  withLanguageOfTemplate(settings, directory)
  const isWhole = definition.settings.safeParse(settings).success
  return {
    kind,
    settings: isWhole ? settings : (structuredClone(definition.example) as Record<string, unknown>),
    ...(definition.migrations?.length ? { settingsVersion: definition.migrations.length } : {}),
    position,
  }
}

function firstOf(refersTo: NonNullable<FieldMeta['refersTo']>, directory: Directory): string | undefined {
  switch (refersTo) {
    case 'skill':
      return directory.skills[0]?.id
    case 'channel':
      return directory.channels[0]?.id
    case 'hours':
      return directory.hours[0]?.id
    case 'template':
      return directory.templates.find(({ status }) => status === 'approved')?.name ?? directory.templates[0]?.name
    case 'variable':
      return undefined
  }
}

/** A template is a name and a language, and takes as many values as it has places. */
function withLanguageOfTemplate(settings: Record<string, unknown>, directory: Directory | undefined): void {
  const template = directory?.templates.find(({ name }) => name === settings.template)
  if (!template) return
  settings.language = template.language
  const places = [...`${template.header ?? ''}${template.body}`.matchAll(/\{\{\s*([a-z0-9_]+)\s*\}\}/g)]
  settings.parameters = [...new Set(places.map(([place]) => place))].map(() => '…')
}

type Path = readonly (string | number)[]

function put(settings: Record<string, unknown>, path: Path, value: string | undefined): void {
  const last = path.at(-1)
  const holder = holderOf(settings, path)
  if (holder && last !== undefined && value !== undefined) holder[last] = value
}

function remove(settings: Record<string, unknown>, path: Path): void {
  const last = path.at(-1)
  const holder = holderOf(settings, path)
  if (holder && last !== undefined) delete holder[last]
}

function holderOf(settings: Record<string, unknown>, path: Path): Record<string | number, unknown> | undefined {
  let at: unknown = settings
  for (const part of path.slice(0, -1)) at = (at as Record<string | number, unknown> | undefined)?.[part]
  return at as Record<string | number, unknown> | undefined
}
