import '../a-page'
import { render } from '@testing-library/react'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextMarks } from '../../../designer/playground/TextMarks'
import { type MarkedText, readTextMarks } from '../../../designer/playground/text-marks'

const shown = (text: string) => render(<TextMarks text={text} />).container.innerHTML

describe('WhatsApp’s marks in a text', () => {
  it.each([
    ['*bold*', '<strong>bold</strong>'],
    ['_italic_', '<em>italic</em>'],
    ['~struck~', '<s>struck</s>'],
    ['```let x = *1*```', '<code>let x = *1*</code>'],
    ['the `code` here', 'the <code>code</code> here'],
    ['*_both_* at once', '<strong><em>both</em></strong> at once'],
    ['(*bold*), then on', '(<strong>bold</strong>), then on'],
    ['*one* and *two*', '<strong>one</strong> and <strong>two</strong>'],
  ])('shows %s', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  it.each([
    ['an open mark', '*not closed'],
    ['a mark within a word', 'snake_case_name'],
    ['a sum', '2 * 3 * 4'],
    ['marks around nothing', '** __ ~~ ``````'],
    ['a mark that closes on another line', '*one\ntwo*'],
    ['a blank after the opening mark', '* not bold*'],
  ])('leaves %s as it was written', (_what, text) => {
    expect(readTextMarks(text)).toEqual([{ type: 'text', text }])
  })

  it('never makes anything of the page out of a text', () => {
    expect(shown('<img src=x onerror=alert(1)> *<b>*')).toBe('&lt;img src=x onerror=alert(1)&gt; <strong>&lt;b&gt;</strong>')
  })

  it('loses no letter of any text', () => {
    const letters = (parts: readonly MarkedText[]): string =>
      parts.map((part) => ('text' in part ? part.text : letters(part.parts))).join('')
    const withoutMarks = (text: string) => text.replace(/[*_~`\n]/g, '')
    const text = fc.string({ unit: fc.constantFrom('*', '_', '~', '`', 'a', 'ß', ' ', '\n', '.', '😀'), maxLength: 60 })
    fc.assert(fc.property(text, (text) => withoutMarks(letters(readTextMarks(text))) === withoutMarks(text)))
  })
})
