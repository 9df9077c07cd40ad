/** Puts a column's boxes below one another, as near as can be to where each wants to be. */
import { type Box, GAP_DOWN, toGrid } from './box'

export interface Wish {
  readonly box: Box
  /** Where its card wants to begin. */
  readonly y: number
  /** Whose wish counts for more moves less. */
  readonly weight: number
}

/**
 * Box -> where its card begins: without overlap, and in the order of the wishes, with the least sum of ways from them. So few are
 * moved far, rather than many a little.
 */
export function stack(column: readonly Wish[]): Map<string, number> {
  const sorted = column.toSorted((one, other) => one.y - other.y)
  let depth = 0
  const blocks: Block[] = []
  const depths = sorted.map(({ box, y, weight }) => {
    depth += box.reach.above
    const own = depth
    depth += box.height + box.reach.below + GAP_DOWN
    // less what stands above it, all that is asked is that no box wants to be higher than the one before
    let block: Block = { wishes: [{ at: y - own, weight }], at: y - own }
    for (let above = blocks.at(-1); above && above.at > block.at; above = blocks.at(-1)) {
      blocks.pop()
      block = joined(above, block)
    }
    blocks.push(block)
    return own
  })
  const starts = blocks.flatMap(({ wishes, at }) => wishes.map(() => at))
  return new Map(sorted.map(({ box }, place) => [box.key, toGrid((starts[place] ?? 0) + (depths[place] ?? 0))]))
}

/** Boxes that touch, and the place that suits most of them. */
interface Block {
  readonly wishes: readonly { readonly at: number; readonly weight: number }[]
  readonly at: number
}

function joined(above: Block, below: Block): Block {
  const wishes = [...above.wishes, ...below.wishes]
  const half = wishes.reduce((sum, { weight }) => sum + weight, 0) / 2
  let sum = 0
  // where as many want to be above as below, what is above stays
  const at = wishes
    .toSorted((one, other) => one.at - other.at)
    .find(({ weight }) => {
      sum += weight
      return sum > half
    })?.at
  return { wishes, at: at ?? above.at }
}
