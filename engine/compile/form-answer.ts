/** What a contact filled in, from a form's answer: real traffic has answers that are no JSON, no object, or without the token. */
import type { Json } from '../../nodes/machine-parts'
import type { Variable } from '../script/script'
import { answerAs } from './answers'

export type ReadForm =
  /** The answer to another form. */
  'another' | { readonly fault: string } | { readonly values: Readonly<Record<string, Json>> }

/** Goes out with the form and comes back with its answer: by it an answer to a form that was sent elsewhere is told apart. */
export const formToken = (caseId: string, node: string): string => `${caseId}/${node}`

/** An answer without a token is taken for this form's. */
export function readForm(
  response: string,
  token: string,
  fields: readonly { readonly name: string; readonly variable: string }[],
  variables: Readonly<Record<string, Variable>>,
): ReadForm {
  const filled = objectIn(response)
  if (!filled) return { fault: 'The form’s answer is no list of fields' }
  if (typeof filled.flow_token === 'string' && filled.flow_token !== token) return 'another'
  const values: Record<string, Json> = {}
  for (const { name, variable } of fields) {
    const held = Object.hasOwn(filled, name) ? filled[name] : undefined
    if (held === undefined || held === null) continue
    const value = answerAs(variables[variable]?.type ?? 'text', wordsOf(held))
    if (value === undefined) {
      return { fault: `The form’s field "${name}" does not fit "${variable}", which is a ${variables[variable]?.type ?? 'text'}` }
    }
    values[variable] = value
  }
  return { values }
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Several that were ticked stand beside each other; what is no plain value is kept as JSON. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ')
  return JSON.stringify(value)
}
