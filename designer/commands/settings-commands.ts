/** Leaving the script, how the page looks and speaks, and help with commands themselves. */
import { navigate } from 'wouter/use-browser-location'
import { chooseTheme, THEMES } from '../shell/theme'
import { keepLanguage, LANGUAGES, type Language, words } from '../wording/words'
import type { Command } from './command'
import { openPalette, openSheet } from './layer-state'

/** Loads the page anew; what is typed has been kept by then. */
export function chooseLanguage(language: Language): void {
  keepLanguage(language)
  location.reload()
}

export const settingsCommands: readonly Command[] = [
  {
    id: 'commands.palette',
    group: 'settings',
    title: () => words.commands.titles.palette,
    keys: ['$mod+k'],
    where: 'anywhere',
    inFields: true,
    run: openPalette,
  },
  {
    id: 'commands.shortcuts',
    group: 'settings',
    title: () => words.commands.titles.shortcuts,
    keys: ['?', '$mod+/'],
    where: 'anywhere',
    run: openSheet,
  },
  { id: 'go.scripts', group: 'script', title: () => words.commands.titles.scripts, where: 'anywhere', run: () => navigate('/scripts') },
  { id: 'go.playground', group: 'script', title: () => words.commands.titles.playground, where: 'anywhere', run: () => navigate('/') },
  ...THEMES.map(
    (theme): Command => ({
      id: `theme.${theme}`,
      group: 'settings',
      title: () => words.commands.titles.theme(words.shell.themes[theme]),
      where: 'anywhere',
      run: () => chooseTheme(theme),
    }),
  ),
  ...(Object.keys(LANGUAGES) as Language[]).map(
    (language): Command => ({
      id: `language.${language}`,
      group: 'settings',
      title: () => words.commands.titles.language(LANGUAGES[language]),
      where: 'anywhere',
      run: () => chooseLanguage(language),
    }),
  ),
]
