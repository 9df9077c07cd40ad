/** What the form calls the field at a path of a node's settings, also where nothing stands there yet; items of lists by their number. */
import { z } from 'zod'
import type { ScriptNode } from '../../engine/script/script'
import type { FieldMeta } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { words } from '../wording/words'
import { fieldWords } from './kind-in-words'

type FieldPath = readonly (string | number)[]

export function fieldLabel({ kind }: Pick<ScriptNode, 'kind'>, path: FieldPath): string {
  const definition = findKind(kind)
  const meta = definition ? metaAt(definition.settings, path) : {}
  const { label } = fieldWords(kind, path, meta)
  const place = path.findLast((part) => typeof part === 'number')
  return place === undefined ? label : words.problems.atItem(label, Number(place) + 1)
}

/** The meta data of the schema at a path; of the list for an item that has none of its own. */
function metaAt(schema: z.ZodType, path: FieldPath, inherited: Partial<FieldMeta> = {}): Partial<FieldMeta> {
  const meta = { ...inherited, ...(schema.meta() as Partial<FieldMeta> | undefined) }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return metaAt(schema.unwrap() as z.ZodType, path, meta)
  }
  const [part, ...rest] = path
  if (part === undefined) return meta
  if (schema instanceof z.ZodArray) return metaAt(schema.element as z.ZodType, rest, meta)
  if (schema instanceof z.ZodObject) {
    const field = schema.shape[part] as z.ZodType | undefined
    return field ? metaAt(field, rest) : {}
  }
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion) {
    const option = schema.options.find((each) => each instanceof z.ZodObject && part in each.shape)
    return option ? metaAt(option as z.ZodType, path) : meta
  }
  return meta
}
