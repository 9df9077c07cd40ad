/** Places within settings: as keys, and as the patterns by which words and limits are kept. */
import type { Path } from '../../script/edits'

export const pathKey = (path: Path): string => path.join('.')

/** `choices.*.title`: the same for every item. */
export const pathPattern = (path: Path): string => path.map((part) => (typeof part === 'number' ? '*' : part)).join('.')

export const startsWith = (path: Path, beginning: Path): boolean => beginning.every((part, place) => path[place] === part)

export function valueAt(settings: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[part] : undefined),
    settings,
  )
}
