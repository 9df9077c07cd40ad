/** Reads a script as it was kept, bringing it to today's form where an older release wrote it. */
import { readScript } from '../script/read-script'
import type { Script } from '../script/script'

/** Throws where it cannot be read any more, with what it was. */
export function parseKept(document: string, what: string): Script {
  const read = readScript(document)
  if (!read.ok) throw new Error(`The ${what} cannot be read: ${read.problems.map(({ message }) => message).join('; ')}`)
  return read.script
}
