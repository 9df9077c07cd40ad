/** Remembers what a pure function of a text gave, for a bounded number of texts. */

/**
 * Two generations of at most `generationSize` entries each: what is used survives, what is not is forgotten when the younger
 * generation is full. Never holds more than twice `generationSize` entries.
 */
export function remember<T>(generationSize: number, compute: (key: string) => T): (key: string) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return (key) => {
    const known = young.get(key)
    if (known !== undefined) return known
    const value = old.get(key) ?? compute(key)
    if (young.size >= generationSize) {
      old = young
      young = new Map()
    }
    young.set(key, value)
    return value
  }
}
