/**
 * Parts of the page that come when they are first needed. Once the page is at rest they are loaded ahead, because a lost connection
 * brings none. A browser never asks again for what it could not load once: so none is asked for while the server does not answer.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { untilReachable } from '../api/reachable'
import { speakOfLaterParts, words } from '../wording/words'
import { whenIdle } from './when-idle'

/** A part could not be loaded: the connection broke just then, or a newer release has taken its place. Only a page loaded anew has it. */
export class NotLoaded extends Error {}

/** What an act needs and the page does not have yet; the browser itself would say in words for programmers that it did not come. */
export const loadPart = <Part>(part: Promise<Part>): Promise<Part> =>
  part.catch((cause: unknown) => {
    throw new NotLoaded(words.shell.partNotLoaded, { cause })
  })

type Load<Props> = () => Promise<ComponentType<Props>>

const ahead = new Set<() => Promise<unknown>>()

/** @param isLarge it comes when it is needed only. */
export function later<Props extends object>(load: Load<Props>, { isLarge = false } = {}): LazyExoticComponent<ComponentType<Props>> {
  const tell = async () => {
    await untilReachable()
    await loadPart(speakOfLaterParts())
    return { default: await loadPart(load()) }
  }
  if (!isLarge) ahead.add(tell)
  return lazy(tell)
}

/** For what is no component but is to be there as well. */
export const loadedAhead = (load: () => Promise<unknown>): void => void ahead.add(() => untilReachable().then(load))

/** What is on the page, and the hand on it, come first. */
const REST_MS = 4000
const INPUTS = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const

/** Loads one part after the other, each when nobody has touched the page for a while; the returned function ends it. */
export function loadAhead(): () => void {
  const over = new AbortController()
  let restsFrom = performance.now()
  const touched = () => {
    restsFrom = performance.now()
  }
  for (const input of INPUTS) addEventListener(input, touched, { capture: true, passive: true, signal: over.signal })

  let timer = setTimeout(next, REST_MS)
  let callOff = () => {}
  function next(): void {
    const rest = restsFrom + REST_MS - performance.now()
    if (rest > 0) {
      timer = setTimeout(next, rest)
      return
    }
    const [load] = ahead
    if (!load) return over.abort()
    ahead.delete(load)
    const goOn = () => {
      if (!over.signal.aborted) next()
    }
    callOff = whenIdle(() => void load().then(goOn, goOn))
  }
  return () => {
    over.abort()
    clearTimeout(timer)
    callOff()
  }
}
