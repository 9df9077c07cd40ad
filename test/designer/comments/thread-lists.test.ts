/** Lists of threads: loaded when wanted, whole where cards count on them, and in step with own acts. */
import { describe, expect, it, vi } from 'vitest'
import type { CommentThread, ThreadsPage, ThreadsWanted } from '../../../designer/api/comments'
import { createThreadLists } from '../../../designer/comments/thread-lists'
import { aThread, said } from './a-comments'

const thread = (id: string, at: number, more: Partial<CommentThread> = {}) => aThread(id, [said(id, id, { at })], more)
const settled = () => new Promise((resolve) => setTimeout(resolve))

function pages(count: number) {
  return vi.fn(async ({ limit = 0, before = '0' }: ThreadsWanted): Promise<ThreadsPage> => {
    const start = Number(before)
    const threads = Array.from({ length: Math.min(limit, count - start) }, (_, place) => thread(`t${start + place}`, count - start - place))
    return { threads, ...(start + limit < count ? { next: String(start + limit) } : {}) }
  })
}

describe('lists of threads', () => {
  it('hold everything that is open, and of what is resolved a page at a time', async () => {
    const lists = createThreadLists(pages(430))
    lists.want('open')
    lists.want('resolved')
    await settled()
    expect(lists.getState().get('open')).toMatchObject({ hasMore: false, threads: { length: 430 } })
    expect(lists.getState().get('resolved')).toMatchObject({ hasMore: true, threads: { length: 50 } })
    lists.more('resolved')
    await settled()
    expect(lists.getState().get('resolved')?.threads).toHaveLength(100)
    lists.refresh()
    await settled()
    expect(lists.getState().get('resolved')?.threads).toHaveLength(100)
  })

  it('ask nothing before somebody looks, and keep what they have when a load fails', async () => {
    const read = pages(3)
    const lists = createThreadLists(read)
    lists.refresh()
    expect(read).not.toHaveBeenCalled()
    lists.want('open')
    await settled()
    read.mockRejectedValueOnce(new Error('away'))
    lists.refresh()
    await settled()
    expect(lists.getState().get('open')).toMatchObject({ error: new Error('away'), threads: { length: 3 } })
    lists.refresh()
    await settled()
    expect(lists.getState().get('open')?.error).toBeUndefined()
  })

  it('take in at once what came of an own act: a resolved thread moves, a version keeps what stood with it', async () => {
    const one = thread('one', 1)
    const lists = createThreadLists(async ({ state }) => ({ threads: state === 'resolved' ? [] : [one] }))
    for (const key of ['open', 'resolved', 2] as const) lists.want(key)
    await settled()
    const ids = (key: 'open' | 'resolved' | number) =>
      lists
        .getState()
        .get(key)
        ?.threads?.map(({ id }) => id)
    lists.takeIn('one', { ...one, isResolved: true })
    expect([ids('open'), ids('resolved'), ids(2)]).toEqual([[], ['one'], ['one']])
    lists.takeIn('two', thread('two', 2, { version: 2 }))
    lists.takeIn('three', thread('three', 3))
    expect([ids('open'), ids(2)]).toEqual([
      ['three', 'two'],
      ['two', 'one'],
    ])
    lists.takeIn('one', undefined)
    expect([ids('resolved'), ids(2)]).toEqual([[], ['two']])
  })
})
