/** The part of the canvas over which nothing lies: sheets of a narrow page (`data-covers-canvas`) hide its lower part. */
import type { Rectangle } from './geometry'

/** In px of the canvas's own frame; empty where it is not on the page. */
export function uncovered(frame: HTMLElement | null): Rectangle {
  const own = frame?.getBoundingClientRect()
  if (!own) return { x: 0, y: 0, width: 0, height: 0 }
  let bottom = own.bottom
  for (const cover of document.querySelectorAll('[data-covers-canvas]')) {
    const { top, height } = cover.getBoundingClientRect()
    if (height > 0 && top > own.top) bottom = Math.min(bottom, top)
  }
  return { x: 0, y: 0, width: own.width, height: Math.max(0, bottom - own.top) }
}
