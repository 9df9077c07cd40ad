/** The bar over a page: where one is and can go, whether the page is live, colours, language, and who is signed in. */
import { LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { InboxPlace } from '../comments/InboxPlace'
import controls from '../controls.module.css'
import { useLive } from '../live/live-context'
import { words } from '../wording/words'
import styles from './header.module.css'
import { LanguageChoice } from './LanguageChoice'
import { Logo } from './Logo'
import { useSession } from './session-context'
import { chooseTheme, THEMES, useTheme } from './theme'

const ICONS = { system: Monitor, light: Sun, dark: Moon }

interface HeaderProps {
  /** Told to those who do not see the page; for pages that have no heading of their own. */
  readonly heading?: string
}

export function Header({ heading }: HeaderProps) {
  const { state } = useLive()
  const { person, leave } = useSession()
  const [path] = useLocation()
  const theme = useTheme()
  const Icon = ICONS[theme]
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  const colours = `${words.shell.theme}: ${words.shell.themes[theme]}`
  const pages = [
    { href: '/', label: words.shell.playground },
    { href: '/scripts', label: words.shell.scripts },
  ]
  return (
    <header className={styles.header}>
      <Logo />
      {heading !== undefined && <h1 className="visually-hidden">{heading}</h1>}
      <p className={styles.title}>{words.product}</p>
      <nav className={styles.pages} aria-label={words.shell.pages}>
        {pages.map(({ href, label }) => (
          <Link key={href} href={href} className={styles.page} aria-current={path === href ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      <p className={styles.connection} data-state={state}>
        <span className={styles.lamp} aria-hidden />
        {words.shell.connection[state]}
      </p>
      <InboxPlace />
      <LanguageChoice />
      <button type="button" className={controls.icon} aria-label={colours} title={colours} onClick={() => chooseTheme(next)}>
        <Icon size={17} aria-hidden />
      </button>
      <span className={styles.person} title={words.shell.signedInAs(person.name)}>
        <span className="visually-hidden">{words.shell.signedInAs('')}</span>
        {person.name}
      </span>
      <button
        type="button"
        className={controls.icon}
        aria-label={words.shell.signOut}
        title={words.shell.signOut}
        onClick={() => void leave()}
      >
        <LogOut size={17} aria-hidden />
      </button>
    </header>
  )
}
