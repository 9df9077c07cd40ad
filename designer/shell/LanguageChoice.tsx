/** The language of the screens. Another one loads the page anew; what is typed has been kept by then. */
import { isLanguage, keepLanguage, LANGUAGES, wantedLanguage, words } from '../wording/words'
import styles from './header.module.css'

export function LanguageChoice() {
  function choose(language: string) {
    if (!isLanguage(language)) return
    keepLanguage(language)
    location.reload()
  }
  return (
    <select
      className={styles.language}
      aria-label={words.shell.language}
      title={words.shell.language}
      value={wantedLanguage()}
      onChange={({ target }) => choose(target.value)}
    >
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <option key={language} value={language} lang={language}>
          {name}
        </option>
      ))}
    </select>
  )
}
