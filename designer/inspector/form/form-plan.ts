/**
 * What a form shows for a kind: its fields in order, each with the control that fits, read from the schema of the kind's settings.
 * Nothing here knows a kind by name; a schema that fits no control is edited as JSON.
 */
import { z } from 'zod'
import type { FieldMeta } from '../../../nodes/define-node'

export interface FieldPlan {
  readonly key: string
  readonly meta: Partial<FieldMeta>
  readonly control: Control
  /** Without it the settings do not fit the kind. */
  readonly isRequired: boolean
  /** What holds where the field is missing. */
  readonly fallback: unknown
}

export type Control =
  | { readonly is: 'text'; readonly maxLength: number | undefined }
  | { readonly is: 'number'; readonly isWhole: boolean; readonly min: number | undefined; readonly max: number | undefined }
  | { readonly is: 'switch' }
  | { readonly is: 'choice'; readonly values: readonly string[] }
  | { readonly is: 'list'; readonly item: Control; readonly meta: Partial<FieldMeta>; readonly max: number | undefined }
  | { readonly is: 'group'; readonly fields: readonly FieldPlan[] }
  /** One of several groups, told apart by the value of the field `by`. */
  | { readonly is: 'variants'; readonly by: string; readonly variants: Readonly<Record<string, readonly FieldPlan[]>> }
  | { readonly is: 'record'; readonly value: Control }
  | { readonly is: 'json' }

const known = new WeakMap<z.ZodType, readonly FieldPlan[]>()

/** The fields of an object's schema; remembered by the schema. */
export function formPlan(settings: z.ZodType): readonly FieldPlan[] {
  const before = known.get(settings)
  if (before) return before
  const plan = fieldsOf(z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
  known.set(settings, plan)
  return plan
}

/** The part of JSON Schema that kinds' settings come to, with our own words between (FieldMeta). */
interface JsonSchema extends Partial<FieldMeta> {
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly items?: JsonSchema
  readonly oneOf?: readonly JsonSchema[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly maxLength?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema): readonly FieldPlan[] {
  return Object.entries(properties).flatMap(([key, part]) =>
    part.const === undefined
      ? [{ key, meta: metaOf(part), control: controlOf(part), isRequired: required.includes(key), fallback: part.default }]
      : [],
  )
}

function controlOf(schema: JsonSchema): Control {
  if (schema.enum) return { is: 'choice', values: schema.enum.map(String) }
  if (schema.oneOf) return variantsOf(schema.oneOf)
  switch (schema.type) {
    case 'string':
      return { is: 'text', maxLength: schema.maxLength }
    case 'integer':
    case 'number':
      return { is: 'number', isWhole: schema.type === 'integer', min: schema.minimum, max: schema.maximum }
    case 'boolean':
      return { is: 'switch' }
    case 'array':
      return listOf(schema)
    case 'object':
      return objectOf(schema)
    default:
      return { is: 'json' }
  }
}

function listOf({ items = {}, maxItems }: JsonSchema): Control {
  return { is: 'list', item: controlOf(items), meta: metaOf(items), max: maxItems }
}

function objectOf(schema: JsonSchema): Control {
  if (schema.properties) return { is: 'group', fields: fieldsOf(schema) }
  const value = schema.additionalProperties
  return typeof value === 'object' ? { is: 'record', value: controlOf(value) } : { is: 'json' }
}

function variantsOf(options: readonly JsonSchema[]): Control {
  const by = Object.entries(options[0]?.properties ?? {}).find(([, part]) => part.const !== undefined)?.[0]
  if (by === undefined || options.some(({ properties }) => properties?.[by]?.const === undefined)) return { is: 'json' }
  return {
    is: 'variants',
    by,
    variants: Object.fromEntries(options.map((option) => [String(option.properties?.[by]?.const), fieldsOf(option)])),
  }
}

function metaOf({
  label,
  help,
  unit,
  refersTo,
  language,
  shownWhen,
  isAdvanced,
  derivedFrom,
  partOf,
  isSaid,
  isFile,
}: JsonSchema): Partial<FieldMeta> {
  const all = { label, help, unit, refersTo, language, shownWhen, isAdvanced, derivedFrom, partOf, isSaid, isFile }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}
