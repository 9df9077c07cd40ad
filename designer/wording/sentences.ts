/**
 * Says in another language what parts of the engine say in English sentences of their own (expressions, checks of single kinds). A
 * sentence is found by its English pattern, with `{name}` for what varies; one that is not listed stays in English.
 */

export type Sentence = readonly [english: string, other: string]

/** `inner`: what stands in the places is put into the language too, where it is one of these. */
export function translator(sentences: readonly Sentence[], inner: Readonly<Record<string, string>>): (said: string) => string {
  const patterns = sentences.map(([english, other]) => ({ pattern: patternOf(english), other }))
  const known = new Map<string, string>()
  const say = (said: string): string => {
    for (const { pattern, other } of patterns) {
      const places = pattern.exec(said)?.groups
      if (places || pattern.test(said)) return other.replace(PLACE, (_, name: string) => inWords(places?.[name] ?? ''))
    }
    return said
  }
  const inWords = (value: string) =>
    inner[value] ??
    value
      .split(', ')
      .map((part) => inner[part] ?? part)
      .join(', ')
  return (said) => {
    const before = known.get(said)
    if (before !== undefined) return before
    const now = say(said)
    known.set(said, now)
    return now
  }
}

const PLACE = /\{([a-z]\w*)\}/g

function patternOf(english: string): RegExp {
  let source = ''
  let end = 0
  for (const place of english.matchAll(PLACE)) {
    source += `${literally(english.slice(end, place.index))}(?<${place[1]}>[\\s\\S]+?)`
    end = place.index + place[0].length
  }
  return new RegExp(`^${source}${literally(english.slice(end))}$`)
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
