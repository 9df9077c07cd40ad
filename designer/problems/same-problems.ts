/** Keeps what did not change: problems that are said again stay the same objects, so that only news are drawn anew. */
import type { Problem } from '../../engine/script/script'

/** `next` with the objects of `before` where they say the same; `before` itself where nothing changed. */
export function sameProblems(before: readonly Problem[], next: readonly Problem[]): readonly Problem[] {
  const known = new Map(before.map((problem) => [keyOf(problem), problem]))
  const kept = next.map((problem) => known.get(keyOf(problem)) ?? problem)
  const isSame = kept.length === before.length && kept.every((problem, place) => problem === before[place])
  return isSame ? before : kept
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
