/** Import and export on the command line, built and in a process of its own. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readScript } from '../../engine/script/read-script'

const folder = mkdtempSync(join(tmpdir(), 'cordboard-exchange-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function cordboard(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/cordboard.mjs', ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr }),
    )
  })
}

it('prints a report and writes the script, whatever system the file is from', async () => {
  const out = join(folder, 'desk.json')
  const { code, stdout } = await cordboard('import', 'test/exchange/fixtures/topic-desk.studio.json', '--out', out)
  expect(stdout).toMatch(/from web-studio: 17 things read/)
  expect(stdout).toMatch(/not mapped, held by a stand-in: 1\n {2}REST API “Ask the shop” \[10\]/)
  expect(readScript(readFileSync(out, 'utf8')).ok).toBe(true)
  expect(code).toBe(0)
})

it('says what is wrong with a file that it cannot read, and exits with 1', async () => {
  const file = join(folder, 'odd.json')
  writeFileSync(file, '{"hello": "world"}')
  const { code, stderr } = await cordboard('import', file)
  expect(stderr).toMatch(/neither a web-Studio script .* nor a RapidPro flow/)
  expect(code).toBe(1)
})

it.each([
  ['scxml', /^<\?xml[^>]*>\n<scxml /],
  ['xstate', /^\{\n {2}"id": "front-desk"/],
])('prints a script as %s', async (form, beginning) => {
  const { code, stdout } = await cordboard('export', 'examples/front-desk/scripts/front-desk.json', '--as', form)
  expect(stdout).toMatch(beginning)
  expect(code).toBe(0)
})

it('exports no script with errors', async () => {
  const out = join(folder, 'order.json')
  await cordboard('import', 'test/exchange/fixtures/order-news.flow.json', '--from', 'rapidpro', '--out', out)
  const { code, stderr } = await cordboard('export', out, '--as', 'scxml')
  expect(stderr).toMatch(/There is no function "notImported"/)
  expect(code).toBe(1)
})
