/**
 * Texts of a script as a card shows them: what stands in `{{ }}` is put in words, since cards are read by people who do not write
 * expressions. A choice between texts shows the one for "otherwise"; a value shows its name.
 */

const PLACE = /\{\{([\s\S]*?)\}\}/g
const LITERAL = /"((?:[^"\\]|\\.)*)"/g
/** A value's name, not that of a function. */
const VALUE = /\b[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\b(?!\s*\()/

/** The same for every text within the settings of a node. */
export function plainSettings<Settings>(settings: Settings): Settings {
  const inWordsAll = (value: unknown): unknown => {
    if (typeof value === 'string') return plainWords(value)
    if (Array.isArray(value)) return value.map(inWordsAll)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inWordsAll(member)]))
  }
  return inWordsAll(settings) as Settings
}

export function plainWords(text: string): string {
  return text
    .replace(PLACE, (_whole, expression: string) => inWords(expression))
    .replace(/\s+/g, ' ')
    .trim()
}

function inWords(expression: string): string {
  const literals = [...expression.matchAll(LITERAL)].map(([, literal]) => literal ?? '')
  const withoutLiterals = expression.replace(LITERAL, '""')
  const otherwise = withoutLiterals.includes('?') ? literals.at(-1) : undefined
  const value = VALUE.exec(withoutLiterals)?.[0].replaceAll(/[._]/g, ' ')
  return otherwise ?? (value === undefined ? (literals[0] ?? '…') : `‹${value}›`)
}
