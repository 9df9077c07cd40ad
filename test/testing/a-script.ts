/** The front desk of the examples, compiled, as the tests of the kit use it. */
import { fileURLToPath } from 'node:url'
import { type CompiledScript, compileScript } from '../../engine/compile/compile-script'
import { printProblem, readWorkspace } from '../../engine/directory/workspace/read-workspace'
import type { Script } from '../../engine/script/script'
import type { Surroundings } from '../../engine/testing/given'
import { readTestFile } from '../../engine/testing/read-test-file'
import { runTest, type TestResult } from '../../engine/testing/run-test'
import type { ScriptTest, TestFile } from '../../engine/testing/test-file'

export interface Opened {
  readonly source: Script
  readonly script: CompiledScript
  readonly surroundings: Surroundings
}

export function openScript(example: string, id: string): Opened {
  const read = readWorkspace(fileURLToPath(new URL(`../../examples/${example}`, import.meta.url)))
  if (!read.ok) throw new Error(read.problems.map(printProblem).join('\n'))
  const source = read.workspace.scripts.find((script) => script.id === id)
  if (!source) throw new Error(`${example} has no script "${id}"`)
  return { source, script: compileScript(source), surroundings: read.workspace.directory }
}

export const frontDesk = openScript('front-desk', 'front-desk')

/** A script of one's own from a few nodes; links are `from.port` -> to. */
export function aScript(
  nodes: Record<string, { kind: string; settings?: object }>,
  links: Record<string, string>,
  more: object = {},
): Script {
  return {
    ...{ formatVersion: 2, id: 'drawn', name: 'Drawn', variables: {}, notes: {} },
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { settings: {}, position: { x: 0, y: 0 }, ...node }])),
    links: Object.fromEntries(
      Object.entries(links).map(([way, to]) => {
        const [from = '', port = ''] = way.split('.')
        return [way, { from, port, to }]
      }),
    ),
    ...more,
  } as unknown as Script
}

export function theFile(text: string): TestFile {
  const read = readTestFile(text)
  if (!read.ok) throw new Error(read.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  return read.file
}

/** One test of the front desk, by the lines of its steps. */
function theTest(steps: string, given = '{}'): ScriptTest {
  const lines = steps.split('\n').map((line) => `      ${line.trim()}`)
  const [test] = theFile(
    [`script: front-desk`, `tests:`, `  - name: A test`, `    given: ${given}`, `    steps:`, ...lines].join('\n'),
  ).tests
  if (!test) throw new Error('There is no test')
  return test
}

export function run(steps: string, given?: string): TestResult {
  return runTest(frontDesk.script, theTest(steps, given), frontDesk.surroundings)
}
