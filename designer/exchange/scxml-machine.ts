/** The machine that a script becomes, as SCXML; it has none while it has errors. Loaded when it is asked for. */
import { scxmlText } from '../../engine/exchange/export-scxml'
import { checkScript, hasErrors } from '../../engine/script/check'
import type { Script } from '../../engine/script/script'
import type { MachineText } from './machine-text'

export function scxmlMachine(script: Script): MachineText {
  const problems = checkScript(script)
  if (hasErrors(problems)) return { is: 'errors', problems: problems.filter(({ severity }) => severity === 'error') }
  return { is: 'machine', text: scxmlText(script) }
}
