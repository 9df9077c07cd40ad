/** One round of `cordboard test`: reads, runs, prints, writes the reports asked for, and gives the exit code. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { coverageJson, coverageText, lcovRecord, portsPercent } from '../testing/coverage-report'
import { junitXml } from '../testing/junit'
import { printFile } from '../testing/print-results'
import { failuresOf, runSuite, type SuiteResult } from '../testing/run-suite'
import { nodeLinesOf, readTestedWorkspace, scriptFile } from './test-workspace'

export interface TestOptions {
  readonly filter?: string
  readonly junit?: string
  readonly coverage?: boolean
  readonly coverageJson?: string
  readonly coverageLcov?: string
  readonly minCoverage?: number
}

/** All is well; tests failed, or too little is covered; nothing could be run. */
export type ExitCode = 0 | 1 | 2

export function runTests(folder: string, options: TestOptions): ExitCode {
  const read = readTestedWorkspace(folder)
  if (!read.ok) {
    for (const problem of read.problems) console.error(problem)
    return 2
  }
  const { files, scripts, surroundings } = read.workspace
  const wanted = options.filter?.toLowerCase()
  const isWanted = (name: string) => wanted === undefined || name.toLowerCase().includes(wanted)
  const result = runSuite(files, scripts, { surroundings, isWanted })
  const count = result.files.reduce((total, { results }) => total + results.length, 0)
  if (count === 0) {
    const why = files.length === 0 ? `There is no test in ${folder}/tests.` : `No test is called anything like "${options.filter}".`
    console.error(`${why} Write tests/<script>.test.yaml, or let it be written: cordboard test ${folder} --generate <script>`)
    return 2
  }
  for (const file of result.files.filter(({ results }) => results.length > 0)) for (const line of printFile(file)) console.log(line)
  for (const { file, line, node, port, because } of result.contradicted) {
    console.log(`${file}${line === undefined ? '' : `:${line}`}: ${node} is said never to leave by ${port} ("${because}"), but a test does`)
  }
  const failed = failuresOf(result).length
  console.log(`${count - failed} passed, ${failed} failed`)
  const isCovered = tellCoverage(result, options)
  writeReports(folder, result, options)
  return failed === 0 && result.contradicted.length === 0 && isCovered ? 0 : 1
}

/** False where less is covered than was asked for. */
function tellCoverage({ covered }: SuiteResult, { coverage = false, minCoverage }: TestOptions): boolean {
  if (coverage) for (const line of coverageText(covered)) console.log(line)
  const percent = portsPercent(covered)
  if (minCoverage === undefined || percent >= minCoverage) return true
  console.log(
    `${percent} % of the ports are covered, ${minCoverage} % are asked for${coverage ? '' : '; --coverage tells which are missing'}`,
  )
  return false
}

function writeReports(folder: string, result: SuiteResult, options: TestOptions): void {
  if (options.junit) write(options.junit, junitXml(result))
  if (options.coverageJson) write(options.coverageJson, `${JSON.stringify(coverageJson(result.covered), null, 2)}\n`)
  if (options.coverageLcov) {
    const records = result.covered.map((covered) => {
      const file = scriptFile(folder, covered.script.id)
      return lcovRecord(file, covered, nodeLinesOf(readFileSync(file, 'utf8')))
    })
    write(options.coverageLcov, records.join(''))
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
