/**
 * Freezes a document that was just opened, some nodes in a breath. Immer freezes whatever an edit gives, all of it where nothing was
 * frozen before: of a large script that would hold up the first letter that is typed.
 */
import { freeze } from 'immer'
import type { Script } from '../../engine/script/script'

/** A few milliseconds' worth. */
const BREATH = 200

export async function freezeAhead(script: Script, breathe: () => Promise<void>): Promise<void> {
  for (const things of [script.nodes, script.links, script.notes]) {
    const all = Object.values(things)
    for (let from = 0; from < all.length; from += BREATH) {
      freeze(all.slice(from, from + BREATH), true)
      await breathe()
    }
  }
  freeze(script, true)
}
