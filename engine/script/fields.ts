/** Walks a node's settings beside their schema: what each value means (expression, reference) and where it stands. */
import { z } from 'zod'
import type { FieldMeta } from '../../nodes/define-node'

export interface Field {
  readonly path: readonly (string | number)[]
  readonly value: unknown
  readonly meta: Partial<FieldMeta>
}

const NONE: Partial<FieldMeta> = {}
const metas = new WeakMap<z.ZodType, Partial<FieldMeta>>()

/** The library puts a schema's meta data together anew each time it is asked. */
function metaOf(schema: z.ZodType): Partial<FieldMeta> {
  const known = metas.get(schema)
  if (known) return known
  const meta = (schema.meta() as Partial<FieldMeta> | undefined) ?? NONE
  metas.set(schema, meta)
  return meta
}

/** Every leaf of the settings with its schema's meta data; a leaf of a list has the list's where it has none of its own. */
export function fieldsOf(
  schema: z.ZodType,
  value: unknown,
  path: readonly (string | number)[] = [],
  inherited: Partial<FieldMeta> = NONE,
): Field[] {
  const meta = inherited === NONE ? metaOf(schema) : { ...inherited, ...metaOf(schema) }
  if (value === undefined) return []
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return fieldsOf(schema.unwrap() as z.ZodType, value, path, meta)
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item, index) => fieldsOf(schema.element as z.ZodType, item, [...path, index], meta))
  }
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    const held = value as Record<string, unknown>
    return Object.entries(schema.shape).flatMap(([key, part]) => fieldsOf(part as z.ZodType, held[key], [...path, key]))
  }
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    const option = schema.options.find((candidate) => (candidate as z.ZodType).safeParse(value).success)
    return option ? fieldsOf(option as z.ZodType, value, path) : []
  }
  return [{ path, value, meta }]
}
