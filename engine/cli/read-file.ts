/** Reads a script file for the command line; a file that cannot be read is a message, not a stack. */
import { readFileSync, statSync } from 'node:fs'
import { MAX_SCRIPT_BYTES, type ReadScript, readScript } from '../script/read-script'

export function readScriptFile(file: string): ReadScript {
  try {
    if (statSync(file).size > MAX_SCRIPT_BYTES * 4)
      return refused('file-too-large', `The file is larger than ${MAX_SCRIPT_BYTES} characters`)
    return readScript(readFileSync(file, 'utf8'))
  } catch (error) {
    return refused('unreadable', error instanceof Error ? error.message : String(error))
  }
}

function refused(rule: string, message: string): ReadScript {
  return { ok: false, problems: [{ rule, severity: 'error', message, path: [] }] }
}
