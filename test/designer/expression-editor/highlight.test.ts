// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../../designer/expression-editor/highlight'

const source = fc.string({ unit: fc.constantFrom('{', '}', '"', "'", '\\', 'a', '1', ' ', '=', '(', ')', '.', '\n', 'é'), maxLength: 40 })

describe('an expression in colours', () => {
  it('is still the text that was written, whatever it is', () => {
    fc.assert(
      fc.property(source, fc.constantFrom('text', 'address', 'condition', 'value'), (written, language) => {
        const shown = partsOf(written, language)
          .map(({ text }) => text)
          .join('')
        expect(shown).toBe(written)
      }),
    )
  })

  it('tells names, functions and texts apart, and in a text only what stands in braces', () => {
    expect(partsOf('lower(answer) == "yes"', 'condition').map(({ is }) => is)).toEqual([
      'function',
      'plain',
      'name',
      'plain',
      'sign',
      'plain',
      'text',
    ])
    expect(partsOf('Hi {{ contact }} contact', 'text').filter(({ is }) => is === 'name')).toEqual([{ is: 'name', text: 'contact' }])
  })
})
