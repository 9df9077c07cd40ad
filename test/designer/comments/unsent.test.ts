/** What was typed and not sent stays in the browser, for whom it belongs to, where it was meant for. */
import '../a-page'
import { describe, expect, it } from 'vitest'
import { newThreadPlace, unsentComments } from '../../../designer/comments/unsent'

const typed = { text: 'Half a thought', people: [{ id: 'ada', name: 'Ada' }] }

describe('what is not sent', () => {
  it('is there again on another page, under the same id, until it is dropped', () => {
    const before = unsentComments('desk', 'mia')
    before.put('node hello', { text: 'Half', people: [] })
    before.put('node hello', typed)
    const { id } = before.getState().get('node hello') ?? {}
    const [key = ''] = Object.keys(localStorage)
    const kept = localStorage.getItem(key) ?? ''
    // as a page that was loaded anew finds it
    localStorage.setItem(key.replace('.desk.', '.other.'), kept)
    expect(unsentComments('other', 'mia').getState().get('node hello')).toEqual({ ...typed, id })
    before.drop('node hello')
    expect([localStorage.getItem(key), before.getState().size]).toEqual([null, 0])
  })

  it('is nobody else’s, and no other place’s', () => {
    unsentComments('shared', 'mia').put('script', typed)
    expect(unsentComments('shared', 'rui').getState().size).toBe(0)
    const places = [
      newThreadPlace(undefined, undefined),
      newThreadPlace(undefined, 2),
      newThreadPlace('hello', undefined),
      newThreadPlace('hello', 2),
      newThreadPlace('hello', 3),
    ]
    expect(new Set(places).size).toBe(places.length)
  })

  it('that cannot be read is left out', () => {
    localStorage.setItem('cordboard.unsent-comment.mia.broken.script', '{"id":')
    localStorage.setItem('cordboard.unsent-comment.mia.broken.reply x', '{"id":1,"text":"a","people":[]}')
    expect(unsentComments('broken', 'mia').getState().size).toBe(0)
  })
})
