/** All problems of a script in its workspace: what publishing asks, the editor shows and `cordboard validate` prints. */
import type { Directory } from '../directory/model/directory'
import { checkScript } from './check'
import { checkReferences } from './check-references'
import type { Problem, Script } from './script'

export function diagnose(script: Script, directory: Directory): Problem[] {
  return [...checkScript(script), ...checkReferences(script, directory)]
}
