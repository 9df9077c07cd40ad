// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { plainSettings, plainWords } from '../../../designer/catalogue/plain-words'

describe('a script’s text on a card', () => {
  it.each([
    ['Hello {{ contact.name }}!', 'Hello ‹contact name›!'],
    ['Hello {{ default(contact.name, "and welcome") }}!', 'Hello ‹contact name›!'],
    ['{{ language == "deutsch" ? "Worum geht es?" : "Time: what is it?" }}', 'Time: what is it?'],
    ['{{ "just this" }}', 'just this'],
    ['{{ 1 + 1 }}', '…'],
    ['No place  at\nall', 'No place at all'],
  ])('shows %s in words', (text, expected) => {
    expect(plainWords(text)).toBe(expected)
  })

  it('is found wherever it stands in a node’s settings', () => {
    // given
    const settings = { text: '{{ a }}', choices: [{ title: '{{ b.c }}' }], maxWaitSeconds: 5, saveTo: undefined }
    // then
    expect(plainSettings(settings)).toEqual({ text: '‹a›', choices: [{ title: '‹b c›' }], maxWaitSeconds: 5, saveTo: undefined })
  })
})
