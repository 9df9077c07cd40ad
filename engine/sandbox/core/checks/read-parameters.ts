/** Reads a request's parameters with a schema and says what is wrong with them as Graph does. */
import type { z } from 'zod'
import { GraphError } from '../graph-error'

/**
 * Missing: 131008, any other fault: 131009; at the top of the request both are 100 (Meta: error codes). `under` is the path of `value` in
 * the request.
 */
export function readParameters<T>(schema: z.ZodType<T>, value: unknown, under: readonly string[] = []): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  if (!issue) throw new GraphError(131009)
  const path = [...under, ...issue.path]
  const name = parameterName(path)
  const isMissing = issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined
  if (path.length <= 1 && under.length === 0) throw isMissing ? missingParameter(name) : invalidParameter(`Param ${name} ${issue.message}`)
  if (isMissing) throw new GraphError(131008, `Parameter of type ${name} is required.`)
  throw new GraphError(131009, `Param ${name} ${issue.message}`)
}

export function missingParameter(name: string): GraphError {
  return new GraphError(100, undefined, { message: `(#100) The parameter ${name} is required.` })
}

export function invalidParameter(details: string, subcode?: number): GraphError {
  return new GraphError(100, details, subcode === undefined ? {} : { subcode })
}

/** interactive['action']['buttons'][0] */
function parameterName(path: readonly PropertyKey[]): string {
  return path.map((step, index) => (index === 0 ? String(step) : typeof step === 'number' ? `[${step}]` : `['${String(step)}']`)).join('')
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step], value)
}

/** The words Graph uses for a length that is wrong. */
export const atMost = (characters: number) => `must be at most ${characters} characters long.`
export const notEmpty = 'must not be empty.'
