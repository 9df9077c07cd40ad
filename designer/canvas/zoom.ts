/** How near the canvas can be looked at, and what is drawn how near. */

export const MIN_ZOOM = 0.04
export const MAX_ZOOM = 2
export const ZOOM_STEP = 1.25

/** Below this cards cannot be read, and there are too many of them to be elements: the drawing is painted. */
const FAR_ZOOM = 0.3
/** Below this a card shows what it is, not what it says. */
const GLANCE_ZOOM = 0.5
/** Where the view goes by itself, it goes at least so near. */
export const READABLE_ZOOM = 0.6

export const isFarAway = (zoom: number): boolean => zoom < FAR_ZOOM
export const isGlance = (zoom: number): boolean => zoom < GLANCE_ZOOM
export const inReach = (zoom: number): number => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom))
