/** A question by template fits its template: there is one, with as many values, and with the choices as its buttons. */
import { describe, expect, it } from 'vitest'
import { Directory } from '../../engine/directory/model/directory'
import { checkReferences } from '../../engine/script/check-references'
import { smallScript } from './script-builder'

const directory = Directory.parse({
  templates: [
    { name: 'reminder', language: 'en_US', category: 'utility', status: 'approved', body: 'On {{1}}?', quickReplies: ['Yes', 'No'] },
  ],
})

const rulesOf = (settings: object) => {
  const question = {
    text: 'Will you come?',
    style: 'buttons',
    template: 'reminder',
    language: 'en_US',
    parameters: ['Monday'],
    ...settings,
  }
  return checkReferences(smallScript({ nodes: { begin: ['begin'], question: ['ask', question] } }), directory).map(({ rule }) => rule)
}

const choices = (...titles: string[]) => ({ choices: titles.map((title, index) => ({ id: `c${index}`, title })) })

describe('a question by template', () => {
  it('has the template’s buttons as its choices', () => {
    expect(rulesOf(choices('Yes', 'No'))).toEqual([])
  })

  it.each([
    ['one is missing', ['Yes']],
    ['one is called otherwise', ['Yes', 'Nope']],
    ['they are in another order', ['No', 'Yes']],
  ])('is refused when %s', (_why, titles) => {
    expect(rulesOf(choices(...titles))).toEqual(['template-buttons'])
  })

  it('needs none when any text answers', () => {
    expect(rulesOf({ style: 'free', choices: [] })).toEqual([])
  })

  it('is refused without its template, or with too few values', () => {
    expect(rulesOf({ ...choices('Yes', 'No'), template: 'gone' })).toEqual(['deleted-reference'])
    expect(rulesOf({ ...choices('Yes', 'No'), parameters: [] })).toEqual(['template-values'])
  })
})
