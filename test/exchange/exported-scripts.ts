/** Scripts that are exported in tests: those of the examples, and one that is as bad for XML as can be. */
import { readdirSync, readFileSync } from 'node:fs'
import { readScript } from '../../engine/script/read-script'
import type { Script } from '../../engine/script/script'
import { hostileScript } from './hostile-script'

function example(name: string): Script {
  const read = readScript(readFileSync(`examples/${name}`, 'utf8'))
  if (!read.ok) throw new Error(read.problems[0]?.message)
  return read.script
}

export const exportedScripts: readonly (readonly [string, Script])[] = [
  ['front desk', example('front-desk/scripts/front-desk.json')],
  ...readdirSync('examples/appointment-reminders/scripts').map((file) => [file, example(`appointment-reminders/scripts/${file}`)] as const),
  ...readdirSync('examples/returning-customer/scripts').map((file) => [file, example(`returning-customer/scripts/${file}`)] as const),
  ['names and texts that are bad for XML', hostileScript],
]
