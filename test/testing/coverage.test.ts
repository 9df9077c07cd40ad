import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { mergeCoverage, noCoverage, percentOf, summarize, waysOut, withTrace } from '../../engine/testing/coverage'
import { coverageJson, coverageText, lcovRecord, portsPercent } from '../../engine/testing/coverage-report'
import { Play } from '../../engine/testing/play'
import { runSuite } from '../../engine/testing/run-suite'
import { aScript, frontDesk, run, theFile } from './a-script'

const branching = compileScript(
  aScript(
    { begin: { kind: 'begin' }, check: { kind: 'if', settings: { condition: 'contact.name == "Ada"' } }, end: { kind: 'end' } },
    { 'begin.default': 'check', 'check.yes': 'end', 'check.no': 'end' },
  ),
)
const played = (name: string) => new Play(branching, { facts: { contact: { name, phone: '', username: '' } } }).trace

describe('what there is to cover', () => {
  it('are the ways out of the compiled machine', () => {
    expect(waysOut(branching).map(({ node, port }) => `${node}.${port}`)).toEqual([
      'begin.default',
      'check.failed',
      'check.yes',
      'check.no',
    ])
  })

  it('leaves out ports whose event another node owns', () => {
    expect(waysOut(frontDesk.script)).not.toContainEqual({ node: 'wait', port: 'assigned' })
  })
})

describe('coverage', () => {
  it('counts nodes, ports and the outcomes of decisions', () => {
    const coverage = withTrace(noCoverage(branching), played('Ada'))
    expect(summarize(branching, coverage)).toMatchObject({
      nodes: { covered: 3, total: 3, percent: 100 },
      ports: {
        covered: 2,
        total: 4,
        percent: 50,
        missing: [
          { node: 'check', port: 'failed' },
          { node: 'check', port: 'no' },
        ],
      },
      decisions: { covered: 1, total: 3 },
    })
  })

  it('of several tests is the same as of all together', () => {
    const one = withTrace(noCoverage(branching), played('Ada'))
    const other = withTrace(noCoverage(branching), played('Grace'))
    expect(mergeCoverage(one, other)).toEqual(withTrace(one, played('Grace')))
    expect(mergeCoverage(one, other)).toEqual(mergeCoverage(other, one))
  })

  it('does not ask for ports that are set aside', () => {
    const because = 'two texts are compared'
    const summary = summarize(branching, withTrace(noCoverage(branching), [...played('Ada'), ...played('Grace')]), [
      { script: 'drawn', node: 'check', port: 'failed', because },
    ])
    expect(summary).toMatchObject({ ports: { percent: 100 }, decisions: { total: 2 }, setAside: [{ node: 'check', port: 'failed' }] })
  })

  it('is never rounded up to all', () => {
    expect([percentOf(9999, 10_000), percentOf(1, 3), percentOf(0, 0)]).toEqual([99.9, 33.3, 100])
  })
})

describe('a suite', () => {
  const scripts = new Map([
    ['front-desk', frontDesk.script],
    ['drawn', branching],
  ])
  const file = (text: string) => ({ ...theFile(text), file: 'a.test.yaml' })

  it('covers also scripts that no test is about: with nothing', () => {
    const { covered } = runSuite([file('script: front-desk\ntests: [{ name: One, steps: [choose: English] }]')], scripts)
    expect(covered.map(({ summary }) => [summary.scriptId, summary.ports.covered > 0])).toEqual([
      ['front-desk', true],
      ['drawn', false],
    ])
  })

  it('finds a port that is called impossible and is taken', () => {
    const text = 'script: drawn\ncannot happen: { check: { yes: never } }\ntests: [{ name: One, given: { contact: Ada }, steps: [over] }]'
    expect(runSuite([file(text)], scripts).contradicted).toEqual([
      { script: 'drawn', node: 'check', port: 'yes', because: 'never', line: 2, file: 'a.test.yaml' },
    ])
  })

  it('runs only what is wanted', () => {
    const text = 'script: drawn\ntests: [{ name: One, steps: [over] }, { name: Two, steps: [over] }]'
    const { files } = runSuite([file(text)], scripts, { isWanted: (name) => name === 'Two' })
    expect(files.flatMap(({ results }) => results.map(({ test }) => test.name))).toEqual(['Two'])
  })
})

describe('a report', () => {
  const coverage = withTrace(noCoverage(branching), played('Ada'))
  const covered = { script: branching, coverage, summary: summarize(branching, coverage) }

  it('says in text what is missing', () => {
    expect(coverageText([covered])).toEqual([
      'drawn: ports 2 of 4 (50 %), nodes 3 of 3 (100 %), decision outcomes 1 of 3 (33.3 %)',
      '  not taken: check by failed',
      '  not taken: check by no',
    ])
    expect(portsPercent([covered])).toBe(50)
  })

  it('gives counts in JSON', () => {
    expect(JSON.parse(JSON.stringify(coverageJson([covered]))).scripts[0].hits.ports).toEqual({
      ...{ 'begin.default': 1, 'check.failed': 0, 'check.yes': 1, 'check.no': 0 },
    })
  })

  it('gives lines and branches in lcov', () => {
    const lines = { begin: { from: 3, to: 4 }, check: { from: 5, to: 5 } }
    expect(lcovRecord('scripts/drawn.json', covered, lines).split('\n')).toEqual([
      ...['TN:', 'SF:scripts/drawn.json', 'FN:3,begin', 'FN:5,check', 'FNDA:1,begin', 'FNDA:1,check', 'FNF:2', 'FNH:2'],
      ...['BRDA:3,0,0,1', 'BRDA:5,1,0,0', 'BRDA:5,1,1,1', 'BRDA:5,1,2,0', 'BRF:4', 'BRH:2'],
      ...['DA:3,1', 'DA:4,1', 'DA:5,1', 'LF:3', 'LH:3', 'end_of_record', ''],
    ])
  })

  it('counts a run that is still waiting', () => {
    const { trace } = run('- node: ask-language')
    expect(withTrace(noCoverage(frontDesk.script), trace).nodes['ask-language']).toBeGreaterThan(0)
  })
})
