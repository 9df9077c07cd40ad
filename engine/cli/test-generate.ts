/** `cordboard test --generate`: writes tests that take every port of a script that a search finds a way to. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { generateTests } from '../testing/generate'
import { printTestFile } from '../testing/print-test-file'
import type { ExitCode } from './test-run'
import { readTestedWorkspace, testFileOf } from './test-workspace'

export interface GenerateOptions {
  readonly generate: string
  readonly out?: string
  readonly force?: boolean
}

export function generateTestFile(folder: string, { generate: id, out, force = false }: GenerateOptions): ExitCode {
  const read = readTestedWorkspace(folder, { withTests: false })
  if (!read.ok) {
    for (const problem of read.problems) console.error(problem)
    return 2
  }
  const { sources, scripts, surroundings } = read.workspace
  const source = sources.get(id)
  const script = scripts.get(id)
  if (!source || !script) {
    console.error(`There is no script "${id}" in ${folder}; there is ${[...sources.keys()].join(', ') || 'none'}`)
    return 2
  }
  const file = out ?? testFileOf(folder, id)
  if (existsSync(file) && !force) {
    console.error(`${file} is there already. Write somewhere else by --out <file>, or over it by --force.`)
    return 2
  }
  const { tests, unreached, situations } = generateTests(source, script, surroundings)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, printTestFile(id, tests, unreached))
  console.log(`${tests.length} tests written to ${file}, out of ${situations} situations`)
  for (const { node, port, why } of unreached) console.log(`  no test takes ${node} by ${port}: ${why}`)
  return 0
}
