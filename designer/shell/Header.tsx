/** The bar over every page: what this is, whether it is live, colours, and who is signed in. */
import { LogOut, Monitor, Moon, Sun } from 'lucide-react'
import type { SignedIn } from '../api/session'
import controls from '../controls.module.css'
import { useLive } from '../live/live-context'
import { words } from '../wording'
import styles from './header.module.css'
import { Logo } from './Logo'
import { THEMES, useTheme } from './use-theme'

const ICONS = { system: Monitor, light: Sun, dark: Moon }

interface HeaderProps {
  readonly person: SignedIn
  readonly onSignOut: () => void
}

export function Header({ person, onSignOut }: HeaderProps) {
  const { state } = useLive()
  const [theme, setTheme] = useTheme()
  const Icon = ICONS[theme]
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  const colours = `${words.shell.theme}: ${words.shell.themes[theme]}`
  return (
    <header className={styles.header}>
      <Logo />
      <h1 className={styles.title}>
        {words.product} <span className={styles.page}>{words.shell.playground}</span>
      </h1>
      <p className={styles.connection} data-state={state}>
        <span className={styles.lamp} aria-hidden />
        {words.shell.connection[state]}
      </p>
      <button type="button" className={controls.icon} aria-label={colours} title={colours} onClick={() => setTheme(next)}>
        <Icon size={17} aria-hidden />
      </button>
      <span className={styles.person} title={words.shell.signedInAs(person.name)}>
        <span className="visually-hidden">{words.shell.signedInAs('')}</span>
        {person.name}
      </span>
      <button type="button" className={controls.icon} aria-label={words.shell.signOut} title={words.shell.signOut} onClick={onSignOut}>
        <LogOut size={17} aria-hidden />
      </button>
    </header>
  )
}
