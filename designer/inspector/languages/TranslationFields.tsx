/** The texts of a node in another language: what the script itself says above, what is said instead below. */
import { useId } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { needsTranslation, type SaidText, saidTexts, translationOf } from '../../../engine/script/languages'
import type { ScriptNode } from '../../../engine/script/script'
import type { NodeDefinition } from '../../../nodes/define-node'
import { fieldLabel } from '../../catalogue/field-label'
import { useEditor, useView } from '../../editor/editor-context'
import { ExpressionField } from '../../expression-editor/ExpressionField'
import { problemsAt } from '../../problems/by-place'
import { problemInWords } from '../../problems/problem-in-words'
import { languageName } from '../../wording/language-name'
import { words } from '../../wording/words'
import { Problems } from '../form/FieldFrame'
import { LengthCount } from '../form/LengthCount'
import { pathPattern } from '../form/paths'
import { useVisit } from '../form/use-visit'
import { tolerantSettings } from '../node/tolerant-settings'
import { limitsOf } from '../node/use-node-form'
import { useFilledText } from '../preview/use-filled-text'
import styles from './languages.module.css'

interface TranslationFieldsProps {
  readonly id: string
  readonly node: ScriptNode
  readonly definition: NodeDefinition
  readonly language: string
}

export function TranslationFields({ id, node, definition, language }: TranslationFieldsProps) {
  const settings = tolerantSettings(definition, node.settings)
  const texts = saidTexts(definition, settings).filter(
    (text) => needsTranslation(text, settings) || text.meta.language === 'address' || translationOf(node, language, text.key) !== undefined,
  )
  const limits = limitsOf(definition, node.settings)
  if (texts.length === 0) return <p className={styles.none}>{words.inspector.languages.nothingToTranslate}</p>
  return (
    <div className={styles.texts}>
      {texts.map((text) => (
        <TranslationField key={text.key} id={id} node={node} said={text} language={language} limit={limits[pathPattern(text.path)]} />
      ))}
      <p className={styles.help}>{words.inspector.languages.help(languageName(language))}</p>
    </div>
  )
}

interface TranslationFieldProps {
  readonly id: string
  readonly node: ScriptNode
  readonly said: SaidText
  readonly language: string
  readonly limit: number | undefined
}

/** Titles and labels stay on one line. */
const LONGEST_LINE = 300

function TranslationField({ id, node, said, language, limit }: TranslationFieldProps) {
  const editor = useEditor()
  const visit = useVisit()
  const [fieldId, originalId, problemsId] = [useId(), useId(), useId()]
  const found = useView(useShallow(({ problems }) => problemsAt(problems, id).filter(({ path }) => isAbout(path, language, said.key))))
  const problems = found.map((problem) => ({ severity: problem.severity, text: problemInWords(problem, editor.script.script()), path: [] }))
  const text = translationOf(node, language, said.key) ?? ''
  const label = fieldLabel(node, said.path)
  return (
    <div className={styles.text} data-path={['translations', language, said.key].join('.')}>
      <div className={styles.labelLine}>
        <label htmlFor={fieldId} className={styles.label}>
          {label}
        </label>
        {limit !== undefined && <Count text={text} max={limit} />}
      </div>
      <p id={originalId} className={styles.original} dir="auto">
        <span className="visually-hidden">{words.inspector.languages.original} </span>
        {said.text}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears of the visit; the text field within is what is used */}
      <div onFocus={visit.onFocus} onBlur={visit.onBlur} lang={language.replace('_', '-')}>
        <ExpressionField
          id={fieldId}
          label={words.inspector.languages.inLanguage(label, languageName(language))}
          value={text}
          language={said.meta.language === 'address' ? 'address' : 'text'}
          isMultiline={said.text.length > LONGEST_LINE || said.text.includes('\n') || limit === undefined || limit > LONGEST_LINE}
          isReadOnly={editor.isReadOnly}
          isInvalid={problems.some(({ severity }) => severity === 'error')}
          describedBy={[originalId, problems.length > 0 && problemsId].filter(Boolean).join(' ')}
          onChange={(next) => editor.dispatch({ type: 'translate', id, language, key: said.key, text: next }, { gather: visit.gather() })}
        />
      </div>
      <Problems id={problemsId} problems={problems} />
    </div>
  )
}

const isAbout = (path: readonly (string | number)[], language: string, key: string): boolean =>
  path[2] === 'translations' && path[3] === language && path[4] === key

/** Counted as the contact gets it. */
function Count({ text, max }: { readonly text: string; readonly max: number }) {
  const id = useId()
  const filled = useFilledText(text)
  return <LengthCount id={id} count={filled.length} max={max} of="characters" isEstimate={filled !== text} />
}
