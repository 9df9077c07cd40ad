/** `cordboard test` in this process: what it prints, writes and gives as exit code. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { testCommand } from '../../engine/cli/test'
import { isRead, watchFolder } from '../../engine/cli/test-watch'
import { nodeLinesOf } from '../../engine/cli/test-workspace'

const root = mkdtempSync(join(tmpdir(), 'cordboard-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let workspace: string
let printed: string[]
beforeEach(() => {
  workspace = mkdtempSync(join(root, 'workspace-'))
  cpSync('examples/returning-customer', workspace, { recursive: true })
  printed = []
  const print = (text: string) => void printed.push(text)
  vi.spyOn(console, 'log').mockImplementation(print)
  vi.spyOn(console, 'error').mockImplementation(print)
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

async function test(...args: readonly string[]): Promise<{ readonly code: unknown; readonly text: string }> {
  printed = []
  await testCommand()
    .exitOverride()
    .configureOutput({ writeErr: (text) => void printed.push(text) })
    .parseAsync([workspace, ...args], { from: 'user' })
  return { code: process.exitCode, text: printed.join('\n') }
}

const testFile = () => join(workspace, 'tests/returning-customer.test.yaml')
const change = (from: string | RegExp, to: string) => writeFileSync(testFile(), readFileSync(testFile(), 'utf8').replace(from, to))

describe('cordboard test', () => {
  it('runs the tests of a workspace and exits with 0', async () => {
    const { code, text } = await test()
    expect(text).toMatch(/^ {2}ok {6}Ada has been here before$/m)
    expect(text).toMatch(/^12 passed, 0 failed$/m)
    expect(code).toBe(0)
  })

  it('exits with 1 when a test fails, and shows the chat with file and line', async () => {
    change('Welcome back, Ada!', 'Welcome again, Ada!')
    const { code, text } = await test()
    expect(text).toMatch(/FAILED {2}Ada has been here before \(.*returning-customer\.test\.yaml:\d+\)/)
    expect(text).toContain('| Welcome back, Ada!')
    expect(text).toContain('expected  a message that contains "Welcome again, Ada!"')
    expect(code).toBe(1)
  })

  it.each([
    [
      'a mistake in a test file',
      () => change('agent takes: Gil', 'agent take: Gil'),
      /test\.yaml:\d+: there is no step "agent take"; did you mean/,
    ],
    ['an agent who is not there', () => change('agent takes: Gil', 'agent takes: Gilbert'), /test\.yaml:\d+: there is no agent "Gilbert"/],
    ['no test', () => rmSync(testFile()), /There is no test in .*--generate/],
    ['no workspace', () => rmSync(join(workspace, 'workspace.yaml')), /workspace\.yaml/],
  ])('exits with 2 for %s', async (_what, breaks, message) => {
    breaks()
    const { code, text } = await test()
    expect(text).toMatch(message)
    expect(code).toBe(2)
  })

  it('runs only tests whose name is asked for', async () => {
    expect((await test('--filter', 'before')).text).toMatch(/^2 passed, 0 failed$/m)
    expect(await test('--filter', 'nothing such')).toMatchObject({ code: 2 })
  })

  it('tells what is covered and asks for a share of it', async () => {
    expect((await test('--coverage', '--min-coverage', '100')).code).toBe(0)
    change(/\n {2}- name: The case is closed in the first minute[\s\S]*?- over\n/, '\n')
    const { code, text } = await test('--coverage', '--min-coverage', '100')
    expect(text).toMatch(/not taken: wait by closed/)
    expect(text).toMatch(/96\.8 % of the ports are covered, 100 % are asked for/)
    expect(code).toBe(1)
    expect((await test('--min-coverage', '90')).code).toBe(0)
    await expect(test('--min-coverage', 'all')).rejects.toThrow(/0 to 100/)
  })

  it('fails when a port that is called impossible is taken', async () => {
    change('seen-before:\n    failed:', 'seen-before:\n    yes:')
    const { code, text } = await test()
    expect(text).toMatch(/seen-before is said never to leave by yes/)
    expect(code).toBe(1)
  })

  it('writes JUnit, JSON and lcov', async () => {
    change('Welcome back, Ada!', 'Welcome <again>, Ada!')
    const file = (name: string) => join(workspace, 'out', name)
    await test('--junit', file('junit.xml'), '--coverage-json', file('coverage.json'), '--coverage-lcov', file('lcov.info'))
    const xml = readFileSync(file('junit.xml'), 'utf8')
    expect(xml).toMatch(/<testsuite name="[^"]*" tests="12" failures="1"/)
    expect(xml).toMatch(/Welcome &lt;again&gt;, Ada!/)
    expect(JSON.parse(readFileSync(file('coverage.json'), 'utf8')).scripts[0]).toMatchObject({ scriptId: 'returning-customer' })
    const lcov = readFileSync(file('lcov.info'), 'utf8')
    expect(lcov).toMatch(/^SF:.*scripts\/returning-customer\.json$/m)
    expect(lcov).toMatch(/^end_of_record$/m)
  })

  it('writes tests for a script, but over none that is there', async () => {
    expect(await test('--generate', 'returning-customer')).toMatchObject({
      code: 2,
      text: expect.stringMatching(/is there already.*--force/),
    })
    expect(await test('--generate', 'returning')).toMatchObject({ code: 2, text: expect.stringMatching(/there is returning-customer/) })
    const { code, text } = await test('--generate', 'returning-customer', '--force')
    expect(code).toBe(0)
    expect(text).toMatch(/no test takes seen-before by failed: nothing failed there/)
    expect(await test('--coverage')).toMatchObject({ code: 0, text: expect.stringMatching(/ports 32 of 33/) })
  })
})

describe('cordboard test --watch', () => {
  it('runs again when a file changes, until it is interrupted', async () => {
    const interrupted = new AbortController()
    let watching = Promise.resolve()
    await new Promise<void>((resolve) => {
      watching = watchFolder(workspace, resolve, interrupted.signal)
      writeFileSync(testFile(), readFileSync(testFile()))
    })
    interrupted.abort()
    await watching
  })

  it.each([
    ['tests/front-desk.test.yaml', true],
    ['scripts/front-desk.json', true],
    ['workspace.yaml', true],
    ['coverage.json', false],
    ['out/junit.xml', false],
  ])('looks at %s: %s, so that a report it writes does not start it again', (file, isLookedAt) => {
    expect(isRead(file)).toBe(isLookedAt)
  })
})

describe('the lines of a node', () => {
  it('are those in the script file, from its id to its closing brace', () => {
    const text = readFileSync('examples/returning-customer/scripts/returning-customer.json', 'utf8')
    const { begin, wait } = nodeLinesOf(text)
    const lines = text.split('\n')
    expect([begin && lines[begin.from - 1], begin && lines[begin.to - 1]].map((line) => line?.trim())).toEqual(['"begin": {', '},'])
    expect(wait && lines.slice(wait.from - 1, wait.to).join('')).toContain('"maxWaitSeconds": 60')
  })
})
