/** Results of script tests for a terminal: a line for each test, and below a failed one the chat that led to it. */
import { printChat } from './chat'
import type { FileResult } from './run-suite'
import type { TestResult } from './run-test'

export function printFile({ file, results }: FileResult): string[] {
  return [file, ...results.flatMap((result) => printResult(file, result))]
}

function printResult(file: string, { test, failure, story }: TestResult): string[] {
  if (!failure) return [`  ok      ${test.name}`]
  const line = failure.line ?? test.line
  return [
    `  FAILED  ${test.name} (${file}${line === undefined ? '' : `:${line}`})`,
    '',
    ...printChat(story).map((text) => `    ${text}`),
    '',
    ...printFailure(failure).map((text) => `    ${text}`),
    '',
  ]
}

/** The step that failed, what was expected, what is there. */
export function printFailure({ step, said, expected, got }: NonNullable<TestResult['failure']>): string[] {
  return [`step ${step + 1}    ${said}`, `expected  ${expected}`, `got       ${got}`]
}
