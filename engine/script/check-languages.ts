/**
 * The problems of what a script says in its other languages: texts that are missing there, are too long there, or belong to nothing any
 * more. As in check-node.ts, what was found is remembered by the identity of the node.
 */
import type { NodeDefinition } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import type { ExpressionEnvironment } from '../expressions/environment'
import { checkText, checkUrl } from '../expressions/text'
import { needsTranslation, type SaidText, saidTexts, settingsIn, translationOf } from './languages'
import { error, warning } from './new-problem'
import type { Languages, Problem, Script, ScriptNode } from './script'

export function checkLanguages(script: Script, environment: ExpressionEnvironment): Problem[] {
  const { languages, nodes } = script
  const ofNodes = Object.entries(nodes).flatMap(([id, node]) =>
    languages || node.translations ? checkNode(id, node, languages, environment) : [],
  )
  return [...(languages ? checkSettings(languages, script.variables) : []), ...ofNodes]
}

function checkSettings({ own, others, variable }: Languages, variables: Script['variables']): Problem[] {
  const all = [own, ...others]
  const repeated = others.find((language, index) => all.indexOf(language) <= index)
  const held = variables[variable]
  const path = ['languages', 'variable']
  return [
    ...(repeated === undefined
      ? []
      : [
          error('language-repeated', `The script speaks "${repeated}" twice`, {
            path: ['languages', 'others'],
            values: { language: repeated },
          }),
        ]),
    ...(held
      ? []
      : [error('unknown-variable', `The script has no variable "${variable}"; add it to the variables`, { path, values: { variable } })]),
    ...(held && held.type !== 'text'
      ? [error('language-variable', `"${variable}" holds the code of a language, so it must be a text`, { path, values: { variable } })]
      : []),
  ]
}

interface Remembered {
  readonly id: string
  readonly languages: Languages | undefined
  readonly environment: ExpressionEnvironment
  readonly problems: readonly Problem[]
}

const remembered = new WeakMap<ScriptNode, Remembered>()

function checkNode(id: string, node: ScriptNode, languages: Languages | undefined, environment: ExpressionEnvironment): readonly Problem[] {
  const known = remembered.get(node)
  if (known && known.id === id && known.languages === languages && known.environment === environment) return known.problems
  const problems = checkAnew({ id, node, languages, environment })
  remembered.set(node, { id, languages, environment, problems })
  return problems
}

interface Checked {
  readonly id: string
  readonly node: ScriptNode
  readonly languages: Languages | undefined
  readonly environment: ExpressionEnvironment
}

function checkAnew(checked: Checked): Problem[] {
  const { node, languages } = checked
  const definition = findKind(node.kind)
  const parsed = definition?.settings.safeParse(node.settings)
  // a node that does not fit its kind has other worries
  if (!definition || !parsed?.success) return []
  const texts = saidTexts(definition, parsed.data)
  const spoken = languages?.others ?? []
  return [
    ...spoken.flatMap((language) => [
      ...missing(
        checked,
        language,
        texts.filter((text) => needsTranslation(text, parsed.data)),
      ),
      ...(node.translations?.[language] ? wrong(checked, language, definition, parsed.data, texts) : []),
    ]),
    ...stale(checked, spoken, texts),
  ]
}

function missing({ id, node }: Checked, language: string, texts: readonly SaidText[]): Problem[] {
  return texts.flatMap(({ key, text }) => {
    if (translationOf(node, language, key) !== undefined) return []
    const values = { language, text: shortened(text) }
    const message = `"${values.text}" is not said in "${language}"; it goes out as it is`
    return [warning('missing-translation', message, { path: ['nodes', id, 'translations', language, key], node: id, values })]
  })
}

/** What is wrong with the settings as they are in a language and not with the script's own. */
function wrong(
  { id, node, environment }: Checked,
  language: string,
  definition: NodeDefinition,
  settings: Readonly<Record<string, unknown>>,
  texts: readonly SaidText[],
): Problem[] {
  const keys = new Map(texts.map(({ key, path }) => [path.join('.'), key]))
  const said = settingsIn(definition, settings, node, language)
  const known = new Set(issuesOf(definition, settings).map(({ path, message }) => `${path.join('.')} ${message}`))
  const issues = issuesOf(definition, said).filter(({ path, message }) => !known.has(`${path.join('.')} ${message}`))
  const ofExpressions = saidTexts(definition, said).flatMap(({ key, path, text, meta }) => {
    if (translationOf(node, language, key) === undefined) return []
    return (meta.language === 'address' ? checkUrl : checkText)(text, environment).map(({ message }) => ({ path, message }))
  })
  return [...issues, ...ofExpressions].map(({ path, message }) => {
    const key = keys.get(path.join('.'))
    const place = key === undefined ? ['settings', ...path] : ['translations', language, key]
    return error('wrong-translation', `In "${language}": ${message}`, {
      path: ['nodes', id, ...place],
      node: id,
      values: { language, said: message },
    })
  })
}

function issuesOf(
  definition: NodeDefinition,
  settings: unknown,
): readonly { readonly path: readonly (string | number)[]; readonly message: string }[] {
  const parsed = definition.settings.safeParse(settings)
  if (parsed.success) return definition.check?.(parsed.data) ?? []
  return parsed.error.issues.map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    message,
  }))
}

function stale({ id, node }: Checked, spoken: readonly string[], texts: readonly SaidText[]): Problem[] {
  return Object.entries(node.translations ?? {}).flatMap(([language, said]) => {
    const path = ['nodes', id, 'translations', language]
    if (!spoken.includes(language)) {
      const message = `The script does not speak "${language}"; what is said in it is not used`
      return [warning('stale-translation', message, { path, node: id, values: { language } })]
    }
    return Object.keys(said)
      .filter((key) => !texts.some((text) => text.key === key))
      .map((key) => {
        const message = `What is said for "${key}" in "${language}" belongs to no text any more`
        return warning('stale-translation', message, { path: [...path, key], node: id, values: { language, key } })
      })
  })
}

const LONGEST = 40

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)
