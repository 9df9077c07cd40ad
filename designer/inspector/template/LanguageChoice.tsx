/** In which of its languages a template goes out. */
import type { Template } from '../../../engine/directory/model/directory'
import controls from '../../controls.module.css'
import { languageName } from '../../wording/language-name'
import { words } from '../../wording/words'
import styles from './template.module.css'

interface LanguageChoiceProps {
  readonly templates: readonly Template[]
  readonly name: string
  readonly language: string
  readonly isReadOnly: boolean
  readonly onChoose: (language: string) => void
}

export function LanguageChoice({ templates, name, language, isReadOnly, onChoose }: LanguageChoiceProps) {
  const offered = templates.filter((template) => template.name === name)
  const isOffered = offered.some((template) => template.language === language)
  return (
    <select
      className={`${controls.field} ${styles.language}`}
      aria-label={words.inspector.template.language}
      value={isOffered ? language : ''}
      disabled={isReadOnly}
      onChange={({ target }) => onChoose(target.value)}
    >
      {!isOffered && (
        <option value="" disabled>
          {language === '' ? words.inspector.template.language : words.inspector.notOffered(language)}
        </option>
      )}
      {offered.map(({ language: each, status }) => (
        <option key={each} value={each}>
          {status === 'approved' ? languageName(each) : `${languageName(each)} (${words.preview.statuses[status]})`}
        </option>
      ))}
    </select>
  )
}
