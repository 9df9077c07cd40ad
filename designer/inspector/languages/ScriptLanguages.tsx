/** In which languages the script speaks: its own, the others, and the variable that says which one a run speaks. */
import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { Languages, Script } from '../../../engine/script/script'
import controls from '../../controls.module.css'
import { useEditor } from '../../editor/editor-context'
import type { Edit } from '../../script/edits'
import { languageName } from '../../wording/language-name'
import { words } from '../../wording/words'
import { Picker } from '../pickers/Picker'
import styles from './languages.module.css'
import { OFFERED_LANGUAGES } from './offered-languages'

export function ScriptLanguages({ script }: { readonly script: Script }) {
  const editor = useEditor()
  const headingId = useId()
  const { languages } = script
  const write = (next: Languages | undefined) => editor.dispatch({ type: 'changeScript', changes: { languages: next } })
  return (
    <section className={styles.script} aria-labelledby={headingId}>
      <h3 id={headingId} className={controls.label}>
        {words.inspector.languages.title}
      </h3>
      {languages ? (
        <Spoken script={script} languages={languages} write={write} />
      ) : (
        <>
          <p className={styles.help}>{words.inspector.languages.about}</p>
          {!editor.isReadOnly && (
            <button type="button" className={controls.button} onClick={() => editor.dispatch(beginning(script))}>
              <Plus size={14} aria-hidden /> {words.inspector.languages.begin}
            </button>
          )}
        </>
      )}
    </section>
  )
}

/** The reader's own language first; a text variable of the name that most scripts would give it. */
function beginning({ variables }: Script): readonly Edit[] {
  const isThere = variables[VARIABLE]?.type === 'text'
  const own = document.documentElement.lang.slice(0, 2) || 'en'
  return [
    ...(isThere ? [] : [{ type: 'addVariable', name: VARIABLE, variable: { type: 'text' } } as const]),
    { type: 'changeScript', changes: { languages: { own, others: [], variable: VARIABLE } } },
  ]
}

const VARIABLE = 'language'

interface SpokenProps {
  readonly script: Script
  readonly languages: Languages
  readonly write: (languages: Languages | undefined) => void
}

function Spoken({ script, languages, write }: SpokenProps) {
  const editor = useEditor()
  const { own, others, variable } = languages
  const [ownId, addId, variableId] = [useId(), useId(), useId()]
  const texts = Object.entries(script.variables).filter(([, { type }]) => type === 'text')
  const [adding, setAdding] = useState('')

  /** What was written in it goes with it, in one step. */
  function remove(language: string) {
    const translated = Object.entries(script.nodes).filter(([, { translations }]) => translations?.[language] !== undefined)
    editor.dispatch([
      ...translated.map(([id]): Edit => ({ type: 'translate', id, language })),
      { type: 'changeScript', changes: { languages: { ...languages, others: others.filter((other) => other !== language) } } },
    ])
    editor.announcer.say(words.inspector.languages.removed(languageName(language)))
  }

  return (
    <>
      <label htmlFor={ownId} className={styles.label}>
        {words.inspector.languages.ownLabel}
      </label>
      <select
        id={ownId}
        className={controls.field}
        value={own}
        disabled={editor.isReadOnly}
        onChange={({ target }) => write({ ...languages, own: target.value })}
      >
        {offered(own, others).map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </select>
      <ul className={styles.others} aria-label={words.inspector.languages.others}>
        {others.map((language) => (
          <li key={language} className={styles.other}>
            <span>{languageName(language)}</span>
            <code>{language}</code>
            <button
              type="button"
              className={styles.remove}
              disabled={editor.isReadOnly}
              aria-label={words.inspector.remove(languageName(language))}
              title={words.inspector.languages.removeHelp}
              onClick={() => remove(language)}
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {!editor.isReadOnly && (
        <Picker
          id={addId}
          label={words.inspector.languages.add}
          options={() => offered('', [own, ...others]).map((code) => ({ id: code, name: languageName(code), detail: code }))}
          value={adding}
          isReadOnly={false}
          placeholder={words.inspector.languages.add}
          onChoose={(code) => {
            write({ ...languages, others: [...others, code] })
            setAdding('')
          }}
        />
      )}
      <label htmlFor={variableId} className={styles.label}>
        {words.inspector.languages.variable}
      </label>
      <Picker
        id={variableId}
        label={words.inspector.languages.variable}
        options={() => texts.map(([name, { description = '' }]) => ({ id: name, name, detail: description }))}
        value={variable}
        isGone={!(variable in script.variables)}
        isReadOnly={editor.isReadOnly}
        placeholder={words.inspector.chooseVariable}
        onChoose={(name) => write({ ...languages, variable: name })}
      />
      <p className={styles.help}>{words.inspector.languages.variableHelp}</p>
      {others.length === 0 && !editor.isReadOnly && (
        <button type="button" className={controls.button} onClick={() => write(undefined)}>
          {words.inspector.languages.end}
        </button>
      )}
    </>
  )
}

/** All but those taken; what stands there already is offered as well. */
function offered(held: string, taken: readonly string[]): readonly string[] {
  const codes = OFFERED_LANGUAGES.filter((code) => !taken.includes(code))
  return held === '' || codes.includes(held) ? codes : [held, ...codes]
}
