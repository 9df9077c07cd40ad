/** What a person added last and keeps as favourites, in this browser. */
import { createStore } from 'zustand/vanilla'

export interface PaletteMemory {
  /** The last first. */
  readonly recent: readonly string[]
  readonly favourites: readonly string[]
}

const KEPT_AS = 'cordboard.palette'
const MOST_RECENT = 5

export const paletteMemory = createStore<PaletteMemory>(read)

export function rememberAdded(id: string): void {
  const { recent, favourites } = paletteMemory.getState()
  keep({ recent: [id, ...recent.filter((other) => other !== id)].slice(0, MOST_RECENT), favourites })
}

/** Makes it a favourite, or takes it out; tells which. */
export function toggleFavourite(id: string): boolean {
  const { recent, favourites } = paletteMemory.getState()
  const isKept = !favourites.includes(id)
  keep({ recent, favourites: isKept ? [...favourites, id] : favourites.filter((other) => other !== id) })
  return isKept
}

function keep(memory: PaletteMemory): void {
  paletteMemory.setState(memory)
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(memory))
  } catch {
    // private windows may refuse storage; the choice then lasts until the page is left
  }
}

function read(): PaletteMemory {
  const nothing = { recent: [], favourites: [] }
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}') as Partial<Record<keyof PaletteMemory, unknown>>
    return { recent: texts(kept.recent), favourites: texts(kept.favourites) }
  } catch {
    return nothing
  }
}

const texts = (kept: unknown): string[] => (Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [])
