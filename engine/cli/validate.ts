/**
 * `cordboard validate`: every problem of script files, or of a whole workspace folder, with its place, and what was proven of the scripts.
 * Exit code 1 when there are errors.
 */
import { statSync } from 'node:fs'
import { Command } from 'commander'
import { printProblem, readWorkspace } from '../directory/workspace/read-workspace'
import { prove } from '../prove/prove'
import { checkScript } from '../script/check'
import { diagnose } from '../script/diagnose'
import { printProblems } from './print-problems'
import { printProof } from './print-proof'
import { readScriptFile } from './read-file'

export const validateCommand = () =>
  new Command('validate')
    .description('lists every problem of script files or workspace folders')
    .argument('<path...>', 'script files (*.json), or folders with a workspace.yaml')
    .action((paths: readonly string[]) => {
      let errors = 0
      for (const path of paths) {
        const { lines, hasErrors } = isFolder(path) ? validateWorkspace(path) : validateFile(path)
        for (const line of lines) console.log(line)
        if (hasErrors) errors += 1
        else console.log(`${path}: no errors`)
      }
      process.exitCode = errors > 0 ? 1 : 0
    })

interface Verdict {
  readonly lines: readonly string[]
  readonly hasErrors: boolean
}

function validateFile(file: string): Verdict {
  const read = readScriptFile(file)
  const problems = read.ok ? checkScript(read.script) : read.problems
  const proof = read.ok ? printProof(file, prove(read.script)) : []
  return { lines: [...printProblems(file, problems), ...proof], hasErrors: problems.some(({ severity }) => severity === 'error') }
}

function validateWorkspace(folder: string): Verdict {
  const read = readWorkspace(folder)
  if (!read.ok) return { lines: read.problems.map(printProblem), hasErrors: true }
  const { directory, scripts } = read.workspace
  const workspace = { ...directory, scripts: [] }
  const checked = scripts.map((script) => ({ script, file: `${folder}/scripts/${script.id}.json`, problems: diagnose(script, workspace) }))
  return {
    lines: checked.flatMap(({ script, file, problems }) => [
      ...printProblems(file, problems),
      ...printProof(file, prove(script, workspace)),
    ]),
    hasErrors: checked.some(({ problems }) => problems.some(({ severity }) => severity === 'error')),
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
