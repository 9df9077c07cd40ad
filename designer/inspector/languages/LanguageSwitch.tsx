/** In which language the texts of a node are written below; each with how many are still missing. */
import { Languages } from 'lucide-react'
import { useId } from 'react'
import { needsTranslation, saidTexts, translationOf } from '../../../engine/script/languages'
import type { ScriptNode } from '../../../engine/script/script'
import type { NodeDefinition } from '../../../nodes/define-node'
import controls from '../../controls.module.css'
import { useScript } from '../../editor/editor-context'
import { languageName } from '../../wording/language-name'
import { words } from '../../wording/words'
import { useInspectorUi } from '../inspector-ui'
import { tolerantSettings } from '../node/tolerant-settings'
import styles from './languages.module.css'
import { useWrittenLanguage } from './use-written-language'

interface LanguageSwitchProps {
  readonly node: ScriptNode
  readonly definition: NodeDefinition
}

export function LanguageSwitch({ node, definition }: LanguageSwitchProps) {
  const languages = useScript(({ script }) => script.languages)
  const [, setUi] = useInspectorUi()
  const written = useWrittenLanguage()
  const id = useId()
  if (!languages || languages.others.length === 0) return null
  const settings = tolerantSettings(definition, node.settings)
  const texts = saidTexts(definition, settings)
  if (texts.length === 0) return null
  const needed = texts.filter((text) => needsTranslation(text, settings))
  const missing = (language: string) => needed.filter(({ key }) => translationOf(node, language, key) === undefined).length
  return (
    <div className={styles.switch}>
      <label htmlFor={id} className={styles.label}>
        <Languages size={14} aria-hidden /> {words.inspector.languages.writtenIn}
      </label>
      <select
        id={id}
        className={controls.field}
        value={written ?? ''}
        onChange={({ target }) => setUi({ language: target.value === '' ? undefined : target.value })}
      >
        <option value="">{words.inspector.languages.own(languageName(languages.own))}</option>
        {languages.others.map((language) => (
          <option key={language} value={language}>
            {missing(language) === 0
              ? languageName(language)
              : words.inspector.languages.missing(languageName(language), missing(language))}
          </option>
        ))}
      </select>
    </div>
  )
}
