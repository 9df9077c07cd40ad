/** A look at JSON before it is parsed: is it deeper or longer than any honest webhook (requirement R43)? One pass, nothing built. */

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

export interface JsonBounds {
  readonly maxDepth: number
  /** Members of one list or object. */
  readonly maxMembers: number
}

/** What is exceeded, or undefined. Says nothing about whether it is JSON at all. */
export function beyondBounds(text: Uint8Array, { maxDepth, maxMembers }: JsonBounds): 'depth' | 'members' | undefined {
  const commas = new Int32Array(maxDepth + 1)
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length; index++) {
    const byte = text[index]
    if (isInString) {
      if (byte === BACKSLASH) index++
      else if (byte === QUOTE) isInString = false
    } else if (byte === QUOTE) isInString = true
    else if (byte === COMMA) {
      commas[depth] = (commas[depth] ?? 0) + 1
      if ((commas[depth] ?? 0) >= maxMembers) return 'members'
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (++depth > maxDepth) return 'depth'
      commas[depth] = 0
    } else if ((byte === CLOSE_LIST || byte === CLOSE_OBJECT) && depth > 0) depth--
  }
  return undefined
}
