/** How a person likes to work on the canvas; kept in this browser. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export const WHEELS = ['auto', 'mouse', 'trackpad'] as const
export type Wheel = (typeof WHEELS)[number]

export interface CanvasSettings {
  /** What turns the wheel: with a mouse it zooms, on a trackpad two fingers pan. `auto` looks at how it turns. */
  readonly wheel: Wheel
  readonly isSnapping: boolean
  readonly isMapShown: boolean
}

const KEPT_AS = 'cordboard.canvas'
const USUAL: CanvasSettings = { wheel: 'auto', isSnapping: true, isMapShown: true }

export const canvasSettings = createStore<CanvasSettings>(read)

export const useCanvasSettings = <Value>(select: (settings: CanvasSettings) => Value): Value => useStore(canvasSettings, select)

export function changeCanvasSettings(changes: Partial<CanvasSettings>): void {
  canvasSettings.setState(changes)
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(canvasSettings.getState()))
  } catch {
    // private windows may refuse storage; the choice then lasts until the page is left
  }
}

function read(): CanvasSettings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}') as Partial<Record<keyof CanvasSettings, unknown>>
    return {
      wheel: WHEELS.find((wheel) => wheel === kept.wheel) ?? USUAL.wheel,
      isSnapping: typeof kept.isSnapping === 'boolean' ? kept.isSnapping : USUAL.isSnapping,
      isMapShown: typeof kept.isMapShown === 'boolean' ? kept.isMapShown : USUAL.isMapShown,
    }
  } catch {
    return USUAL
  }
}
