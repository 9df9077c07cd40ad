/** Where the canvas looks when it opens: where the address says, at the last place in this tab, else at Begin. Never at everything: that says nothing of a large script. */
import type { Script } from '../../engine/script/script'
import { viewIn } from './view-in-address'
import { firstNode } from './walk'

export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

const keptAs = (script: string) => `cordboard.viewport.${script}`

export function firstViewport(script: Script): Viewport {
  const asked = viewIn(location.search)
  // near enough for the first cards; the exact place needs the canvas's size (ViewInAddress.tsx)
  if (asked) return { x: innerWidth / 2 - asked.middle.x * asked.zoom, y: innerHeight / 2 - asked.middle.y * asked.zoom, zoom: asked.zoom }
  const kept = read(script.id)
  if (kept) return kept
  const first = firstNode(script)
  const at = (first !== undefined && script.nodes[first]?.position) || { x: 0, y: 0 }
  const isNarrow = innerWidth < 700
  return { x: (isNarrow ? 32 : 72) - at.x, y: (isNarrow ? 120 : 220) - at.y, zoom: 1 }
}

export function keepViewport(script: Pick<Script, 'id'>, { x, y, zoom }: Viewport): void {
  try {
    sessionStorage.setItem(keptAs(script.id), JSON.stringify({ x, y, zoom }))
  } catch {
    // without storage the canvas opens at Begin each time
  }
}

function read(script: string): Viewport | undefined {
  try {
    const { x, y, zoom } = JSON.parse(sessionStorage.getItem(keptAs(script)) ?? '{}') as Partial<Record<keyof Viewport, unknown>>
    return typeof x === 'number' && typeof y === 'number' && typeof zoom === 'number' && zoom > 0 ? { x, y, zoom } : undefined
  } catch {
    return undefined
  }
}
