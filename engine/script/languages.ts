/**
 * In which languages a script speaks. Its own texts stand in the nodes' settings; what a node says in another language stands beside them,
 * by the place of the text: `text`, `choices.english.title` (members of lists by their ids, so that they may be put in another order).
 *
 * G1. A text that is missing in a language is said in the script's own.
 * G2. A run speaks the language whose code its variable holds at that moment; an unknown code, or none, is the script's own. `pt-BR` and
 *     `pt_BR` are one language, and a country that the script does not speak for takes the language alone.
 */
import type { FieldMeta, NodeDefinition } from '../../nodes/define-node'
import { type Field, fieldsOf } from './fields'
import { isIdentifiedList } from './json-values'
import type { Languages, ScriptNode } from './script'

/** A text that the contact reads, with where it stands in the settings and the key of what it is in other languages. */
export interface SaidText {
  readonly key: string
  readonly path: readonly (string | number)[]
  readonly text: string
  readonly meta: Partial<FieldMeta>
}

/** Of settings that fit their kind, defaults included. */
export function saidTexts({ settings: schema }: Pick<NodeDefinition, 'settings'>, settings: unknown): SaidText[] {
  return fieldsOf(schema, settings).flatMap(({ path, value, meta }) =>
    meta.isSaid && typeof value === 'string' ? [{ key: keyOf(settings, path), path, text: value, meta }] : [],
  )
}

function keyOf(settings: unknown, path: readonly (string | number)[]): string {
  const parts: (string | number)[] = []
  let at = settings
  for (const part of path) {
    const member = (at as Record<string | number, unknown>)[part]
    parts.push(isIdentifiedList(at) ? (at[Number(part)]?.id ?? part) : part)
    at = member
  }
  return parts.join('.')
}

/**
 * Whether there is anything in it to say otherwise: a value alone, a number or a smiley is the same everywhere, an address may be, and what
 * the form does not show with these settings is not said at all.
 */
export function needsTranslation({ text, meta }: SaidText, settings: Readonly<Record<string, unknown>>): boolean {
  const { language, shownWhen } = meta
  if (language === 'address' || (shownWhen && !shownWhen.in.includes(String(settings[shownWhen.field])))) return false
  return /\p{L}/u.test(text.replace(/\{\{[\s\S]*?\}\}/g, ''))
}

type Said = Pick<ScriptNode, 'translations'>

/** What a node says in a language, where it says it otherwise; an empty text says nothing. */
export function translationOf({ translations }: Said, language: string, key: string): string | undefined {
  const texts = translations?.[language]
  return texts && Object.hasOwn(texts, key) ? texts[key] || undefined : undefined
}

/** The settings as they are in a language. */
export function settingsIn<Settings extends Readonly<Record<string, unknown>>>(
  definition: Pick<NodeDefinition, 'settings'>,
  settings: Settings,
  node: Said,
  language: string,
): Settings {
  return saidTexts(definition, settings).reduce((said, { key, path }) => {
    const text = translationOf(node, language, key)
    return text === undefined ? said : put(said, path, text)
  }, settings)
}

function put<Value>(value: Value, [part, ...within]: readonly (string | number)[], text: string): Value {
  if (part === undefined) return text as Value
  if (Array.isArray(value)) return value.map((member, index) => (index === part ? put(member, within, text) : member)) as Value
  const held = value as Record<string | number, unknown>
  return { ...held, [part]: put(held[part], within, text) } as Value
}

/** Every translation of a node, as fields: with what the text that it translates means. */
export function translatedFields(definition: Pick<NodeDefinition, 'settings'>, node: ScriptNode): Field[] {
  if (!node.translations) return []
  const meant = new Map(saidTexts(definition, node.settings).map(({ key, meta }) => [key, meta]))
  return Object.entries(node.translations).flatMap(([language, texts]) =>
    Object.entries(texts).map(([key, value]) => ({ path: ['translations', language, key], value, meta: meant.get(key) ?? TEXT })),
  )
}

/** Of one that belongs to a text which is not there, or is a kind's own. */
const TEXT = { language: 'text' } as const

/** The language meant by a code, undefined for the script's own and for those that it does not speak. */
export function languageSpoken(languages: Languages | undefined, code: unknown): string | undefined {
  if (!languages || typeof code !== 'string') return undefined
  const wanted = normal(code)
  if (wanted === normal(languages.own)) return undefined
  const exact = languages.others.find((language) => normal(language) === wanted)
  if (exact !== undefined) return exact
  const [alone = ''] = wanted.split('_')
  if (alone === normal(languages.own)) return undefined
  return languages.others.find((language) => normal(language) === alone)
}

const normal = (code: string): string => code.trim().toLowerCase().replaceAll('-', '_')
