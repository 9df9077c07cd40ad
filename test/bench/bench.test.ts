import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPlan } from '../../engine/bench/plan'
import { printReport, type ReportLine } from '../../engine/bench/report'

const run = promisify(execFile)

/** How fast anything was is not asked here: only that every figure was taken, and is one. */
describe('cordboard bench', () => {
  let folder: string
  let lines: ReportLine[]

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cordboard-bench-test-'))
    const args = ['--quick', '--conversations', '1000', '--messages', '200', '--folder', folder, '--json']
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'engine/cli/cordboard.ts', 'bench', ...args])
    lines = (JSON.parse(stdout) as { lines: ReportLine[] }).lines
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    'Bare limit',
    'Engine in process, 1,000 open conversations',
    'Engine as a share of the bare limit',
    'Cost of an event in process',
    'HTTP alone',
    'Signed webhooks over HTTP, 64 connections',
    'p99 at half load',
    'Sends drained to a null Graph over 250 numbers',
    'Sends waiting at the end of the intake',
    'CPU of an event over HTTP',
    'Prefill of 1,000 conversations',
    'Restart with 1,000 parked conversations: start to ready',
    'Restart with 1,000 parked conversations: memory when ready',
  ])('prints “%s” with a figure', (what) => {
    const found = lines.filter((line) => line.what.startsWith(what))
    expect(found.length).toBeGreaterThan(0)
    for (const { measured } of found) expect(measured).toMatch(/^\d[\d,.]* ?/)
    for (const { measured } of found) expect(measured).not.toMatch(/NaN|Infinity|refused/)
  })

  it('says of every aim whether it was met', () => {
    const aimed = lines.filter(({ aim }) => aim !== undefined)
    expect(aimed.length).toBe(9)
    for (const { isMet } of aimed) expect(isMet).toBeTypeOf('boolean')
  })

  it('sends everything before the wait ends', () => {
    for (const { measured } of lines.filter(({ what }) => what.startsWith('Sends waiting'))) expect(measured).toMatch(/, and 0 when/)
  })

  it('leaves nothing behind', () => {
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the printed report', () => {
  const lines: ReportLine[] = [
    { what: 'Slow', measured: '1/s', aim: 'at least 2/s', isMet: false },
    { what: 'Faster', measured: '3/s', aim: 'at least 2/s', isMet: true },
    { what: 'So', measured: '4 s' },
  ]

  it('stands in columns, with a verdict where there is an aim', () => {
    expect(printReport(lines, false)).toBe(
      ['Slow     1/s   aim: at least 2/s: not met', 'Faster   3/s   aim: at least 2/s: met', 'So       4 s'].join('\n'),
    )
  })

  it('has colours only where they are wanted', () => {
    expect(printReport(lines, true)).toContain('\u001b[31mnot met\u001b[0m')
    expect(printReport(lines, false)).not.toContain('\u001b')
  })
})

it('a plan whose contacts would meet the brake on automatic messages is refused', () => {
  expect(() => checkPlan({ conversations: 1_000, messages: 16_000 })).toThrow('16000 messages need at least 4000 conversations')
  expect(() => checkPlan({ conversations: 1_000, messages: 4_000 })).not.toThrow()
})
