/** Runs the tests of many files and gathers what they went through, script by script. */
import type { CompiledScript } from '../compile/compile-script'
import { type Coverage, noCoverage, summarize, wayId, withTrace } from './coverage'
import type { CoveredScript } from './coverage-report'
import { NO_SURROUNDINGS, type Surroundings } from './given'
import { runTest, type TestResult } from './run-test'
import type { ImpossiblePort, TestFile } from './test-file'

/** A test file by its name. */
export interface NamedFile extends TestFile {
  readonly file: string
}

export interface FileResult {
  readonly file: string
  readonly results: readonly TestResult[]
  readonly impossible: readonly ImpossiblePort[]
}

export interface SuiteResult {
  readonly files: readonly FileResult[]
  /** Of every script, also one that no test is about. */
  readonly covered: readonly CoveredScript[]
  /** Ports that a file calls impossible and a test has taken. */
  readonly contradicted: readonly (ImpossiblePort & { readonly file: string })[]
}

export interface SuiteOptions {
  readonly surroundings?: Surroundings
  /** Runs only tests whose name it is true for. */
  readonly isWanted?: (name: string) => boolean
}

/** Every script that a test names must be there (check-tests.ts). */
export function runSuite(
  files: readonly NamedFile[],
  scripts: ReadonlyMap<string, CompiledScript>,
  { surroundings = NO_SURROUNDINGS, isWanted = () => true }: SuiteOptions = {},
): SuiteResult {
  const coverages = new Map<string, Coverage>([...scripts].map(([id, script]) => [id, noCoverage(script)]))
  const results = files.map(({ file, tests, impossible }): FileResult => {
    const wanted = tests.filter(({ name }) => isWanted(name))
    return {
      file,
      impossible,
      results: wanted.map((test) => {
        const script = scripts.get(test.script)
        if (!script) throw new Error(`Test "${test.name}" is about script "${test.script}", which is not there`)
        const result = runTest(script, test, surroundings)
        coverages.set(script.id, withTrace(coverages.get(script.id) ?? noCoverage(script), result.trace))
        return result
      }),
    }
  })
  const impossible = files.flatMap((file) => file.impossible.map((port) => ({ ...port, file: file.file })))
  const covered = [...coverages].flatMap(([id, coverage]): CoveredScript[] => {
    const script = scripts.get(id)
    return script ? [{ script, coverage, summary: summarize(script, coverage, impossible) }] : []
  })
  const contradicted = impossible.filter(({ script, ...way }) => (coverages.get(script)?.ports[wayId(way)] ?? 0) > 0)
  return { files: results, covered, contradicted }
}

export function failuresOf({ files }: Pick<SuiteResult, 'files'>): TestResult[] {
  return files.flatMap(({ results }) => results.filter(({ failure }) => failure !== undefined))
}
