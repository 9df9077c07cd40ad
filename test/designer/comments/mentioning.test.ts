/** Mentions while somebody types: what opens the list of people, who is offered, and what is sent. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchingPeople, openMention, toSent, toTyped, withMention } from '../../../designer/comments/mentioning'
import { mentionedIn, mentionOf, plainComment } from '../../../engine/directory/model/comment-text'

const people = [
  { id: 'ada', name: 'Ada Lovelace' },
  { id: 'bo', name: 'Bo' },
  { id: 'bob', name: 'Bob Ada' },
  { id: 'jose', name: 'José Núñez' },
]
const names = (query: string) => matchingPeople(people, query).map(({ name }) => name)

describe('an @', () => {
  it('opens the list at the beginning of a word, with what was typed so far', () => {
    expect(openMention('Hello @ad', 9)).toEqual({ start: 6, query: 'ad' })
    expect(openMention('@', 1)).toEqual({ start: 0, query: '' })
    expect(openMention('(@ada love', 10)).toEqual({ start: 1, query: 'ada love' })
    expect(openMention('first\n@bo and more', 9)).toEqual({ start: 6, query: 'bo' })
  })

  it('in an address, or on another line, opens nothing', () => {
    expect(openMention('ana@example', 11)).toBeUndefined()
    expect(openMention('@ada\nnext', 9)).toBeUndefined()
    expect(openMention('nobody', 6)).toBeUndefined()
  })
})

describe('people', () => {
  it('are found by any word of their name, without accents, whose name begins so first', () => {
    expect(names('ad')).toEqual(['Ada Lovelace', 'Bob Ada'])
    expect(names('nunez')).toEqual(['José Núñez'])
    expect(names('')).toHaveLength(4)
    expect(names('ovelace')).toEqual([])
  })
})

describe('what is sent', () => {
  it('names whom was chosen by id, and leaves a name that was changed as text', () => {
    const { typed, caret } = withMention({ text: 'Hi @ad!', people: [] }, { start: 3, query: 'ad' }, { id: 'ada', name: 'Ada Lovelace' })
    expect(typed.text.slice(0, caret)).toBe('Hi @Ada Lovelace ')
    expect(toSent(typed)).toBe(`Hi ${mentionOf('ada', 'Ada Lovelace')} !`)
    expect(toSent({ ...typed, text: 'Hi @Ada Love' })).toBe('Hi @Ada Love')
  })

  it('takes the longer of two names, and never a part of a word', () => {
    const both = { people: [people[1], people[2]].flatMap((one) => one ?? []) }
    expect(mentionedIn(toSent({ ...both, text: '@Bob Ada and @Bo' }))).toEqual(['bob', 'bo'])
    expect(toSent({ ...both, text: '@Border' })).toBe('@Border')
  })

  it('tells two people of one name apart by the order in which they were chosen', () => {
    const twins = [
      { id: 'one', name: 'Kim' },
      { id: 'two', name: 'Kim' },
    ]
    expect(mentionedIn(toSent({ text: '@Kim and @Kim', people: twins }))).toEqual(['one', 'two'])
  })

  it('is typed again as it was read', () => {
    const part = fc.oneof(fc.constantFrom(...people.map(({ id, name }) => mentionOf(id, name))), fc.stringMatching(/^[a-z .!?]{0,12}$/))
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const sent = parts.join(' ').trim()
        expect(toTyped(sent).text).toBe(plainComment(sent))
        expect(toSent(toTyped(sent))).toBe(sent)
      }),
    )
  })
})
