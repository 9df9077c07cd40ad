/** `cordboard validate`: every problem of script files, or of a whole workspace folder, with its place. Exit code 1 when there are errors. */
import { statSync } from 'node:fs'
import { Command } from 'commander'
import { printProblem, readWorkspace } from '../directory/workspace/read-workspace'
import { checkScript } from '../script/check'
import { diagnose } from '../script/diagnose'
import { printProblems } from './print-problems'
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
  return { lines: printProblems(file, problems), hasErrors: problems.some(({ severity }) => severity === 'error') }
}

function validateWorkspace(folder: string): Verdict {
  const read = readWorkspace(folder)
  if (!read.ok) return { lines: read.problems.map(printProblem), hasErrors: true }
  const { directory, scripts } = read.workspace
  const problems = scripts.flatMap((script) =>
    diagnose(script, { ...directory, scripts: [] }).map((problem) => ({ id: script.id, problem })),
  )
  return {
    lines: problems.flatMap(({ id, problem }) => printProblems(`${folder}/scripts/${id}.json`, [problem])),
    hasErrors: problems.some(({ problem }) => problem.severity === 'error'),
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
