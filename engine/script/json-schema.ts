/** The published JSON Schema of script files: generated from the very schemas that read them, each kind with its own settings. */
import { z } from 'zod'
import { catalogue } from '../../nodes/index'
import { SCRIPT_SCHEMA_URL, Script, ScriptNode } from './script'

export function scriptJsonSchema(): Record<string, unknown> {
  const toSchema = (schema: z.ZodType) => {
    const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' })
    return rest
  }
  const { additionalProperties: _any, ...script } = toSchema(Script)
  const kinds = catalogue.map(({ kind, title, help, settings }) => ({
    ...toSchema(ScriptNode.extend({ kind: z.literal(kind), settings: settings as z.ZodObject })),
    title,
    description: help,
  }))
  const properties = script.properties as Record<string, object>
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: SCRIPT_SCHEMA_URL,
    title: 'Cordboard script',
    ...script,
    properties: { ...properties, nodes: { ...properties.nodes, additionalProperties: { oneOf: kinds } } },
  }
}
