/** The workspace of the simulation: the front-desk example on two numbers. */
import { readFileSync } from 'node:fs'
import { readScript } from '../../engine/script/read-script'
import { simulatedDirectory } from '../../engine/simulation/default-workspace'
import { simulatedWorkspace } from '../../engine/simulation/workspace'

export function frontDeskWorkspace() {
  const read = readScript(readFileSync('examples/front-desk/scripts/front-desk.json', 'utf8'))
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return simulatedWorkspace(simulatedDirectory(read.script.id), [read.script])
}
