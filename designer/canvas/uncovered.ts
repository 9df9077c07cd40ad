/**
 * What lies over the canvas: sheets of a narrow page (`data-covers-canvas`) hide its lower part, small things a corner of it
 * (`data-lies-on-canvas`).
 */
import type { Rectangle } from './geometry'

/** The part over which no sheet lies, in px of the canvas's own frame; empty where it is not on the page. */
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

/** The small things upon it, in px of its own frame. */
export function liesOn(frame: HTMLElement | null): Rectangle[] {
  const own = frame?.getBoundingClientRect()
  if (!frame || !own) return []
  return [...frame.querySelectorAll('[data-lies-on-canvas]')].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left - own.left, y: top - own.top, width, height }
  })
}
