/** Light, dark, or as the system has it: one choice for the whole page, and for all its tabs; kept in this browser. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEPT_AS = 'cordboard.theme'

const chosen = createStore<{ readonly theme: Theme }>(() => ({ theme: kept() }))

export const useTheme = (): Theme => useStore(chosen, ({ theme }) => theme)

export function chooseTheme(theme: Theme): void {
  chosen.setState({ theme })
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(theme))
  } catch {
    // private windows may refuse storage; the choice then lasts until the page is left
  }
}

/** Gives the page its colours, now and whenever other ones are chosen, here or in another tab. */
export function followTheme(): () => void {
  const show = () => {
    const { theme } = chosen.getState()
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  const onStorage = ({ key }: StorageEvent) => {
    if (key === KEPT_AS) chosen.setState({ theme: kept() })
  }
  show()
  const unsubscribe = chosen.subscribe(show)
  window.addEventListener('storage', onStorage)
  return () => {
    unsubscribe()
    window.removeEventListener('storage', onStorage)
  }
}

/** As the system has it, where storage is off or holds something else. */
function kept(): Theme {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null')
    return THEMES.find((theme) => theme === value) ?? 'system'
  } catch {
    return 'system'
  }
}
