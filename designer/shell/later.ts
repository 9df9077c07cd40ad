/**
 * Parts of the page that come when they are first needed. Once the page is at rest they are loaded ahead, because a lost connection
 * brings none. A browser never asks again for what it could not load once: so none is asked for while the server does not answer.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { untilReachable } from '../api/reachable'
import { whenIdle } from './when-idle'

/** A part could not be loaded: the connection broke just then, or a newer release has taken its place. Only a page loaded anew has it. */
export class NotLoaded extends Error {}

type Load<Props> = () => Promise<ComponentType<Props>>

const ahead = new Set<() => Promise<unknown>>()

/** @param isLarge it comes when it is needed only. */
export function later<Props extends object>(load: Load<Props>, { isLarge = false } = {}): LazyExoticComponent<ComponentType<Props>> {
  const tell = async () => {
    await untilReachable()
    try {
      return { default: await load() }
    } catch (cause) {
      throw new NotLoaded('A part of the page could not be loaded', { cause })
    }
  }
  if (!isLarge) ahead.add(tell)
  return lazy(tell)
}

/** For what is no component but is to be there as well. */
export const loadedAhead = (load: () => Promise<unknown>): void => void ahead.add(() => untilReachable().then(load))

/** What is on the page comes first. */
const REST_MS = 4000

/** Loads one part after the other, each when the page is idle; the returned function ends it. */
export function loadAhead(): () => void {
  let end = () => {}
  const next = () => {
    const [load] = ahead
    if (!load) return
    ahead.delete(load)
    end = whenIdle(
      () =>
        void load()
          .catch(() => undefined)
          .then(next),
    )
  }
  const timer = setTimeout(next, REST_MS)
  return () => {
    clearTimeout(timer)
    end()
  }
}
