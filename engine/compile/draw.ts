/**
 * Chance for a run, without any of its own: what is drawn follows from the event's seed, the node that draws, and how many lots the run has
 * drawn before. So a replay draws the same, and two nodes of one step, or one node twice in it, do not draw alike.
 */

/** From 0 up to, but never, 1. */
export function draw(seed: number, node: string, draws: number): number {
  return mixed(hashOf(`${seed}/${node}/${draws}`)) / 2 ** 32
}

/** The way whose share of a hundred holds the point; the last where the shares do not reach it. */
export function wayAt(ways: readonly { readonly id: string; readonly percent: number }[], point: number): string {
  let reached = 0
  for (const { id, percent } of ways) {
    reached += percent
    if (point < reached) return id
  }
  return ways.at(-1)?.id ?? ''
}

/** FNV-1a over the text's code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  return hash >>> 0
}

/** MurmurHash3's last step: texts that differ in one letter end far apart. */
function mixed(hash: number): number {
  let value = hash
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
