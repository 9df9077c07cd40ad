/**
 * The problems of one node on its own: its kind, its settings, the variables and expressions in them.
 *
 * N1. What was found is remembered by the identity of the settings, so a script of a thousand nodes of which one has changed costs
 *     the check of one. Documents are never changed in place.
 * N2. A node's problems depend on its id, kind, settings, and the names and types of the variables, on nothing else.
 */
import type { FieldMeta, NodeDefinition, Ports } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { remember } from '../expressions/bounded-cache'
import { checkExpression } from '../expressions/check'
import type { ExpressionEnvironment, VariableType } from '../expressions/environment'
import { fitsWholly, patternProblem } from '../expressions/patterns'
import type { ExpressionProblem } from '../expressions/problem'
import { checkText, checkUrl } from '../expressions/text'
import { type Field, fieldsOf } from './fields'
import { error } from './new-problem'
import type { Problem, ProblemValues, Script, ScriptNode } from './script'

export interface SoundNode {
  readonly id: string
  readonly definition: NodeDefinition
  readonly ports: Ports
}

export interface CheckedNode {
  readonly problems: readonly Problem[]
  /** Missing for a node whose kind is unknown or whose settings do not fit it. */
  readonly node?: SoundNode
}

interface Remembered {
  readonly id: string
  readonly kind: string
  readonly environment: ExpressionEnvironment
  readonly checked: CheckedNode
}

const remembered = new WeakMap<ScriptNode['settings'], Remembered>()

export function checkNode(
  id: string,
  { kind, settings }: Pick<ScriptNode, 'kind' | 'settings'>,
  environment: ExpressionEnvironment,
): CheckedNode {
  const known = remembered.get(settings)
  if (known && known.id === id && known.kind === kind && known.environment === environment) return known.checked
  const checked = checkAnew(id, kind, settings, environment)
  remembered.set(settings, { id, kind, environment, checked })
  return checked
}

/** The same environment for the same names and types: what was made and found for it is remembered by its identity. */
export function environmentOf(variables: Script['variables']): ExpressionEnvironment {
  return environmentFor(JSON.stringify(Object.entries(variables).map(([name, { type }]) => [name, type])))
}

const environmentFor = remember(
  8,
  (names): ExpressionEnvironment => ({
    variables: Object.fromEntries(JSON.parse(names) as [string, VariableType][]),
  }),
)

function checkAnew(id: string, kind: string, settings: ScriptNode['settings'], environment: ExpressionEnvironment): CheckedNode {
  const path = ['nodes', id]
  const definition = findKind(kind)
  if (!definition) {
    const place = { path: [...path, 'kind'], node: id, values: { kind } }
    return { problems: [error('unknown-kind', `There is no node kind "${kind}" in this Cordboard`, place)] }
  }
  const parsed = definition.settings.safeParse(settings)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const within = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
      return error('wrong-setting', issue.message, {
        path: [...path, 'settings', ...within],
        node: id,
        values: issueValues(issue, settings),
      })
    })
    return { problems }
  }
  const own = (definition.check?.(parsed.data) ?? []).map((found) =>
    error('wrong-setting', found.message, { path: [...path, 'settings', ...found.path], node: id, values: { issue: 'own' } }),
  )
  const fields = fieldsOf(definition.settings, parsed.data)
  const ofFields = fields.flatMap((field) => checkField(id, field, environment))
  const ofPatterns = fields.flatMap((field) => checkPattern(id, field, parsed.data))
  return { problems: [...own, ...ofFields, ...ofPatterns], node: { id, definition, ports: definition.ports(parsed.data) } }
}

/** What an issue of the schema says besides its sentence. */
function issueValues(issue: Issue, settings: unknown): ProblemValues {
  const plain = Object.entries(issue).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  const { code, message: _, pattern: __, ...values } = Object.fromEntries(plain) as Record<string, string | number>
  return {
    issue: code ?? 'custom',
    ...values,
    ...(issue.inclusive === false ? { exclusive: 1 } : {}),
    received: received(valueAt(settings, issue.path)),
  }
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly inclusive?: boolean
}

const received = (value: unknown) => (value === undefined ? 'nothing' : value === '' ? 'empty' : 'something')

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined),
    value,
  )
}

function checkField(node: string, { path: within, value, meta }: Field, environment: ExpressionEnvironment): Problem[] {
  if (typeof value !== 'string') return []
  const path = ['nodes', node, 'settings', ...within]
  if (meta.refersTo === 'variable' && !Object.hasOwn(environment.variables, value)) {
    const message = `The script has no variable "${value}"; add it to the variables`
    return [error('unknown-variable', message, { path, node, values: { variable: value } })]
  }
  const found = meta.language ? checkLanguage(meta.language, value, environment) : []
  return found.map(({ message, offset }) => error('expression', message, { path, node, offset, values: { said: message } }))
}

/** A pattern that cannot be used, and a text that is said to fit one and does not. */
function checkPattern(node: string, { path: within, value, meta }: Field, settings: Readonly<Record<string, unknown>>): Problem[] {
  if (typeof value !== 'string') return []
  const place = { path: ['nodes', node, 'settings', ...within], node, values: { issue: 'own' } }
  const problem = meta.isPattern ? patternProblem(value) : null
  if (problem !== null) return [error('wrong-setting', problem, place)]
  const pattern = meta.fitsPattern === undefined ? undefined : settings[meta.fitsPattern]
  const isUnfit = typeof pattern === 'string' && patternProblem(pattern) === null && !fitsWholly(value, pattern)
  return isUnfit ? [error('wrong-setting', `"${value}" does not match the pattern ${pattern}`, place)] : []
}

function checkLanguage(
  language: NonNullable<FieldMeta['language']>,
  source: string,
  environment: ExpressionEnvironment,
): readonly ExpressionProblem[] {
  switch (language) {
    case 'text':
      return checkText(source, environment)
    case 'address':
      return checkUrl(source, environment)
    default:
      return checkExpression(source, environment, language)
  }
}
