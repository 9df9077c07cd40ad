/** How well something fits what was typed: every word has to be found, a title counts more than its synonyms, a beginning more than a middle. */

export interface Findable {
  readonly title: string
  /** Other names for it. */
  readonly also?: readonly string[]
  /** What is said about it; counts least. */
  readonly help?: string
}

/** Smaller is better; undefined where it does not fit. Everything fits nothing typed equally well. */
export function rankOf(query: string, { title, also = [], help = '' }: Findable): number | undefined {
  const wanted = plain(query)
  if (wanted === '') return 0
  const titles = [plain(title)]
  const others = also.map(plain)
  const whole = rankOfWord(wanted, titles, others, '')
  if (whole !== undefined) return whole
  let rank = SEVERAL_WORDS
  for (const word of wanted.split(' ')) {
    const found = rankOfWord(word, titles, others, plain(help))
    if (found === undefined) return undefined
    rank += found
  }
  return rank
}

/** The things that fit, best first; equally good ones stay in their order. */
export function ranked<Thing>(query: string, things: readonly Thing[], findable: (thing: Thing) => Findable): readonly Thing[] {
  return things
    .flatMap((thing) => {
      const rank = rankOf(query, findable(thing))
      return rank === undefined ? [] : [{ thing, rank }]
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ thing }) => thing)
}

const SEVERAL_WORDS = 10

function rankOfWord(word: string, titles: readonly string[], others: readonly string[], help: string): number | undefined {
  return rankIn(word, titles, 0) ?? rankIn(word, others, 4) ?? (word.length > 2 && help.includes(word) ? 9 : initials(word, titles))
}

function rankIn(word: string, names: readonly string[], from: number): number | undefined {
  if (names.includes(word)) return from
  if (names.some((name) => name.startsWith(word))) return from + 1
  if (names.some((name) => name.includes(` ${word}`))) return from + 2
  // one letter in the middle of a word says nothing
  return word.length > 1 && names.some((name) => name.includes(word)) ? from + 3 : undefined
}

/** `wfa` and `waitag` find Wait for agent. */
function initials(word: string, titles: readonly string[]): number | undefined {
  if (word.length < 2) return undefined
  return titles.some((title) => fitsBeginnings(word, title.split(' '))) ? 8 : undefined
}

function fitsBeginnings(word: string, parts: readonly string[]): boolean {
  const [part, ...rest] = parts
  if (word === '') return true
  if (part === undefined) return false
  for (let length = Math.min(word.length, part.length); length > 0; length -= 1) {
    if (part.startsWith(word.slice(0, length)) && fitsBeginnings(word.slice(length), rest)) return true
  }
  return false
}

/** Without accents, capitals and signs: `Öffnungszeiten` is found by `offnungszeiten`, `WhatsApp-Kanal` by `kanal`. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}{}$]+/gu, ' ')
    .trim()
}
