/** Fits texts into the picture: lines broken where words end, long ones cut with an ellipsis. */

export interface Font {
  readonly size: number
  readonly weight: number
}

/** Width of a text in px. */
export type Measure = (text: string, font: Font) => number

const ELLIPSIS = '…'

/** One line, cut where it would be wider. */
export function cut(text: string, width: number, font: Font, measure: Measure): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (measure(line, font) <= width) return line
  const letters = lettersOf(line)
  return `${letters
    .slice(0, fitting(letters, width - measure(ELLIPSIS, font), font, measure))
    .join('')
    .trimEnd()}${ELLIPSIS}`
}

/** Lines of at most this width; what does not fit into so many lines is cut at the end of the last. */
export function wrap(text: string, width: number, font: Font, measure: Measure, most: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.replaceAll('\r\n', '\n').split('\n')) {
    lines.push(...wrapParagraph(paragraph, width, font, measure, most + 1 - lines.length))
    if (lines.length > most) break
  }
  if (lines.length <= most) return lines
  return most < 1
    ? []
    : [...lines.slice(0, most - 1), cut(`${lines[most - 1]}${ELLIPSIS.repeat(2)}`, width, font, measure).replace(/…+$/, ELLIPSIS)]
}

function wrapParagraph(paragraph: string, width: number, font: Font, measure: Measure, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of wordsOf(paragraph)) {
    if (lines.length >= most) return lines
    if (measure((line + word).trimEnd(), font) <= width) {
      line += word
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = word.trimStart()
    // a word that is wider than the line is broken between letters
    while (measure(line, font) > width && lines.length < most) {
      const letters = lettersOf(line)
      const count = Math.max(1, fitting(letters, width, font, measure))
      if (count >= letters.length) break
      lines.push(letters.slice(0, count).join(''))
      line = letters.slice(count).join('')
    }
  }
  return [...lines, line.trimEnd()]
}

/** How many letters from the start fit, found by halving. */
function fitting(letters: readonly string[], width: number, font: Font, measure: Measure): number {
  let [low, high] = [0, letters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(letters.slice(0, middle).join(''), font) <= width) low = middle
    else high = middle - 1
  }
  return low
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Longer texts are cut before they are measured: no card shows as much. */
const LONGEST = 4000
const lettersOf = (text: string): string[] => [...letters.segment(text.slice(0, LONGEST))].map(({ segment }) => segment)

/** Words with the blanks and signs behind them, so that a line never begins with a comma. */
function wordsOf(text: string): string[] {
  const found: string[] = []
  for (const { segment, isWordLike } of words.segment(text.slice(0, LONGEST))) {
    const last = found.length - 1
    if (isWordLike || last < 0 || /\s$/.test(found[last] ?? '')) found.push(segment)
    else found[last] += segment
  }
  return found
}

/** The first letter with a direction decides, as `dir="auto"` does. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0]
  return (
    first !== undefined &&
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(first)
  )
}
