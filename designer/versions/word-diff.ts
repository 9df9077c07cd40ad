/** Two texts word by word: what stayed, what went, what came. */

export interface TextPart {
  readonly is: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Longer texts are told as a whole: the comparison takes time with the product of both lengths. */
const MAX_WORDS = 600

export function wordDiff(before: string, after: string): TextPart[] {
  const [old, next] = [tokens(before), tokens(after)]
  if (old.length > MAX_WORDS || next.length > MAX_WORDS) return whole(before, after)
  const common = commonLengths(old, next)
  if ((common[0]?.[0] ?? 0) === 0) return whole(before, after)
  const parts: TextPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < next.length) {
    if (i < old.length && j < next.length && old[i] === next[j]) {
      push(parts, 'same', old[i])
      i += 1
      j += 1
    } else if (j >= next.length || (i < old.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      push(parts, 'removed', old[i])
      i += 1
    } else {
      push(parts, 'added', next[j])
      j += 1
    }
  }
  return joined(parts)
}

/** A space between two changes is no news: what went and what came are each told in one piece. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const all: TextPart[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    all.push(...whole(removed, added))
    removed = ''
    added = ''
  }
  for (const [place, { is, text }] of parts.entries()) {
    const isBetween = is === 'same' && text.trim() === '' && removed + added !== '' && place < parts.length - 1
    if (is === 'same' && !isBetween) {
      flush()
      all.push({ is, text })
    }
    if (is === 'removed' || isBetween) removed += text
    if (is === 'added' || isBetween) added += text
  }
  flush()
  return all
}

/** Words, and what stands between them. */
const tokens = (text: string) => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? []

function whole(before: string, after: string): TextPart[] {
  const parts: TextPart[] = []
  if (before !== '') parts.push({ is: 'removed', text: before })
  if (after !== '') parts.push({ is: 'added', text: after })
  return parts
}

/** At [i][j], how many words the rests of both from there have in common. */
function commonLengths(old: readonly string[], next: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(next.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = next.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[]
      row[j] = old[i] === next[j] ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}

function push(parts: TextPart[], is: TextPart['is'], text = ''): void {
  const last = parts.at(-1)
  if (last?.is === is) parts[parts.length - 1] = { is, text: last.text + text }
  else parts.push({ is, text })
}
