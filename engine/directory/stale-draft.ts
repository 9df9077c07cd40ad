/** The refusal of a save or publication that began from a draft which somebody has replaced meanwhile. */
import type { Script } from '../script/script'
import { describeChange } from './difference'
import { Conflict } from './errors'
import type { Draft } from './script-shelf'

/** @param known the draft as it is now; undefined where it was deleted or never was. */
export function staleDraft(scriptId: string, known: Draft | undefined, base: number, wanted: Script): Conflict {
  if (!known) {
    const message = `There is no draft of "${scriptId}" any more; this began from revision ${base}. Save it with If-Match "0" to make it anew.`
    return new Conflict(message, 0)
  }
  const { revision, script, by, at } = known
  const saver = 'name' in by ? `, saved by ${by.name}` : ''
  return new Conflict(
    `The draft of "${scriptId}" is at revision ${revision}${saver}; this began from ${base}. Load it and make the change there.`,
    revision,
    [describeChange({ kind: 'script', id: scriptId }, script, wanted)],
    { by, at },
  )
}
