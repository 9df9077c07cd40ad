import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import type { Script } from '../../engine/script/script'
import { checkTests } from '../../engine/testing/check-tests'
import { waysOut } from '../../engine/testing/coverage'
import { generateTests } from '../../engine/testing/generate'
import { NO_SURROUNDINGS, type Surroundings } from '../../engine/testing/given'
import { printTestFile } from '../../engine/testing/print-test-file'
import { failuresOf, runSuite } from '../../engine/testing/run-suite'
import { aScript, openScript, theFile } from './a-script'

/** Generates, prints, reads back and runs: what an author gets. */
function generated(source: Script, surroundings: Surroundings = NO_SURROUNDINGS) {
  const script = compileScript(source)
  const scripts = new Map([[script.id, script]])
  const { tests, unreached } = generateTests(source, script, surroundings)
  if (tests.length === 0) return { tests, unreached, missing: waysOut(script) }
  const file = theFile(printTestFile(script.id, tests, unreached))
  expect(checkTests(file, scripts, surroundings)).toEqual([])
  const result = runSuite([{ ...file, file: 'generated' }], scripts, { surroundings })
  expect(failuresOf(result)).toEqual([])
  return { tests, unreached, missing: result.covered[0]?.summary.ports.missing ?? [] }
}

describe.each([
  ['front-desk', 'front-desk', ['template-language.failed']],
  ['appointment-reminders', 'appointment-reminder', []],
  ['appointment-reminders', 'reception', []],
  ['returning-customer', 'returning-customer', ['seen-before.failed']],
])('generated for %s, script %s', (example, id, impossible) => {
  it('tests pass as they are written, and take every port but those that cannot be taken', () => {
    const { source, surroundings } = openScript(example, id)
    const { unreached, missing } = generated(source, surroundings)
    expect(missing.map(({ node, port }) => `${node}.${port}`)).toEqual(impossible)
    expect(unreached.map(({ node, port }) => `${node}.${port}`)).toEqual(impossible)
  })
})

describe('the search', () => {
  it('finds answers that conditions ask for', () => {
    const source = aScript(
      {
        begin: { kind: 'begin' },
        ask: { kind: 'ask', settings: { text: 'How many?', saveTo: 'count' } },
        many: { kind: 'if', settings: { condition: 'count > 137.0' } },
        end: { kind: 'end' },
      },
      { 'begin.default': 'ask', 'ask.answer': 'many', 'ask.invalid': 'end', 'many.yes': 'end', 'many.no': 'end' },
      { variables: { count: { type: 'number' } } },
    )
    expect(generated(source).missing).toEqual([{ node: 'many', port: 'failed' }])
  })

  it('ends in a script that counts without end, and does not call impossible what it did not find', () => {
    const source = aScript(
      {
        begin: { kind: 'begin' },
        ask: { kind: 'ask', settings: { text: 'Again?' } },
        count: { kind: 'set-variable', settings: { assignments: [{ variable: 'turns', value: 'turns + 1.0' }] } },
        enough: { kind: 'if', settings: { condition: 'turns > 100000.0 * 100000.0' } },
        end: { kind: 'end' },
      },
      { 'begin.default': 'ask', 'ask.answer': 'count', 'count.default': 'enough', 'enough.no': 'ask', 'enough.yes': 'end' },
      { variables: { turns: { type: 'number' } } },
    )
    const yes = generated(source).unreached.find(({ node, port }) => node === 'enough' && port === 'yes')
    expect(yes?.why).toMatch(/^nothing led there within \d+ situations, after which the search stopped$/)
  })

  it('draws every lot, goes round every loop, waits, and sees the session window open and closed', () => {
    const source = aScript(
      {
        begin: { kind: 'begin' },
        draw: {
          kind: 'percent-split',
          settings: {
            ways: [
              { id: 'a', label: 'A', percent: 90 },
              { id: 'b', label: 'B', percent: 10 },
            ],
          },
        },
        loop: { kind: 'loop', settings: { times: 2 } },
        wait: { kind: 'wait', settings: { seconds: 60 } },
        window: { kind: 'check-window', settings: {} },
        tag: { kind: 'add-tag', settings: { tags: ['late'] } },
        note: { kind: 'add-note', settings: { text: 'Went round twice' } },
        end: { kind: 'end' },
      },
      {
        ...{ 'begin.default': 'draw', 'draw.way-a': 'loop', 'draw.way-b': 'tag', 'loop.repeat': 'wait', 'wait.default': 'loop' },
        ...{ 'loop.done': 'note', 'note.default': 'window', 'window.open': 'end', 'window.closed': 'end', 'tag.default': 'end' },
      },
    )
    const { missing } = generated(source)
    expect(missing.map(({ node, port }) => `${node}.${port}`)).toEqual(['tag.failed', 'note.failed'])
  })

  it('says of a node that nothing links to it', () => {
    const source = aScript(
      { begin: { kind: 'begin' }, lost: { kind: 'send-text', settings: { text: 'Hello' } }, end: { kind: 'end' } },
      { 'begin.default': 'end', 'lost.default': 'end' },
    )
    expect(generated(source).unreached.map(({ node, port, why }) => `${node}.${port}: ${why}`)).toContain(
      'lost.default: no link leads to the node',
    )
  })
})
