/** Writes SVG as text. Whatever an author or contact wrote, the result is well-formed XML. */

export type Attributes = Readonly<Record<string, string | number | undefined>>

export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`]))
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

/** Text between tags, or in an attribute. */
export const escaped = (text: string): string => withoutForbidden(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** XML has no way at all to write these: control characters, halves of a pair, and two that are no characters. */
const withoutForbidden = (text: string): string => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')

/** Two places behind the point are finer than any screen. */
const short = (value: number): string => String(Math.round(value * 100) / 100)
