/** The engine's own check, loaded when the drawing is there: it brings the expression language along. */
import type { Directory } from '../../engine/directory/model/directory'
import { checkAhead, checkScript } from '../../engine/script/check'
import { diagnose } from '../../engine/script/diagnose'
import type { Problem, Script } from '../../engine/script/script'

/** What concerns the workspace is told once its directory is known. */
export function problemsOf(script: Script, directory: Directory | undefined): readonly Problem[] {
  return directory ? diagnose(script, directory) : checkScript(script)
}

/** How many nodes are checked in one breath when a script is opened: some milliseconds' worth. */
const BREATH = 40

/** Looks at a script that was just opened without holding the page up. */
export async function lookThrough(script: Script, breathe: () => Promise<void>): Promise<void> {
  const ids = Object.keys(script.nodes)
  for (let from = 0; from < ids.length; from += BREATH) {
    checkAhead(script, ids.slice(from, from + BREATH))
    await breathe()
  }
}
