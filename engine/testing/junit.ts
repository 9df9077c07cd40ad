/** Results of script tests as JUnit XML, which build servers read. */
import { printChat } from './chat'
import { printFailure } from './print-results'
import type { SuiteResult } from './run-suite'
import type { TestResult } from './run-test'

export function junitXml({ files, contradicted }: Pick<SuiteResult, 'files' | 'contradicted'>): string {
  const suites = files.map(({ file, results }) => {
    const own = contradicted.filter((port) => port.file === file)
    const failures = results.filter(({ failure }) => failure).length + own.length
    return [
      `  <testsuite name="${escaped(file)}" tests="${results.length + own.length}" failures="${failures}" errors="0" time="0">`,
      ...results.map((result) => testCase(file, result)),
      ...own.map(({ script, node, port }) => {
        const name = escaped(`${node} cannot leave by ${port}`)
        return `    <testcase classname="${escaped(script)}" name="${name}" time="0"><failure message="a test takes this port"/></testcase>`
      }),
      '  </testsuite>',
    ].join('\n')
  })
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="cordboard test">', ...suites, '</testsuites>', ''].join('\n')
}

function testCase(file: string, { test, failure, story }: TestResult): string {
  const line = failure?.line ?? test.line
  const place = `file="${escaped(file)}"${line === undefined ? '' : ` line="${line}"`}`
  const head = `    <testcase classname="${escaped(test.script)}" name="${escaped(test.name)}" ${place} time="0"`
  if (!failure) return `${head}/>`
  const told = [...printChat(story), '', ...printFailure(failure)].join('\n')
  return `${head}><failure message="${escaped(`expected ${failure.expected}, got ${failure.got}`)}">${escaped(told)}</failure></testcase>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML knows no control characters but tab and line ends, not even written as entities. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}
