/** Which keys of what was read did not arrive in what was understood: a mistyped setting must not be dropped in silence. */

/** Paths of keys that `input` has and `parsed` has not. */
export function unknownKeys(input: unknown, parsed: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(input) && Array.isArray(parsed)) {
    return input.flatMap((item, index) => unknownKeys(item, parsed[index], [...path, index]))
  }
  if (!isRecord(input) || !isRecord(parsed)) return []
  return Object.entries(input).flatMap(([key, value]) =>
    Object.hasOwn(parsed, key) ? unknownKeys(value, parsed[key], [...path, key]) : [[...path, key]],
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
