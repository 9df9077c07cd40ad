/** The colours chosen outside of a component; useTheme reads the same choice when the next page is drawn. */
import { THEMES, type Theme } from './use-theme'

export function themeNow(): Theme {
  const { theme } = document.documentElement.dataset
  return THEMES.find((each) => each === theme) ?? 'system'
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    localStorage.setItem('cordboard.theme', JSON.stringify(theme))
  } catch {
    // private windows may refuse storage; the choice then lasts until the page is left
  }
}
