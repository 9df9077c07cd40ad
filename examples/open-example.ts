/** Opens an example's folder for its test as the server opens it, and says what a run of its scripts knows at a given moment. */
import { fileURLToPath } from 'node:url'
import { Directory, type DirectoryRevision } from '../engine/directory/model/directory'
import { hoursState } from '../engine/directory/model/hours'
import { printProblem, readWorkspace } from '../engine/directory/workspace/read-workspace'
import type { Facts } from '../engine/run/facts'
import type { Script } from '../engine/script/script'

export const EXAMPLES = ['front-desk', 'appointment-reminders', 'returning-customer'] as const

export interface Example {
  readonly directory: Directory
  readonly scripts: readonly Script[]
  script(id: string): Script
  /** What a run knows when Ada writes on the example's channel at this moment (ISO 8601 with offset). */
  knownAt(moment: string): Partial<Facts>
}

export const ADA = { name: 'Ada', phone: '+4915112345678', username: '' } as const

export function openExample(name: (typeof EXAMPLES)[number]): Example {
  const read = readWorkspace(fileURLToPath(new URL(name, import.meta.url)))
  if (!read.ok) throw new Error(read.problems.map(printProblem).join('\n'))
  const { scripts } = read.workspace
  const published = scripts.map(({ id, name }): DirectoryRevision['scripts'][number] => ({ id, name, version: 1, hash: '' }))
  const directory = Directory.parse({ ...read.workspace.directory, scripts: published })
  return {
    directory,
    scripts,
    script(id) {
      const script = scripts.find((candidate) => candidate.id === id)
      if (!script) throw new Error(`${name} has no script "${id}"`)
      return script
    },
    knownAt(moment) {
      const at = Date.parse(moment)
      const [channel] = directory.channels
      if (!channel) throw new Error(`${name} has no channel`)
      return {
        at,
        lastInboundAt: at,
        contact: ADA,
        channel: { id: channel.id, name: channel.name, kind: channel.kind, number: channel.number },
        case: { id: `${channel.id}/c1/1`, status: 'open', skill: '', number: 1 },
        screenPopHosts: directory.screenPopHosts,
        hours: Object.fromEntries(directory.hours.map((hours) => [hours.id, hoursState(hours, at).state])),
      }
    },
  }
}
