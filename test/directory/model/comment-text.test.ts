/** What stands in a comment: mentions are told from text, carry ids, and are as long as they are read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CommentText,
  commentParts,
  MAX_COMMENT,
  mentionedIn,
  mentionOf,
  plainComment,
  withMentionNames,
} from '../../../engine/directory/model/comment-text'

const aName = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
const anId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)

describe('a mention', () => {
  it('is found again whatever the name and whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), anId, aName, fc.string(), (before, id, name, after) => {
        fc.pre(!/[@[\]]/.test(before + after))
        expect(mentionedIn(`${before}${mentionOf(id, name)}${after}`)).toEqual([id])
      }),
    )
  })

  it('is shown by the name of now, and by the one in the text where nobody knows the id', () => {
    const text = `Ask ${mentionOf('ana', 'Ana')} or ${mentionOf('gone', 'Old Name')}`
    const renamed = withMentionNames(text, (id) => (id === 'ana' ? 'Ana [new] Costa' : undefined))
    expect(plainComment(renamed)).toBe('Ask @Ana  new  Costa or @Old Name')
    expect(mentionedIn(renamed)).toEqual(['ana', 'gone'])
  })

  it('leaves the text around it as it was', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.tuple(anId, aName).map(([id, name]) => mentionOf(id, name)),
          ),
        ),
        (pieces) => {
          const text = pieces.join('')
          const again = commentParts(text).map((part) => (part.is === 'text' ? part.text : `@[${part.name}](person:${part.id})`))
          expect(again.join('')).toBe(text)
        },
      ),
    )
  })
})

describe('the length of a comment', () => {
  it('is counted as it is read', () => {
    const mention = mentionOf('a'.repeat(64), 'Ana')
    expect(CommentText.safeParse(mention + 'x'.repeat(MAX_COMMENT - 4)).success).toBe(true)
    expect(CommentText.safeParse(mention + 'x'.repeat(MAX_COMMENT - 3)).success).toBe(false)
    expect(CommentText.safeParse('  \n ').success).toBe(false)
    expect(CommentText.parse('  Hello \n')).toBe('Hello')
  })

  it('holds up to fifty people', () => {
    const crowd = (count: number) => Array.from({ length: count }, (_, place) => mentionOf(`p${place}`, 'P')).join(' ')
    expect(CommentText.safeParse(crowd(50)).success).toBe(true)
    expect(CommentText.safeParse(crowd(51)).success).toBe(false)
  })
})
