/** No expression reaches the host, changes it, or takes more than its budget (requirements R38, R41, R52). */
import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../engine/expressions/check'
import { compileExpression, type ExpressionValues } from '../../engine/expressions/compile'
import { checkText, renderText } from '../../engine/expressions/text'
import type { Json } from '../../nodes/machine-parts'
import { environment, values } from './a-script'
import { bounded, refused, slowPatterns } from './hostile-expressions'

/** The values a contact would send to make expressions slow. */
const largeValues: ExpressionValues = {
  ...values,
  answer: `${'a'.repeat(65_000)}!`,
  tags: Array(1000).fill('a').join(','),
}

const shown = (source: string): string => (source.length > 60 ? `${source.slice(0, 57)}... (${source.length})` : source)
const named = (sources: readonly string[]) => sources.map((source) => [shown(source), source] as const)

function hostState(): string {
  const members = [
    Object.prototype,
    Array.prototype,
    String.prototype,
    Function.prototype,
    Map.prototype,
    Date.prototype,
    Promise.prototype,
  ]
  return members.map((member) => Reflect.ownKeys(member).map(String).join()).join(';') + Reflect.ownKeys(globalThis).map(String).join()
}

function isPlainJson(value: unknown): value is Json {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true
  if (Array.isArray(value)) return value.every(isPlainJson)
  return typeof value === 'object' && value.constructor === Object && Object.values(value).every(isPlainJson)
}

describe('a hostile expression', () => {
  it('is one of more than three hundred', () => {
    expect(new Set([...refused, ...bounded]).size).toBeGreaterThan(300)
  })

  it.each(named(refused))('%s gives no value', (_, source) => {
    const before = hostState()
    expect(compileExpression(source).evaluate(largeValues)).toEqual({ ok: false, fault: expect.any(String) })
    expect(compileExpression(source).evaluate(values)).toMatchObject({ ok: false })
    expect(Array.isArray(checkExpression(source, environment, 'value'))).toBe(true)
    expect(hostState()).toBe(before)
  })

  it.each(named(refused))('%s in a text is a fault or stays text', (_, source) => {
    const rendered = renderText(`Hello {{ ${source} }}`, values)
    expect(Array.isArray(checkText(`Hello {{ ${source} }}`, environment))).toBe(true)
    if (rendered.ok) expect(source).toContain('}}')
  })

  it.each(named(bounded))('%s gives a bounded value or a fault', (_, source) => {
    const before = hostState()
    for (const outcome of [compileExpression(source).evaluate(largeValues), compileExpression(source).evaluate(values)]) {
      if (!outcome.ok) continue
      expect(isPlainJson(outcome.value)).toBe(true)
      expect(JSON.stringify(outcome.value).length).toBeLessThan(6 * 65_536 + 10_000)
    }
    expect(hostState()).toBe(before)
  })

  it('is told to the author before it runs, unless only its values make it one', () => {
    // these look for an entry by a name that is computed, or at a position outside the list
    const dependsOnValues = /^\{"a": 1\}\[("\w+" \+ |lower)/
    const silent = refused.filter((source) => checkExpression(source, environment, 'value').length === 0)
    expect(silent.filter((source) => !dependsOnValues.test(source))).toEqual([])
  })
})

describe('a pattern made to be slow', () => {
  it('is one of fifty', () => {
    expect(new Set(slowPatterns).size).toBe(50)
  })

  it.each(slowPatterns)('%s answers for 4,000 characters', (pattern) => {
    const source = `re(answer, "${pattern}")`
    expect(checkExpression(source, environment, 'condition')).toEqual([])
    expect(compileExpression(source).evaluate({ answer: `${'a'.repeat(4000)}!` })).toEqual({ ok: true, value: expect.any(Boolean) })
  })

  it('is a fault when text and pattern together ask for too much work, and cannot be forgiven', () => {
    const fault = 'The expression takes too much work for texts of this length'
    const costly = 're(answer, "(a?){50}a{50}")'
    for (const source of [costly, `${costly} || true`, `default(${costly}, true)`, `split(tags, ",").exists(x, ${costly} || true)`]) {
      expect(compileExpression(source).evaluate(largeValues)).toEqual({ ok: false, fault })
    }
  })
})

describe('a text made to be slow to search', () => {
  it.each(['contains(answer, part)', 'replace(answer, part, "")', 'split(answer, part)'])('is a fault in %s', (source) => {
    const given = { answer: 'a'.repeat(65_000), part: `${'a'.repeat(10)}b${'a'.repeat(30_000)}` }
    expect(compileExpression(source).evaluate(given)).toEqual({
      ok: false,
      fault: 'The expression takes too much work for texts of this length',
    })
  })
})

describe('hostile values', () => {
  let isTouched = false
  const touch = () => {
    isTouched = true
    return 'touched'
  }
  class Service {
    name = 'service'
    secret = 'secret'
  }
  const objects: readonly (readonly [string, unknown])[] = [
    ['a function', touch],
    ['an async function', async () => touch()],
    ['a class', Service],
    ['an instance of a class', new Service()],
    ['a promise', Promise.resolve('a')],
    ['a symbol', Symbol('a')],
    ['a regular expression', /a/],
    ['a set', new Set(['a'])],
    ['an object with toString', { toString: touch }],
    ['an object with valueOf', { valueOf: touch }],
    ['an object with toJSON', { toJSON: touch }],
    ['an object with a primitive of its own', { [Symbol.toPrimitive]: touch }],
    ['an object with a constructor of its own', { constructor: touch, name: 'a' }],
    ['an object that can be awaited', Object.fromEntries([['then', touch]])],
    ['parsed JSON with __proto__', JSON.parse('{"__proto__": {"polluted": true}}')],
    ['undefined', undefined],
    ['null', null],
    ['not a number', Number.NaN],
    ['an object of an error', new Error('secret')],
  ]
  const sources = [
    'answer',
    'contact.name',
    'answer == "a"',
    'contact.name + "a"',
    'lower(answer)',
    '[contact.name]',
    '{"a": contact.name}',
    'answer + contact.name',
  ]

  it.each(objects)('%s is never called, and never comes out', (_, object) => {
    const before = hostState()
    for (const source of sources) {
      const hostile = { ...values, answer: object, contact: { ...(values.contact as object), name: object } } as ExpressionValues
      const outcome = compileExpression(source).evaluate(hostile)
      if (outcome.ok)
        expect(['true', 'false', '{}', '[{}]', '{"a":{}}', 'null', '[null]', '{"a":null}']).toContain(JSON.stringify(outcome.value))
      expect(JSON.stringify(outcome)).not.toMatch(/secret|touched/)
    }
    expect(isTouched).toBe(false)
    expect(hostState()).toBe(before)
  })

  it('in place of a reserved object give a fault', () => {
    for (const [, object] of objects) {
      const outcome = compileExpression('contact.secret').evaluate({ contact: object } as ExpressionValues)
      expect(outcome.ok).toBe(false)
    }
    expect(compileExpression('contact.name').evaluate({ contact: new Service() } as unknown as ExpressionValues).ok).toBe(false)
  })

  it('that the values inherit are not seen', () => {
    const inherited = Object.create({ answer: 'inherited', contact: { name: 'inherited' } })
    expect(compileExpression('answer').evaluate(inherited)).toEqual({ ok: false, fault: 'There is no variable "answer"' })
    expect(compileExpression('contact.name').evaluate({ contact: Object.create({ name: 'inherited' }) }).ok).toBe(false)
  })

  it('are not shared with what comes out', () => {
    const source = 'split(tags, ",")'
    const first = compileExpression(source).evaluate(values)
    const second = compileExpression(source).evaluate(values)
    expect(first).toEqual(second)
    expect(first.ok && second.ok && first.value === second.value).toBe(false)
  })
})
