import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readTestedWorkspace } from '../engine/cli/test-workspace'
import { coverageText } from '../engine/testing/coverage-report'
import { printFile } from '../engine/testing/print-results'
import { runSuite } from '../engine/testing/run-suite'
import { EXAMPLES } from './open-example'

describe.each(EXAMPLES)('the script tests of %s', (name) => {
  const read = readTestedWorkspace(fileURLToPath(new URL(name, import.meta.url)))
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { files, scripts, surroundings } = read.workspace
  const { files: results, covered, contradicted } = runSuite(files, scripts, { surroundings })

  it.each(results.flatMap((file) => file.results.map((result) => [result.test.name, file, result] as const)))(
    '%s',
    (_name, file, result) => {
      expect(result.failure && printFile({ ...file, results: [result] }).join('\n')).toBeUndefined()
    },
  )

  it('take every port of every script, and none that is called impossible', () => {
    expect(contradicted).toEqual([])
    expect(
      covered.flatMap(({ summary }) => summary.ports.missing),
      coverageText(covered).join('\n'),
    ).toEqual([])
    expect(covered).toHaveLength(scripts.size)
  })
})
