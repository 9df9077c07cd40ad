/** Goes where somebody asked to be led: to a thread (of whatever state, by itself where the list does not have it), a node's threads, the field. */
import { useEffect, useEffectEvent, useState } from 'react'
import { useStore } from 'zustand'
import { Refused } from '../api/client'
import { type CommentThread, readThread } from '../api/comments'
import { answered, asked } from './asked'
import { threadElementId } from './Thread'
import { groupElementId } from './ThreadGroupView'
import type { ListKey } from './thread-lists'
import { useComments } from './use-comments'

/** `count` is 0 until it was asked for. */
export interface WriteAsked {
  readonly count: number
  readonly node: string | undefined
}

export interface LedTo {
  readonly id: string | undefined
  /** As the server told it, where no list has had it. */
  readonly thread: CommentThread | undefined
  readonly isGone: boolean
  readonly write: WriteAsked
}

interface LedToOptions {
  readonly key: ListKey
  readonly threads: readonly CommentThread[] | undefined
  readonly onFilter: (filter: 'open') => void
}

interface Led extends Omit<LedTo, 'write'> {
  readonly isListed: boolean
}

const NOWHERE: Led = { id: undefined, thread: undefined, isGone: false, isListed: false }

export function useLedTo({ key, threads, onFilter }: LedToOptions): LedTo {
  const { scriptId, lists } = useComments()
  const what = useStore(asked, (state) => state.what)
  const [led, setLed] = useState(NOWHERE)
  const [write, setWrite] = useState<WriteAsked>({ count: 0, node: undefined })
  const [sought, setSought] = useState<string>()

  async function find(id: string): Promise<void> {
    const isStill = (led: Led) => led.id === id && !led.isListed
    try {
      const thread = await readThread(scriptId, id, new AbortController().signal)
      setLed((before) => (isStill(before) ? { ...before, id: thread.id, thread } : before))
      setSought(threadElementId(thread.id))
    } catch (error) {
      const isGone = error instanceof Refused && error.status === 404
      // without an answer the list may still have it
      if (isGone) setLed((before) => (isStill(before) ? { ...NOWHERE, isGone } : before))
    }
  }

  const go = useEffectEvent((wanted: NonNullable<typeof what>) => {
    setLed(NOWHERE)
    switch (wanted.is) {
      case 'write':
        return setWrite(({ count }) => ({ count: count + 1, node: wanted.node }))
      case 'node':
        if (typeof key !== 'number') onFilter('open')
        return setSought(groupElementId(wanted.node))
      case 'thread':
        setLed({ ...NOWHERE, id: wanted.id })
        setSought(threadElementId(wanted.id))
        return void find(wanted.id)
      default:
        return wanted satisfies never
    }
  })
  useEffect(() => {
    if (!what) return
    go(what)
    answered()
  }, [what])
  // from then on it stands and goes with the list
  const isListed = threads?.some(({ id }) => id === led.id) === true
  // biome-ignore lint/correctness/useExhaustiveDependencies: of two that are listed, each is asked for
  useEffect(() => {
    if (isListed) setLed((before) => ({ ...before, thread: undefined, isListed: true }))
  }, [isListed, led.id])
  // own acts on a thread that stands by itself
  useEffect(
    () =>
      lists.subscribe((state) => {
        const all = [...state.values()].flatMap((list) => list.threads ?? [])
        setLed((before) => (before.thread ? { ...before, thread: all.find(({ id }) => id === before.id) ?? before.thread } : before))
      }),
    [lists],
  )
  // it may be drawn only after the list has come
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for again whenever what is drawn may have it
  useEffect(() => {
    const element = sought === undefined ? null : document.getElementById(sought)
    if (!element) return
    setSought(undefined)
    element.scrollIntoView({ block: 'nearest' })
    element.focus({ preventScroll: true })
  }, [sought, threads, led.thread])

  return { ...led, write }
}
