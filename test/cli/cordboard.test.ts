/** The command line as people and pipelines call it: built, in a process of its own, with exit codes that mean something. */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createMachine } from 'xstate'
import { simulate } from '../../engine/simulation/simulate'
import { frontDeskWorkspace } from '../simulation/front-desk-workspace'

const folder = mkdtempSync(join(tmpdir(), 'cordboard-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function cordboard(...args: readonly string[]): Promise<Ran> {
  const environment = { ...process.env, DATA_DIR: join(folder, 'data'), ADMIN_TOKEN: 'token-for-the-tests', NO_COLOR: '1' }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/cordboard.mjs', ...args],
      { env: environment, maxBuffer: 32 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr }),
    )
  })
}

describe('cordboard validate', () => {
  it('finds no errors in the examples', async () => {
    const { code, stdout } = await cordboard(
      'validate',
      'examples/front-desk',
      'examples/appointment-reminders',
      'examples/returning-customer',
    )
    expect(stdout).not.toMatch(/error:/)
    expect(code).toBe(0)
  })

  it('lists every problem of a broken script with its place, and exits with 1', async () => {
    const file = join(folder, 'broken.json')
    const script = JSON.parse(readFileSync('examples/front-desk/scripts/front-desk.json', 'utf8'))
    script.nodes.begin.kind = 'teleport'
    script.links.nowhere = { from: 'ask-language', port: 'sideways', to: 'nobody' }
    writeFileSync(file, JSON.stringify(script))
    const { code, stdout } = await cordboard('validate', file)
    expect(stdout).toMatch(/nodes\.begin\.kind: .*teleport/)
    expect(stdout).toMatch(/links\.nowhere: .*nobody/)
    expect(code).toBe(1)
  })

  it.each([
    ['that is not there', 'no-such-file.json', ''],
    ['that is no JSON', 'half.json', '{"formatVersion": 2'],
  ])('says what is wrong with a file %s', async (_what, name, text) => {
    const file = join(folder, name)
    if (text) writeFileSync(file, text)
    const { code, stdout } = await cordboard('validate', file)
    expect(stdout).toMatch(/not JSON|no such file/i)
    expect(code).toBe(1)
  })
})

describe('cordboard compile', () => {
  it('prints a machine that XState takes', async () => {
    const { code, stdout } = await cordboard('compile', 'examples/front-desk/scripts/front-desk.json')
    expect(code).toBe(0)
    expect(Object.keys(createMachine(JSON.parse(stdout)).states)).toContain('ask-language')
  })
})

describe('cordboard apply and export', () => {
  it('shows the difference, changes nothing the second time, and writes the same folder back', async () => {
    const first = await cordboard('apply', 'examples/front-desk')
    expect(first.stdout).toMatch(/\+ channel front-desk/)
    expect((await cordboard('apply', 'examples/front-desk')).stdout).toMatch(/Nothing to change/)
    const copy = join(folder, 'copy')
    cpSync('examples/front-desk', copy, { recursive: true })
    const exported = await cordboard('export', copy)
    expect(exported.stdout).toMatch(/^0 files written/m)
    const fresh = join(folder, 'fresh')
    await cordboard('export', fresh)
    expect((await cordboard('apply', fresh)).stdout).toMatch(/Nothing to change/)
  })

  it('refuses a folder with problems, naming file and line', async () => {
    const broken = join(folder, 'broken-workspace')
    cpSync('examples/front-desk', broken, { recursive: true })
    const file = join(broken, 'workspace.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('offerSeconds: 30', 'offerSeconds: soon'))
    const { code, stderr } = await cordboard('apply', broken)
    expect(stderr).toMatch(/workspace\.yaml:\d+/)
    expect(code).toBe(1)
  })
})

describe('cordboard simulate', () => {
  it('does the same in another process, to the byte', async () => {
    const { code, stdout } = await cordboard('simulate', '--seed', '7', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout).digest).toBe((await simulate(frontDeskWorkspace(), 7)).digest)
  })
})

describe('cordboard', () => {
  it('says what it can do, and what was wrong with a call', async () => {
    for (const command of ['serve', 'sandbox', 'validate', 'compile', 'test', 'simulate', 'apply', 'export', 'bench']) {
      expect((await cordboard('--help')).stdout).toContain(command)
    }
    const { code, stderr } = await cordboard('simulate', '--seeds', 'many')
    expect(stderr).toMatch(/whole number/)
    expect(code).not.toBe(0)
  })

  it('does not run a sandbox beside real credentials', async () => {
    const ran = await new Promise<Ran>((resolve) => {
      const env = { ...process.env, META_ACCESS_TOKEN: 'real' }
      execFile(process.execPath, ['scripts/cordboard.mjs', 'sandbox', '--port', '0'], { env }, (error, stdout, stderr) =>
        resolve({ code: error ? 1 : 0, stdout, stderr }),
      )
    })
    expect(ran.stderr).toMatch(/real credentials/)
    expect(ran.code).toBe(1)
  })
})
