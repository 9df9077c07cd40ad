/** Reading script files: broken ones tell every problem with its place, older ones are brought to today's form. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scriptJsonSchema } from '../../engine/script/json-schema'
import { formatMigrations, migrateFormat, migrateSettings } from '../../engine/script/migrations'
import { MAX_SCRIPT_BYTES, readScript } from '../../engine/script/read-script'
import { FORMAT_VERSION } from '../../engine/script/script'

const good = readFileSync('examples/front-desk/scripts/front-desk.json', 'utf8')

function problemsOf(text: string) {
  const read = readScript(text)
  return read.ok ? [] : read.problems
}

describe('a broken file', () => {
  it('that is no JSON says where', () => {
    expect(problemsOf('{"formatVersion": 2,,}')[0]).toMatchObject({ rule: 'not-json', severity: 'error' })
    expect(problemsOf('{"formatVersion": 2,,}')[0]?.message).toMatch(/position 20|line 1/)
  })

  it.each(['[]', '"text"', 'null', '7'])('that is no object (%s) is refused', (text) => {
    expect(problemsOf(text)[0]?.rule).toBe('not-a-script')
  })

  it('gives every problem with its place, not the first one', () => {
    const file = JSON.parse(good)
    file.nodes.wait.position = { x: 'left' }
    file.nodes.begin.kind = 7
    file.variables['1st'] = { type: 'text' }
    delete file.name
    const places = problemsOf(JSON.stringify(file)).map(({ path }) => path.join('.'))
    expect(places).toEqual(
      expect.arrayContaining(['nodes.wait.position.x', 'nodes.wait.position.y', 'nodes.begin.kind', 'variables.1st', 'name']),
    )
  })

  it('that a newer Cordboard wrote says so', () => {
    expect(problemsOf(JSON.stringify({ formatVersion: FORMAT_VERSION + 1 }))[0]).toMatchObject({ rule: 'too-new' })
  })

  it('that is too large is refused unread', () => {
    expect(problemsOf(' '.repeat(MAX_SCRIPT_BYTES + 1))[0]?.rule).toBe('file-too-large')
  })

  it('does not let a file reach the prototype of objects', () => {
    readScript(
      `{"formatVersion":2,"id":"x","name":"x","nodes":{"__proto__":{"kind":"end","settings":{"polluted":1},"position":{"x":0,"y":0}}},"links":{}}`,
    )
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('an older file', () => {
  /** One before and after for every migration; the first test fails when one is missing. */
  const cases: Record<string, { before: Record<string, unknown>; after: Record<string, unknown> }> = {
    keyLinksById: {
      before: { formatVersion: 1, links: [{ from: 'begin', port: 'default', to: 'end' }] },
      after: { formatVersion: 2, links: { 'begin.default': { from: 'begin', port: 'default', to: 'end' } } },
    },
  }

  it('has a migration from every format version, each with a case here', () => {
    expect(formatMigrations.map(({ from }) => from)).toEqual(Array.from({ length: FORMAT_VERSION - 1 }, (_, index) => index + 1))
    expect(formatMigrations.map(({ name }) => name)).toEqual(Object.keys(cases))
  })

  it.each(Object.entries(cases))('is brought on by %s', (name, { before, after }) => {
    const migration = formatMigrations.find((candidate) => candidate.name === name)
    expect({ ...migration?.up(before), formatVersion: (migration?.from ?? 0) + 1 }).toEqual(after)
  })

  it('opens as the same script', () => {
    const today = readScript(good)
    const file = JSON.parse(good)
    const old = readScript(JSON.stringify({ ...file, formatVersion: 1, links: Object.values(file.links) }))
    expect(old).toEqual(today)
  })

  it('keeps a document of no known version as it is', () => {
    expect(migrateFormat({ formatVersion: 'two' })).toEqual({ formatVersion: 'two' })
  })
})

describe('settings of a kind that has changed', () => {
  const definition = {
    migrations: [
      { name: 'addMaxWait', up: (old: Record<string, unknown>) => ({ ...old, maxWaitSeconds: 300 }) },
      { name: 'renameText', up: ({ message, ...old }: Record<string, unknown>) => ({ ...old, text: message }) },
    ],
  }

  it('see each migration once', () => {
    const first = migrateSettings(definition, { message: 'Hi' }, 0)
    expect(first).toEqual({ settings: { text: 'Hi', maxWaitSeconds: 300 }, settingsVersion: 2 })
    expect(migrateSettings(definition, { text: 'Hi', maxWaitSeconds: 60 }, 2)).toEqual({
      settings: { text: 'Hi', maxWaitSeconds: 60 },
      settingsVersion: 2,
    })
  })
})

describe('the published JSON Schema', () => {
  it('is the one that reads scripts (npm run schema writes it)', () => {
    expect(JSON.parse(readFileSync(`schema/script-${FORMAT_VERSION}.json`, 'utf8'))).toEqual(JSON.parse(JSON.stringify(scriptJsonSchema())))
  })
})
