/**
 * Translations that both sides of a merge wrote: text by text, also where neither the language nor any translation was there before. Two
 * people who each translate into a language of their own do not clash.
 */
import { isRecord, isSame, type JsonRecord, keysOf, memberOf } from './json-values'
import type { Sides } from './merge-values'

/** The sides of a node, each with every language that any of them has; as they are where only one side touched translations. */
export function withAllLanguages(sides: Sides): Sides {
  const { base, mine, theirs } = sides
  if (!isRecord(mine) || !isRecord(theirs) || !isRecord(base)) return sides
  const said = [base, mine, theirs].map((node) => recordAt(node, 'translations'))
  const [before, ours, others] = said
  if (isSame(before, ours) || isSame(before, others)) return sides
  const languages = keysOf(...said)
  const filled = (node: JsonRecord) => ({
    ...node,
    translations: Object.fromEntries(languages.map((language) => [language, recordAt(recordAt(node, 'translations'), language)])),
  })
  return { base: filled(base), mine: filled(mine), theirs: filled(theirs) }
}

/** Languages in which nothing is said are left out again. */
export function withoutSilentLanguages(node: unknown): unknown {
  if (!isRecord(node) || !isRecord(node.translations)) return node
  const { translations, ...rest } = node
  const said = Object.entries(translations).filter(([, texts]) => !isRecord(texts) || Object.keys(texts).length > 0)
  return said.length === 0 ? rest : { ...node, translations: Object.fromEntries(said) }
}

function recordAt(record: JsonRecord, key: string): JsonRecord {
  const held = memberOf(record, key)
  return isRecord(held) ? held : {}
}
