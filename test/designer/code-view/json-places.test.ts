import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathAt, placeAt, readJson } from '../../../designer/code-view/json-places'
import { leastChange } from '../../../designer/code-view/least-change'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('the places of a JSON text', () => {
  it('are those of its values', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const read = readJson(text)
        expect(read.ok && JSON.parse(text.slice(read.root.from, read.root.to))).toEqual(JSON.parse(text))
        if (!read.ok || typeof value !== 'object' || value === null) return
        for (const name of Object.keys(value)) {
          const place = placeAt(read.root, [name])
          expect(pathAt(read.root, place.from)[0]).toBe(name)
        }
      }),
    )
  })

  it('are told for every text that JSON.parse takes, and for no other', () => {
    const nearly = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"b"', '1', '-', '01', 'true', 'nul', ' ', '"', '\\', '"\n"'),
      {
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(nearly, (parts) => {
        const read = readJson(parts.join(''))
        // a name that stands twice is told apart: JSON.parse would lose one
        expect(read.ok || read.slip === 'twice').toBe(isJson(parts.join('')))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['{"a": 1,}', 8, 'name'],
    ['{"a" 1}', 5, 'colon'],
    ['{"a": 1 "b": 2}', 8, 'comma'],
    ['{"a": }', 6, 'value'],
    ['{"a": 1', 7, 'end'],
    ['{"a": 1, "a": 2}', 9, 'twice'],
    ['{} {}', 3, 'after'],
    ['{"a": "x\ny"}', 6, 'text'],
    ['['.repeat(10_000), 201, 'deep'],
  ])('say where and why %.20s is none', (text, at, slip) => {
    expect(readJson(text)).toEqual({ ok: false, at, slip })
  })
})

describe('the least change', () => {
  it('makes one text of the other', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const change = leastChange(before, after)
        const made = change ? before.slice(0, change.from) + change.text + before.slice(change.to) : before
        expect(made).toBe(after)
      }),
    )
  })
})
