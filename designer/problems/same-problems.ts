/** Keeps what did not change: problems that are said again stay the same objects, so that only news are drawn anew. */
import type { Problem } from '../../engine/script/script'

/** `next` with the objects of `before` where they say the same; `before` itself where nothing changed. */
export function sameProblems(before: readonly Problem[], next: readonly Problem[]): readonly Problem[] {
  // most are the very objects of before: one node was checked anew, and only what it said is looked at closer
  const [start, end] = sameEnds(before, next)
  if (start === before.length && start === next.length) return before
  const known = new Map(before.slice(start, before.length - end).map((problem) => [keyOf(problem), problem]))
  const middle = next.slice(start, next.length - end).map((problem) => known.get(keyOf(problem)) ?? problem)
  const kept = [...next.slice(0, start), ...middle, ...next.slice(next.length - end)]
  const isSame = kept.length === before.length && kept.every((problem, place) => problem === before[place])
  return isSame ? before : kept
}

/** How many are the very same from the beginning, and of the rest from the end. */
function sameEnds(before: readonly Problem[], next: readonly Problem[]): readonly [number, number] {
  const most = Math.min(before.length, next.length)
  let start = 0
  while (start < most && before[start] === next[start]) start += 1
  let end = 0
  while (end < most - start && before.at(-1 - end) === next.at(-1 - end)) end += 1
  return [start, end]
}

const keys = new WeakMap<Problem, string>()

/** Tells two problems of one script apart. */
export function keyOf(problem: Problem): string {
  const known = keys.get(problem)
  if (known !== undefined) return known
  const { rule, path, port, offset, message } = problem
  const key = [rule, path.join('.'), port ?? '', offset ?? '', message].join(' ')
  keys.set(problem, key)
  return key
}
