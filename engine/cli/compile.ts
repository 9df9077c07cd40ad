/** `cordboard compile`: a script as the XState machine that runs, in JSON; it opens in XState's own tools. */
import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { machineConfig } from '../compile/machine-config'
import { checkScript, hasErrors } from '../script/check'
import { printProblems } from './print-problems'
import { readScriptFile } from './read-file'

export const compileCommand = () =>
  new Command('compile')
    .description('prints the XState machine of a script as JSON')
    .argument('<file>', 'script file')
    .option('-o, --out <file>', 'writes it there instead')
    .action((file: string, { out }: { out?: string }) => {
      const read = readScriptFile(file)
      const problems = read.ok ? checkScript(read.script) : read.problems
      if (!read.ok || hasErrors(problems)) {
        for (const line of printProblems(file, problems)) console.error(line)
        process.exitCode = 1
        return
      }
      const json = `${JSON.stringify(machineConfig(read.script), null, 2)}\n`
      if (out === undefined) process.stdout.write(json)
      else writeFileSync(out, json)
    })
