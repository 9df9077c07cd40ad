/** What may be written in an expression, and what it means: variables with their types, what the engine knows of the case, functions. */

import { type FunctionHelp, functions } from '../../engine/expressions/functions'
import { fieldsOf, NOW, RESERVED_OBJECTS } from '../../engine/expressions/names'
import type { Script } from '../../engine/script/script'
import { words } from '../wording/words'

export interface Offered {
  readonly is: 'variable' | 'object' | 'field' | 'function' | 'word'
  readonly name: string
  /** Type, or how it is called. */
  readonly detail: string
  readonly help: string
  readonly example?: string
}

/** What fits behind the name of `holder`; everything, where there is no holder. */
export function offeredIn(variables: Script['variables'], holder: string | undefined): readonly Offered[] {
  const fields = holder === undefined ? undefined : fieldsOf(holder)
  if (holder !== undefined && fields) return Object.entries(fields).map(([field, type]) => asField(holder, field, type))
  const calls = functions.map(asFunction)
  if (holder !== undefined) return calls
  return [
    ...Object.keys(variables).flatMap((name) => meaningOf(name, variables) ?? []),
    ...[...Object.keys(RESERVED_OBJECTS), NOW].flatMap((name) => meaningOf(name, variables) ?? []),
    ...calls,
    ...['true', 'false'].map((name): Offered => ({ is: 'word', name, detail: words.variables.types.boolean, help: '' })),
  ]
}

/** What a name, such as `orderNumber` or `contact.name`, stands for. */
export function meaningOf(name: string, variables: Script['variables']): Offered | undefined {
  const [first = '', field] = name.split('.')
  const variable = Object.hasOwn(variables, first) ? variables[first] : undefined
  if (variable) return { is: 'variable', name: first, detail: words.variables.types[variable.type], help: variable.description ?? '' }
  if (first === NOW) return { is: 'object', name: NOW, detail: words.expressions.time, help: words.expressions.reserved.now }
  const fields = fieldsOf(first)
  const type = field === undefined ? undefined : fields?.[field]
  if (field !== undefined && type) return asField(first, field, type)
  if (fields) return { is: 'object', name: first, detail: words.expressions.object, help: words.expressions.reserved[first as Reserved] }
  const call = functions.find((candidate) => candidate.name === (field ?? first))
  return call && asFunction(call)
}

export function functionNamed(name: string): FunctionHelp | undefined {
  return functions.find((candidate) => candidate.name === name)
}

type Reserved = keyof typeof RESERVED_OBJECTS

function asField(holder: string, field: string, type: 'text' | 'number'): Offered {
  const fieldWords: Readonly<Record<string, string>> = words.expressions.fields
  return { is: 'field', name: field, detail: words.variables.types[type], help: fieldWords[`${holder}.${field}`] ?? '' }
}

const asFunction = ({ name, signature, help, example }: FunctionHelp): Offered => ({
  is: 'function',
  name,
  detail: signature,
  help: words.expressions.functionHelp(name, help),
  example,
})
