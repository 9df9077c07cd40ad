/** What the form calls a setting, and what it means, along a path on which members of lists are named by their ids. */
import { z } from 'zod'
import { type FieldPath, isIdentifiedList, isRecord } from '../../engine/script/json-values'
import type { ScriptNode } from '../../engine/script/script'
import type { FieldMeta } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { fieldWords } from '../catalogue/kind-in-words'
import { plainWords } from '../catalogue/plain-words'

export interface SettingField {
  /** From the outermost to the innermost: `Choices`, `Yes`, `Title`. */
  readonly labels: readonly string[]
  /** With places in lists, as forms and words know fields. */
  readonly path: readonly (string | number)[]
  readonly meta: Partial<FieldMeta>
}

/** @param path within the settings; the node is one that has the field, so that members of lists can be named. */
export function settingField({ kind, settings }: Pick<ScriptNode, 'kind' | 'settings'>, path: FieldPath): SettingField {
  const labels: string[] = []
  const places: (string | number)[] = []
  let schema: z.ZodType | undefined = findKind(kind)?.settings
  let value: unknown = settings
  for (const part of path) {
    if (Array.isArray(value)) {
      const index = isIdentifiedList(value) ? value.findIndex(({ id }) => id === part) : Number(part)
      const item: unknown = value[index]
      places.push(Math.max(0, index))
      schema = elementOf(schema)
      labels.push(titleOf(item) ?? String(part))
      value = item
    } else {
      places.push(part)
      schema = memberSchema(schema, String(part), value)
      labels.push(fieldWords(kind, places, metaOf(schema)).label)
      value = isRecord(value) ? value[String(part)] : undefined
    }
  }
  return { labels, path: places, meta: metaOf(schema) }
}

/** What an author called a member of a list, in the field that such members are called by. */
export function titleOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined
  const title = [item.title, item.label, item.name, item.variable, item.id].find((text) => typeof text === 'string' && text !== '')
  return typeof title === 'string' ? plainWords(title) : undefined
}

function bare(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return bare(schema.unwrap() as z.ZodType)
  }
  return schema
}

function elementOf(schema: z.ZodType | undefined): z.ZodType | undefined {
  const list = bare(schema)
  return list instanceof z.ZodArray ? (list.element as z.ZodType) : undefined
}

function memberSchema(schema: z.ZodType | undefined, name: string, value: unknown): z.ZodType | undefined {
  const held = bare(schema)
  if (held instanceof z.ZodObject) return held.shape[name] as z.ZodType | undefined
  if (!(held instanceof z.ZodUnion)) return undefined
  const options = held.options as readonly z.ZodType[]
  return memberSchema(options.find((option) => option.safeParse(value).success) ?? options[0], name, value)
}

function metaOf(schema: z.ZodType | undefined): Partial<FieldMeta> {
  return { ...(bare(schema)?.meta() as Partial<FieldMeta> | undefined), ...(schema?.meta() as Partial<FieldMeta> | undefined) }
}
