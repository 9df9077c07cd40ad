/** How much two documents differ, as a number and as a line. */
import type { DifferenceCounts } from '../../engine/script/difference'
import { words } from '../wording/words'

export function totalOf({ other, ...things }: DifferenceCounts): number {
  return Object.values(things).reduce(
    (sum, each) => sum + Object.values(each).reduce((all: number, count: number) => all + count, 0),
    other,
  )
}

/** `2 nodes changed, 1 link added`; empty where nothing differs. */
export function countsInWords(counts: DifferenceCounts): string {
  const { counted } = words.versions
  const things = (['nodes', 'links', 'variables', 'notes', 'frames'] as const).flatMap((kind) =>
    (Object.entries(counts[kind]) as [keyof typeof counted.done, number][]).flatMap(([what, count]) =>
      count > 0 ? [counted.things(counted[kind](count), counted.done[what])] : [],
    ),
  )
  return [...things, ...(counts.other > 0 ? [counted.other(counts.other)] : [])].join(', ')
}
