/** Reads a workspace with its script tests for `cordboard test`: every problem with its file and line, or all that is needed to run. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import { type CompiledScript, compileScript } from '../compile/compile-script'
import { printProblem, readWorkspace } from '../directory/workspace/read-workspace'
import { SCRIPTS_FOLDER } from '../directory/workspace/workspace'
import { checkScript } from '../script/check'
import type { Script } from '../script/script'
import { checkTests } from '../testing/check-tests'
import type { NodeLines } from '../testing/coverage-report'
import type { Surroundings } from '../testing/given'
import { readTestFile } from '../testing/read-test-file'
import type { NamedFile } from '../testing/run-suite'
import { printProblems } from './print-problems'

const TESTS_FOLDER = 'tests'
const IS_TEST = /\.test\.ya?ml$/
const MAX_TEST_BYTES = 5 * 1024 * 1024

export interface TestedWorkspace {
  readonly surroundings: Surroundings
  readonly sources: ReadonlyMap<string, Script>
  readonly scripts: ReadonlyMap<string, CompiledScript>
  readonly files: readonly NamedFile[]
}

export type ReadTestedWorkspace =
  | { readonly ok: true; readonly workspace: TestedWorkspace }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Without its tests where they are about to be written anew. */
export function readTestedWorkspace(folder: string, { withTests = true } = {}): ReadTestedWorkspace {
  const read = readWorkspace(folder)
  if (!read.ok) return { ok: false, problems: read.problems.map((problem) => join(folder, printProblem(problem))) }
  const { directory, scripts } = read.workspace
  const broken = scripts.flatMap((script) => {
    const errors = checkScript(script).filter(({ severity }) => severity === 'error')
    return printProblems(scriptFile(folder, script.id), errors)
  })
  if (broken.length > 0) return { ok: false, problems: broken }
  const compiled = new Map(scripts.map((script) => [script.id as string, compileScript(script)]))
  const problems: string[] = []
  const files = (withTests ? testFilesOf(folder) : []).flatMap((file): NamedFile[] => {
    const report = ({ message, line }: { readonly message: string; readonly line?: number }) =>
      problems.push(`${file}${line === undefined ? '' : `:${line}`}: ${message}`)
    if (statSync(file).size > MAX_TEST_BYTES) {
      report({ message: `the file is larger than ${MAX_TEST_BYTES} bytes; split it` })
      return []
    }
    const tests = readTestFile(readFileSync(file, 'utf8'))
    const found = tests.ok ? checkTests(tests.file, compiled, directory) : tests.problems
    for (const problem of found) report(problem)
    return tests.ok ? [{ ...tests.file, file }] : []
  })
  if (problems.length > 0) return { ok: false, problems }
  const sources = new Map(scripts.map((script) => [script.id as string, script]))
  return { ok: true, workspace: { surroundings: directory, sources, scripts: compiled, files } }
}

export const scriptFile = (folder: string, id: string) => join(folder, SCRIPTS_FOLDER, `${id}.json`)
export const testFileOf = (folder: string, id: string) => join(folder, TESTS_FOLDER, `${id}.test.yaml`)

/** Beside workspace.yaml, and in the folder `tests` and below it. */
function testFilesOf(folder: string): string[] {
  const tests = join(folder, TESTS_FOLDER)
  const below = existsSync(tests) ? readdirSync(tests, { recursive: true, encoding: 'utf8' }).map((name) => join(tests, name)) : []
  const beside = readdirSync(folder).map((name) => join(folder, name))
  return [...beside, ...below].filter((file) => IS_TEST.test(file) && statSync(file).isFile()).sort()
}

/** On which lines of its file each node of a script stands. JSON is YAML too, which knows the places. */
export function nodeLinesOf(text: string): Record<string, NodeLines> {
  const counter = new LineCounter()
  const nodes = parseDocument(text, { lineCounter: counter, prettyErrors: false }).get('nodes')
  if (!isMap(nodes)) return {}
  return Object.fromEntries(
    nodes.items.flatMap((item) => {
      if (!isPair(item) || !isScalar(item.key) || !item.key.range || !isMap(item.value) || !item.value.range) return []
      const from = counter.linePos(item.key.range[0]).line
      return [[String(item.key.value), { from, to: counter.linePos(item.value.range[1] - 1).line }]]
    }),
  )
}
