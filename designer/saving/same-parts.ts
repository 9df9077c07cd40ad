/** Gives a document that came from outside the parts of the one at hand where they say the same, so that only news are drawn anew. */
import { isRecord, isSame, memberOf } from '../../engine/script/json-values'

export function withSameParts<Value>(before: unknown, next: Value): Value {
  if (before === next || isSame(before, next)) return before as Value
  if (!isRecord(before) || !isRecord(next)) return next
  return Object.fromEntries(Object.entries(next).map(([key, value]) => [key, withSameParts(memberOf(before, key), value)])) as Value
}
