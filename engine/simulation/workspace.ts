/** What a simulated workspace is made of: a directory with agents and skills, and the scripts that its channels run. */

import { type CompiledScript, compileScript } from '../compile/compile-script'
import type { Lookups } from '../conversation/turn'
import { Directory, type DirectoryRevision } from '../directory/model/directory'
import { createHoursClock } from '../directory/model/hours'
import { findHours } from '../directory/model/look-up'
import type { Script } from '../script/script'

export interface SimulatedWorkspace {
  readonly directory: DirectoryRevision
  readonly lookups: Lookups
  readonly scripts: ReadonlyMap<string, CompiledScript>
}

/** Publishes the scripts as version 1 and answers what conversations look up. */
export function simulatedWorkspace(directory: Omit<Directory, 'scripts'>, scripts: readonly Script[]): SimulatedWorkspace {
  const compiled = scripts.map((script) => compileScript(script, 1))
  const byHash = new Map(compiled.map((script) => [script.scriptHash, script]))
  const revision: DirectoryRevision = {
    ...Directory.parse({
      ...directory,
      scripts: compiled.map((script) => ({ id: script.id, name: script.id, version: script.version, hash: script.scriptHash })),
    }),
    revision: 1,
  }
  const clock = createHoursClock()
  return {
    directory: revision,
    scripts: byHash,
    lookups: {
      directoryAt: () => revision,
      scriptByHash: (hash) => byHash.get(hash),
      hoursState: (at, id, now) => {
        const hours = findHours(at, id)
        return hours && clock.state(hours, now).state
      },
    },
  }
}
