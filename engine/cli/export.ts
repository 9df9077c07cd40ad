/** `cordboard export`: writes the published workspace back as a folder, or one script file in the form of another system. */
import { writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { machineConfig } from '../compile/machine-config'
import { writeWorkspace } from '../directory/workspace/export-workspace'
import { scxmlText } from '../exchange/export-scxml'
import { checkScript, hasErrors } from '../script/check'
import type { Script } from '../script/script'
import { readConfig } from '../serve/config'
import { printProblems } from './print-problems'
import { readScriptFile } from './read-file'

const FORMS = {
  scxml: scxmlText,
  xstate: (script: Script) => `${JSON.stringify(machineConfig(script), null, 2)}\n`,
} as const

interface Options {
  readonly as?: keyof typeof FORMS
  readonly out?: string
}

export const exportCommand = () =>
  new Command('export')
    .description('writes the published workspace as a folder, or with --as one script for another system')
    .argument('<folder-or-script>', 'the folder, made when it is missing; with --as a script file')
    .addOption(new Option('--as <form>', 'SCXML of the W3C, or the JSON that XState reads').choices(Object.keys(FORMS)))
    .option('-o, --out <file>', 'with --as: writes it there instead of printing it')
    .action((path: string, { as, out }: Options) => (as ? exportScript(path, as, out) : exportWorkspace(path)))

function exportScript(file: string, as: keyof typeof FORMS, out: string | undefined): void {
  const read = readScriptFile(file)
  const problems = read.ok ? checkScript(read.script) : read.problems
  if (!read.ok || hasErrors(problems)) {
    for (const line of printProblems(file, problems)) console.error(line)
    process.exitCode = 1
    return
  }
  const text = FORMS[as](read.script)
  if (out === undefined) process.stdout.write(text)
  else writeFileSync(out, text)
}

async function exportWorkspace(folder: string): Promise<void> {
  const { openDirectoryAccess } = await import('./directory-access')
  const access = openDirectoryAccess(readConfig(process.env))
  try {
    const { written, unchanged, leftOver } = writeWorkspace(await access.current(), folder)
    for (const file of written) console.log(`wrote ${file}`)
    for (const file of leftOver) console.log(`not in the workspace any more: ${file}`)
    console.log(`${written.length} files written, ${unchanged.length} said the same already`)
  } finally {
    access.close()
  }
}
