/** The names an expression may use beside the script's variables, and those that no variable may have. */

/** Reserved object -> field -> type. Filled from the run's facts; empty texts where there is nothing. */
export const RESERVED_OBJECTS = {
  contact: { name: 'text', phone: 'text', username: 'text' },
  channel: { id: 'text', name: 'text', kind: 'text', number: 'text' },
  case: { id: 'text', status: 'text', skill: 'text', number: 'number' },
  agent: { id: 'text', name: 'text' },
} as const satisfies Record<string, Record<string, 'text' | 'number'>>

/** When the event is handled. Among the values it is ms since 1970; in expressions it is a time. */
export const NOW = 'now'

export const RESERVED_NAMES: readonly string[] = [...Object.keys(RESERVED_OBJECTS), NOW]

/** The fields of a reserved object, or undefined when the name is none. */
export function fieldsOf(name: string): Readonly<Record<string, 'text' | 'number'>> | undefined {
  return Object.hasOwn(RESERVED_OBJECTS, name) ? RESERVED_OBJECTS[name as keyof typeof RESERVED_OBJECTS] : undefined
}

const WORDS_OF_THE_LANGUAGE = new Set(
  (
    'true false null in as break const continue else for function if import let loop package namespace return var void while ' +
    'prototype constructor'
  ).split(' '),
)

/** Names that lead into the machinery of JavaScript objects; refused as variable, field and key. */
export const isForbidden = (name: string): boolean => name === 'constructor' || name === 'prototype' || name.startsWith('__')

/** Why a variable cannot have this name, or null. */
export function variableNameProblem(name: string): string | null {
  if (RESERVED_NAMES.includes(name)) return `"${name}" is a name that expressions already have; choose another`
  if (WORDS_OF_THE_LANGUAGE.has(name) || isForbidden(name)) return `"${name}" is a word of the expression language; choose another name`
  return null
}
