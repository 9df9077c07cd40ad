// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { callBefore, expressionBefore, holderBefore, nameAt } from '../../../designer/expression-editor/cursor'

describe('the place of the cursor', () => {
  it('is in an expression between the braces of a text only', () => {
    expect(expressionBefore('Hello {{ contact.na', true)).toBe(' contact.na')
    expect(expressionBefore('Hello {{ contact.name }}, ', true)).toBeUndefined()
    expect(expressionBefore('Hello', true)).toBeUndefined()
    expect(expressionBefore('attempts >', false)).toBe('attempts >')
  })

  it('knows what the field is of', () => {
    expect(holderBefore('contact.')).toBe('contact')
    expect(holderBefore('a == contact . na')).toBe('contact')
    expect(holderBefore('attempts + 1.')).toBeUndefined()
    expect(holderBefore('contact')).toBeUndefined()
  })

  it('knows the function whose arguments are being written, and which', () => {
    expect(callBefore('replace(answer, "a,b(", ')).toEqual({ name: 'replace', argument: 2, isMethod: false })
    expect(callBefore('lower(trim(answer), ')).toEqual({ name: 'lower', argument: 1, isMethod: false })
    expect(callBefore('answer.contains(')).toEqual({ name: 'contains', argument: 0, isMethod: true })
    expect(callBefore('lower(answer)')).toBeUndefined()
    expect(callBefore('(1 + 2')).toBeUndefined()
  })

  it('is in a name with all that it is a field of, up to the word under it', () => {
    expect(nameAt('x == contact.name', 14)).toEqual({ name: 'contact.name', start: 5, end: 17 })
    expect(nameAt('x == contact.name', 7)).toEqual({ name: 'contact', start: 5, end: 12 })
    expect(nameAt('1 + 2', 2)).toBeUndefined()
  })
})
