/**
 * A link to what somebody sees: the middle of it and how near (`view=x,y,zoom`). It stands in the address for as long as that is what
 * is seen; who looks elsewhere takes it out of there, so that an address that is copied or kept never leads to an old place.
 */
import type { Position } from '../../engine/script/script'
import { MAX_ZOOM, MIN_ZOOM } from './zoom'

export interface Sight {
  /** In the drawing. */
  readonly middle: Position
  readonly zoom: number
}

const NAME = 'view'
/** Px of the drawing; farther out lies no drawing, and browsers do not draw there. */
const FARTHEST = 1_000_000
const NUMBER = /^-?\d+(?:\.\d+)?$/

/** Undefined where the address says none, or one that cannot be. */
export function viewIn(search: string): Sight | undefined {
  const parts = new URLSearchParams(search).get(NAME)?.split(',') ?? []
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return undefined
  const [x = 0, y = 0, zoom = 0] = rounded(parts.map(Number))
  const isThere = Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST && zoom >= MIN_ZOOM && zoom <= MAX_ZOOM
  return isThere ? { middle: { x, y }, zoom } : undefined
}

export function withView(search: URLSearchParams, sight: Sight | undefined): URLSearchParams {
  search.delete(NAME)
  if (sight) search.set(NAME, written(sight))
  return search
}

/** Whether both are the same place as far as an address tells. */
export const isSameSight = (one: Sight, other: Sight): boolean => written(one) === written(other)

const written = ({ middle: { x, y }, zoom }: Sight): string => rounded([x, y, zoom]).join()

const rounded = ([x = 0, y = 0, zoom = 0]: readonly number[]): number[] => [Math.round(x), Math.round(y), Math.round(zoom * 1000) / 1000]
