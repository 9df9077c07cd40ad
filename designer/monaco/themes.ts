/** Monaco's colours, made of the page's tokens in either scheme, and kept in step with the scheme that is shown. */
import type { editor } from 'monaco-editor/editor/editor.api'
import type { MonacoApi } from './monaco-api'

type Scheme = 'light' | 'dark'
const themeOf = (scheme: Scheme) => `cordboard-${scheme}`

/** Monaco has one theme for all editors of the page. Its colours are read when its scheme is shown: a page has those of one only. */
export function followTheme({ editor }: Pick<MonacoApi, 'editor'>): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = () => {
    const chosen = document.documentElement.dataset.theme
    const scheme = chosen === 'dark' || (chosen !== 'light' && dark.matches) ? 'dark' : 'light'
    editor.defineTheme(themeOf(scheme), themeIn(scheme))
    editor.setTheme(themeOf(scheme))
  }
  dark.addEventListener('change', show)
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ['data-theme'] })
  show()
}

function themeIn(scheme: Scheme): editor.IStandaloneThemeData {
  const plain = (token: string) => colour(token).slice(1)
  return {
    base: scheme === 'light' ? 'vs' : 'vs-dark',
    inherit: true,
    rules: [
      { token: '', foreground: plain('ink') },
      { token: 'comment', foreground: plain('soft') },
      { token: 'string', foreground: plain('group-desk') },
      { token: 'string.key', foreground: plain('group-message') },
      { token: 'string.value', foreground: plain('group-desk') },
      { token: 'number', foreground: plain('group-logic') },
      { token: 'keyword', foreground: plain('group-ask') },
      { token: 'identifier', foreground: plain('ink') },
      { token: 'variable', foreground: plain('group-message') },
      { token: 'function', foreground: plain('group-route') },
      { token: 'place', foreground: plain('accent'), fontStyle: 'bold' },
      { token: 'operator', foreground: plain('soft') },
      { token: 'delimiter', foreground: plain('soft') },
    ],
    colors: {
      'editor.background': colour('surface'),
      'editor.foreground': colour('ink'),
      'editorLineNumber.foreground': colour('soft'),
      'editorLineNumber.activeForeground': colour('ink'),
      'editorCursor.foreground': colour('accent'),
      'editor.selectionBackground': `${colour('accent')}40`,
      'editor.inactiveSelectionBackground': `${colour('accent')}22`,
      'editor.lineHighlightBackground': colour('sunk'),
      'editor.lineHighlightBorder': '#00000000',
      'editorIndentGuide.background1': colour('line'),
      'editorWidget.background': colour('raised'),
      'editorWidget.border': colour('edge'),
      'editorSuggestWidget.selectedBackground': colour('accent-ground'),
      'editorSuggestWidget.selectedForeground': colour('accent-ink'),
      'editorSuggestWidget.highlightForeground': colour('accent'),
      'editorSuggestWidget.focusHighlightForeground': colour('accent'),
      'editorHoverWidget.background': colour('raised'),
      'editorError.foreground': colour('danger'),
      'editorWarning.foreground': colour('lamp'),
      'editorBracketMatch.background': colour('accent-ground'),
      'editorBracketMatch.border': colour('accent'),
      'input.background': colour('surface'),
      'input.border': colour('edge'),
      focusBorder: colour('accent'),
    },
  }
}

/** Token -> `#rrggbb`, as the page shows it now. */
function colour(token: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(--${token})`
  document.body.append(probe)
  const hex = asHex(getComputedStyle(probe).color)
  probe.remove()
  return hex
}

function asHex(colour: string): string {
  const parts = [...colour.matchAll(/[\d.]+/g)].slice(0, 3).map(([part]) => Math.round(Number(part)))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
