/** Walking over the board by keyboard: along the cords, and between the ways out of a node. */
import type { Board } from './board'

export type WalkKey = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End'

const KEYS: readonly string[] = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'] satisfies readonly WalkKey[]
export const isWalkKey = (key: string): key is WalkKey => KEYS.includes(key)

interface Walker {
  readonly at: string | undefined
  /** The node from which it was reached, so that Left goes back and Up and Down stay among its ways out. */
  readonly from: string | undefined
}

/** @param current where the run is, for End */
export function walk({ cards, cords }: Board, { at, from }: Walker, key: WalkKey, current: string | undefined): Walker {
  const [first] = cards.filter(({ kind }) => kind === 'begin').concat(cards)
  if (key === 'Home' || at === undefined) return { at: first?.id, from: undefined }
  if (key === 'End') return { at: current ?? at, from: undefined }
  if (key === 'ArrowRight') {
    const next = cords.find((cord) => cord.from === at)
    return next ? { at: next.to, from: at } : { at, from }
  }
  const parent = from ?? cords.find(({ to }) => to === at)?.from
  if (key === 'ArrowLeft') return parent === undefined ? { at, from } : { at: parent, from: undefined }
  const siblings =
    parent === undefined ? cards.map(({ id }) => id) : [...new Set(cords.filter((cord) => cord.from === parent).map(({ to }) => to))]
  const place = siblings.indexOf(at) + (key === 'ArrowDown' ? 1 : -1)
  return { at: siblings[place] ?? at, from: parent }
}
