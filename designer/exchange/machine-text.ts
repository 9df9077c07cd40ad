/** The machine that a script becomes, as XState reads it; it has none while it has errors. Loaded when it is asked for. */
import { machineConfig } from '../../engine/compile/machine-config'
import { checkScript, hasErrors } from '../../engine/script/check'
import type { Problem, Script } from '../../engine/script/script'

export type MachineText =
  | { readonly is: 'machine'; readonly text: string }
  | { readonly is: 'errors'; readonly problems: readonly Problem[] }

export function machineText(script: Script): MachineText {
  const problems = checkScript(script)
  if (hasErrors(problems)) return { is: 'errors', problems: problems.filter(({ severity }) => severity === 'error') }
  return { is: 'machine', text: `${JSON.stringify(machineConfig(script), null, 2)}\n` }
}
