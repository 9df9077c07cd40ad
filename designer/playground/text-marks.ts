/**
 * WhatsApp's marks in a text: *bold*, _italic_, ~struck~, ```monospace``` and `code`. Gives a tree, never markup, so that nothing a
 * contact writes can become part of the page.
 *
 * M1. A mark opens before a visible character that follows no letter or digit, and closes after one that no letter or digit follows.
 * M2. A mark stays within its line, except monospace, in which nothing else is a mark.
 * M3. What does not close is plain text. Marks nest, each kind once.
 */

export type MarkedText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'mono'; readonly text: string }
  | { readonly type: 'bold' | 'italic' | 'struck'; readonly parts: readonly MarkedText[] }

const KINDS = { '*': 'bold', _: 'italic', '~': 'struck' } as const
type Mark = keyof typeof KINDS

const FENCE = '```'

export function readTextMarks(text: string): readonly MarkedText[] {
  return read(text, [])
}

function read(text: string, open: readonly Mark[]): MarkedText[] {
  const parts: MarkedText[] = []
  let plain = ''
  const add = (part: MarkedText) => {
    if (plain !== '') parts.push({ type: 'text', text: plain })
    plain = ''
    parts.push(part)
  }
  let at = 0
  while (at < text.length) {
    const mono = monoAt(text, at)
    const marked = mono ? undefined : markedAt(text, at, open)
    if (mono) add({ type: 'mono', text: mono.text })
    else if (marked) add({ type: KINDS[marked.mark], parts: read(marked.text, [...open, marked.mark]) })
    else plain += text[at]
    at = mono?.end ?? marked?.end ?? at + 1
  }
  if (plain !== '') parts.push({ type: 'text', text: plain })
  return parts
}

function monoAt(text: string, at: number): { readonly text: string; readonly end: number } | undefined {
  if (text[at] !== '`') return undefined
  const isFence = text.startsWith(FENCE, at)
  const mark = isFence ? FENCE : '`'
  const from = at + mark.length
  const to = text.indexOf(mark, from)
  const inside = to < 0 ? '' : text.slice(from, to)
  if (inside.trim() === '' || (!isFence && inside.includes('\n'))) return undefined
  return { text: isFence ? inside.replace(/^\n|\n$/g, '') : inside, end: to + mark.length }
}

function markedAt(
  text: string,
  at: number,
  open: readonly Mark[],
): { readonly mark: Mark; readonly text: string; readonly end: number } | undefined {
  const mark = text[at] as Mark
  if (!Object.hasOwn(KINDS, mark) || open.includes(mark)) return undefined
  if (isWord(text[at - 1]) || isBlank(text[at + 1]) || text[at + 1] === mark) return undefined
  for (let end = at + 2; end < text.length && text[end] !== '\n'; end++) {
    if (text[end] === mark && !isBlank(text[end - 1]) && !isWord(text[end + 1]))
      return { mark, text: text.slice(at + 1, end), end: end + 1 }
  }
  return undefined
}

const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)
const isBlank = (character: string | undefined) => character === undefined || /\s/.test(character)
