/** The way that is open. The canvas loads it; step list, bar and commands read it here and step through it. */
import { createStore } from 'zustand/vanilla'
import type { Script } from '../../../engine/script/script'
import { type At, placeOf } from './at'
import type { CaseWay } from './case-way'

export interface OpenWay {
  /** Undefined while it is loaded. */
  readonly way: CaseWay | undefined
  /** The version that it ran. */
  readonly script: Script | undefined
  /** Why way or version could not be loaded. */
  readonly problem: { readonly of: 'way' | 'script'; readonly error: unknown } | undefined
  /** The history is there, and holds no such run. */
  readonly isMissing: boolean
  readonly at: At
  retry(): void
}

const NOTHING: OpenWay = { way: undefined, script: undefined, problem: undefined, isMissing: false, at: 'end', retry: () => {} }

export const openWay = createStore<OpenWay>(() => NOTHING)

export const closeWay = (): void => openWay.setState(NOTHING)

/** Steps are counted from 0; at the last one the way is followed as it goes on. */
export function goToStep(place: number): void {
  const { way } = openWay.getState()
  if (!way) return
  const last = way.run.steps.length - 1
  openWay.setState({ at: place >= last ? 'end' : Math.max(place, 0) })
}

export function stepBy(steps: number): void {
  const { way, at } = openWay.getState()
  if (way) goToStep(placeOf(at, way.run) + steps)
}

export const goToEnd = (): void => openWay.setState({ at: 'end' })
