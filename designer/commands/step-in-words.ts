/** What a step of undo did, in words: "move 3 nodes". */
import type { StepSaid } from '../script/script-store'
import { words } from '../wording/words'

type Say = (what: string) => string

export function stepInWords({ edit, count, of, as }: StepSaid): string {
  const { byName, byType, counted } = words.edits
  const named = as === undefined ? undefined : (byName as Readonly<Record<string, Say>>)[as]
  return (named ?? byType[edit])(counted[of ?? 'things'](count))
}
