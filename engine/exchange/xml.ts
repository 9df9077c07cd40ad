/** Writes XML: elements with attributes and content, indented. Every text is escaped, whatever an author wrote. */

export interface Element {
  readonly name: string
  /** Those that are undefined are left out. */
  readonly attributes?: Readonly<Record<string, string | undefined>>
  readonly content?: string | readonly Element[]
}

/** Signs that XML 1.0 has no way to write. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

const writable = (text: string): string => text.replace(UNWRITABLE, '\uFFFD')
const inText = (text: string): string => writable(text).replace(/[&<>\r]/g, (sign) => ESCAPES[sign] ?? sign)
const inAttribute = (text: string): string => writable(text).replace(/[&<>"\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign)

export const xmlDocument = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`

function written({ name, attributes = {}, content = [] }: Element, indent: string): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${inAttribute(value)}"`]))
  const open = `${indent}<${name}${given.join('')}`
  if (content.length === 0) return `${open}/>`
  if (typeof content === 'string') return `${open}>${inText(content)}</${name}>`
  return `${open}>\n${content.map((child) => written(child, `${indent}  `)).join('\n')}\n${indent}</${name}>`
}
