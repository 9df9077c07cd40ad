/** Following history: everything arrives once, in order, in the views before on the screens, and a failure is only a delay. */
import { afterEach, describe, expect, it } from 'vitest'
import type { KeptEntry } from '../../engine/history/entries'
import { type Follower, followHistory } from '../../engine/views/follower'
import { MARIA, newCase, received, Story, views } from './a-story'

const followers: Follower[] = []
afterEach(() => {
  for (const follower of followers.splice(0)) follower.close()
})

function follow(story: Story, options: Partial<Parameters<typeof followHistory>[0]> = {}) {
  const view = views()
  const shown: KeptEntry[] = []
  const errors: unknown[] = []
  const follower = followHistory({
    history: story,
    views: view,
    onProjected: (entries) => shown.push(...entries),
    onError: (error) => errors.push(error),
    ...options,
  })
  followers.push(follower)
  return { view, shown, errors, follower }
}

const manyWords = (count: number) => new Story().tell(newCase, ...Array.from({ length: count }, (_, n) => received(`${n}`)))

describe('following history', () => {
  it('catches up with what there is, over many batches', async () => {
    const story = manyWords(1_000)
    const { view, shown, follower } = follow(story)
    await follower.settled()
    expect(view.cursor()).toBe(1_001)
    expect(shown).toEqual(story.entries)
    expect(view.cases.newest(MARIA)?.unread).toBe(1_000)
  })

  it('takes news when it is told of them', async () => {
    const story = manyWords(1)
    const { shown, follower } = follow(story, { pollMs: 60_000 })
    await follower.settled()
    story.tell(received('more'))
    const hasCome = new Promise<void>((resolve) => {
      const look = () => (shown.length === 3 ? resolve() : setTimeout(look, 5))
      look()
    })
    follower.nudge()
    await hasCome
    expect(shown.at(-1)?.entry).toMatchObject({ message: { content: { text: 'more' } } })
  })

  it('shows an entry only after the views have it', async () => {
    const cursors: [number, number][] = []
    const story = manyWords(300)
    const view = views()
    const follower = followHistory({
      history: story,
      views: view,
      onProjected: (entries) => cursors.push([entries.at(-1)?.cursor ?? 0, view.cursor()]),
      onError: () => undefined,
    })
    followers.push(follower)
    await follower.settled()
    expect(cursors.length).toBeGreaterThan(1)
    for (const [shown, inViews] of cursors) expect(inViews).toBe(shown)
  })

  it('tries again after the store could not be read, and loses nothing', async () => {
    const story = manyWords(3)
    let fails = 1
    const { view, errors, follower } = follow(story, {
      history: {
        after: (cursor, limit) => {
          if (fails-- > 0) throw new Error('locked')
          return story.after(cursor, limit)
        },
      },
    })
    await follower.settled()
    expect(errors).toHaveLength(1)
    expect(view.cursor()).toBe(4)
  })
})
