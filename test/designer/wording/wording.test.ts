/** Both languages say everything: each kind, port, field and option, and the rest by the same functions. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { german } from '../../../designer/wording/de/german'
import { english as page, type Words } from '../../../designer/wording/en/english'
import type { KindWords } from '../../../designer/wording/kind-words'
import { remarkTexts } from '../../../engine/exchange/remarks'
import type { NodeDefinition } from '../../../nodes/define-node'
import { catalogue } from '../../../nodes/index'

const kinds = catalogue as unknown as readonly NodeDefinition[]
type SomeKindWords = KindWords<unknown>
const spoken = (words: typeof english, kind: string) => (words.catalogue.kinds as Readonly<Record<string, SomeKindWords | undefined>>)[kind]

/** With what the engine says in English itself. */
const english: Words = { ...page, foreign: { ...page.foreign, remarks: remarkTexts } }

describe('the catalogue in German', () => {
  it.each(kinds)('names and explains $title', ({ kind }) => {
    const said = spoken(german, kind)
    expect(said?.title).toBeTruthy()
    expect(said?.help).toBeTruthy()
    expect(said?.synonyms?.length).toBeGreaterThan(0)
    expect(said?.summary).toBeTypeOf('function')
  })

  it.each(kinds)('sums $title up in its own words', (definition) => {
    // given
    const settings = definition.settings.parse(definition.example)
    // when
    const line = spoken(german, definition.kind)?.summary?.(settings)
    // then
    expect(line).toBeTruthy()
    expect(line).not.toMatch(/undefined|\.$/)
  })

  it.each(kinds)('labels every port of $title whose label is not the author’s', (definition) => {
    expect(Object.keys(spoken(german, definition.kind)?.ports ?? {}).sort()).toEqual(fixedPorts(definition).sort())
  })

  it.each(kinds)('labels every field of $title', ({ kind, settings }) => {
    const fields = fieldsOf(settings)
    const said = spoken(german, kind)?.fields ?? {}
    expect(Object.keys(said).sort()).toEqual(
      fields
        .filter(({ isItem }) => !isItem)
        .map(({ path }) => path)
        .sort(),
    )
    for (const { path, help } of fields) if (help !== undefined) expect(said[path]?.help, path).toBeTruthy()
  })

  it.each(kinds)('has a word for every fixed value that a field of $title may hold, as English has', ({ kind, settings }) => {
    const options = Object.fromEntries(
      fieldsOf(settings).flatMap(({ path, options: values }) => (values.length > 0 ? [[path, values.sort()]] : [])),
    )
    for (const words of [german, english]) {
      const said = Object.entries(spoken(words, kind)?.options ?? {}).map(([path, byValue]) => [path, Object.keys(byValue).sort()])
      expect(Object.fromEntries(said)).toEqual(options)
    }
  })

  it.each(kinds)('calls every field of $title by more than its key in English', ({ kind, settings }) => {
    const said = spoken(english, kind)?.fields ?? {}
    for (const { path, label, isItem } of fieldsOf(settings)) if (!isItem) expect(said[path]?.label ?? label, path).toBeTruthy()
  })
})

describe('both languages', () => {
  const germanEntries = new Map(entriesOf(german))

  it('are silent in the same places: where there is nothing to say', () => {
    const silent = (entries: Iterable<readonly [string, unknown]>) =>
      [...entries].filter(([, said]) => typeof said === 'string' && said.trim() === '').map(([path]) => path)
    expect(silent(germanEntries)).toEqual(silent(entriesOf(english)))
  })

  it('have functions that take the same arguments', () => {
    const functions = entriesOf(english).filter(([path, said]) => typeof said === 'function' && !path.startsWith('catalogue.'))
    expect(functions.length).toBeGreaterThan(20)
    for (const [path, said] of functions) {
      expect(germanEntries.get(path), path).toBeTypeOf('function')
      expect((germanEntries.get(path) as () => void).length, path).toBe((said as () => void).length)
    }
  })

  it('say the same things, though perhaps by more or fewer synonyms', () => {
    const paths = (words: typeof english) => {
      const all = entriesOf(words).map(([path]) => path.replaceAll(/\.\d+/g, '.*'))
      return [...new Set(all.filter((path) => !path.startsWith('catalogue.')))].sort()
    }
    expect(paths(german)).toEqual(paths(english))
  })
})

/** Every text and function with its path. */
function entriesOf(part: unknown, path = ''): (readonly [string, unknown])[] {
  if (typeof part !== 'object' || part === null) return [[path, part]]
  return Object.entries(part).flatMap(([key, member]) => entriesOf(member, path === '' ? key : `${path}.${key}`))
}

/** Ports whose label is the same whatever the author writes, of every shape the settings can take. */
function fixedPorts({ settings, example, ports }: NodeDefinition): string[] {
  const styles = fieldsOf(settings).flatMap(({ path, options }) => (path.includes('.') ? [] : options.map((value) => ({ [path]: value }))))
  const authored = new Set(
    Object.keys(ports(settings.parse(example))).filter((id) => !(id in ports(withoutLists(settings.parse(example))))),
  )
  const all = [{}, ...styles].flatMap((style) => Object.keys(ports({ ...settings.parse(example), ...style })))
  return [...new Set(all)].filter((id) => !authored.has(id))
}

const withoutLists = (settings: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, Array.isArray(value) ? [] : value]))

interface SchemaField {
  readonly path: string
  readonly label: string | undefined
  readonly help: string | undefined
  /** The plain item of a list, which the form calls as the list. */
  readonly isItem: boolean
  readonly options: string[]
}

function fieldsOf(schema: z.ZodType, path = ''): SchemaField[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, part]) => fieldsOf(part as z.ZodType, path === '' ? key : `${path}.${key}`))
  }
  if (schema instanceof z.ZodUnion) {
    return joined(schema.options.flatMap((option) => fieldsOf(option as z.ZodType, path)))
  }
  const inner = unwrapped(schema)
  const { label, help } = { ...(inner.meta() ?? {}), ...(schema.meta() ?? {}) } as { label?: string; help?: string }
  const field = { path, label, help, isItem: path.endsWith('*'), options: fixedValues(inner) }
  if (inner instanceof z.ZodUnion) return [field, ...fieldsOf(inner, path)]
  return inner instanceof z.ZodArray ? [field, ...fieldsOf(inner.element as z.ZodType, `${path}.*`)] : [field]
}

function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap() as z.ZodType) : schema
}

function fixedValues(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String)
  return schema instanceof z.ZodLiteral ? [...schema.values].map(String) : []
}

/** The same field in several alternatives is one. */
function joined(fields: readonly SchemaField[]): SchemaField[] {
  const byPath = new Map<string, SchemaField>()
  for (const field of fields) {
    const known = byPath.get(field.path)
    byPath.set(field.path, known ? { ...known, options: [...new Set([...known.options, ...field.options])] } : field)
  }
  return [...byPath.values()]
}
