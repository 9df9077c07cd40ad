/** Gives a script to the person as a file: the same order of its parts each time, so that two of them can be compared line by line. */
import { SCRIPT_SCHEMA_URL, type Script } from '../../../engine/script/script'

export function saveAsFile(script: Script): void {
  const address = URL.createObjectURL(new Blob([fileOf(script)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${script.id}.json`
  link.click()
  // the download has begun by then
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** What order the parts of a script stand in; within each, things stand by id. */
const PARTS = ['$schema', 'formatVersion', 'id', 'name', 'description', 'errorHandler', 'variables', 'nodes', 'links', 'notes', 'frames']

export function fileOf(script: Script): string {
  const { $schema = SCRIPT_SCHEMA_URL, ...rest } = script
  const parts = Object.entries({ ...rest, $schema }).sort(([a], [b]) => PARTS.indexOf(a) - PARTS.indexOf(b))
  const sorted = parts.map(([name, part]) => [name, typeof part === 'object' ? byId(part) : part])
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`
}

function byId(things: object): object {
  return Object.fromEntries(Object.entries(things).sort(([a], [b]) => (a < b ? -1 : 1)))
}
