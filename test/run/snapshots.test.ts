/**
 * Snapshots of every release go on as they did (requirement R28): same machine, same next state, same commands. A change of what a kind
 * compiles to shows here, and has to bring a migration of snapshots with it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { advance } from '../../engine/run/advance'
import type { RunCommand } from '../../engine/run/commands'
import type { RunEvent } from '../../engine/run/events'
import type { Facts } from '../../engine/run/facts'
import type { RunSnapshot } from '../../engine/run/snapshot'
import { readScriptDocument } from '../../engine/script/read-script'

interface Kept {
  readonly facts: Facts
  readonly cases: readonly {
    readonly script: { readonly id: string }
    readonly steps: readonly {
      readonly before: RunSnapshot
      readonly event: RunEvent
      readonly after: RunSnapshot
      readonly commands: readonly RunCommand[]
    }[]
  }[]
}

const FOLDER = 'test/run/snapshots'
const releases = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

it('is kept for this release', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  expect(releases).toContain(`${version}.json`)
})

describe.each(releases)('snapshots of %s', (release) => {
  const { facts, cases } = JSON.parse(readFileSync(`${FOLDER}/${release}`, 'utf8')) as Kept

  it.each(cases.map(({ script, steps }) => [script.id, script, steps] as const))('go on in %s', (_id, document, steps) => {
    const read = readScriptDocument(document)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const compiled = compileScript(read.script, 1)
    expect(steps.length).toBeGreaterThanOrEqual(5)
    for (const { before, event, after, commands } of steps) {
      const step = advance(compiled, before, event, facts)
      expect(step.commands).toEqual(commands)
      expect(step.after).toEqual(after)
    }
  })
})
