/**
 * `npm test`: installs and builds what is missing, checks the code (`npm run check`), runs every test, and ends with the line
 * "N passed, N failed". `npm test -- test/nodes` runs only the tests there, and no check.
 */
import './node-version.mjs'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureReady } from './ensure-ready.mjs'
import { ensureChromium } from './find-chromium.mjs'
import { npm, root, say, showing } from './run-tool.mjs'

const asked = process.argv.slice(2)
let passed = 0
let failed = 0

try {
  await ensureReady()
  const env = { CHROMIUM_PATH: await ensureChromium() }
  if (asked.length === 0 && (await showing(...npm('run', '--silent', 'check'))) !== 0) {
    say('npm run check failed: counted as one failed test')
    failed += 1
  }
  const outcome = await runTests(asked, env)
  passed += outcome.passed
  failed += outcome.failed
} catch (error) {
  say(error.message)
  failed += 1
}

process.exitCode = failed > 0 ? 1 : 0
console.log(`${passed} passed, ${failed} failed`)

/** Runs Vitest with its usual report shown, and counts from its JSON report. */
async function runTests(filters, env) {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-test-'))
  const report = join(folder, 'report.json')
  try {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await showing(process.execPath, [vitest, 'run', ...reporters, ...filters], { env, output: process.stdout })
    return count(readReport(report), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that could not even be loaded has no tests in the report, and an unhandled error belongs to none: both are failures. */
function count(report, code) {
  if (!report) return { passed: 0, failed: 1 }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length
  const failures = report.numFailedTests + brokenFiles
  return { passed: report.numPassedTests, failed: failures === 0 && code !== 0 ? 1 : failures }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    say('the tests ended without a report')
    return undefined
  }
}
