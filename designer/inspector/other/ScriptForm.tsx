/** The script itself, shown while nothing is selected: name, description, where a run goes that has no way on, what it holds. */
import { Variable } from 'lucide-react'
import { useId } from 'react'
import controls from '../../controls.module.css'
import { useEditor, useScript, useView } from '../../editor/editor-context'
import { problemInWords } from '../../problems/problem-in-words'
import { words } from '../../wording/words'
import { Problems } from '../form/FieldFrame'
import { useVisit } from '../form/use-visit'
import { ScriptLanguages } from '../languages/ScriptLanguages'
import { NodePicker } from '../pickers/NodePicker'
import { Head } from './Head'
import styles from './other.module.css'

export function ScriptForm() {
  const editor = useEditor()
  const script = useScript((state) => state.script)
  const all = useView((state) => state.problems)
  const visit = useVisit()
  const nameId = useId()
  const descriptionId = useId()
  const handlerId = useId()
  const variables = Object.keys(script.variables).length
  const own = all
    .filter(({ node, path }) => node === undefined && path[0] !== 'variables')
    .map((problem) => ({ severity: problem.severity, text: problemInWords(problem, script), path: [] }))
  const nameProblems = script.name.trim() === '' ? [{ severity: 'error' as const, text: words.inspector.script.noName, path: [] }] : []
  return (
    <div className={styles.form}>
      <Head what={words.inspector.script.title}>
        <code className={styles.id}>{script.id}</code>
      </Head>
      <Problems id="script-problems" problems={own} />
      <div>
        <label className={controls.label} htmlFor={nameId}>
          {words.inspector.script.name}
        </label>
        <input
          id={nameId}
          className={controls.field}
          dir="auto"
          maxLength={200}
          value={script.name}
          readOnly={editor.isReadOnly}
          aria-invalid={nameProblems.length > 0}
          aria-describedby={`${nameId}-problems`}
          onFocus={visit.onFocus}
          onBlur={visit.onBlur}
          onChange={({ target }) => editor.dispatch({ type: 'changeScript', changes: { name: target.value } }, { gather: visit.gather() })}
        />
        <Problems id={`${nameId}-problems`} problems={nameProblems} />
      </div>
      <div>
        <label className={controls.label} htmlFor={descriptionId}>
          {words.inspector.script.description}
        </label>
        <textarea
          id={descriptionId}
          className={`${controls.field} ${styles.noteText}`}
          dir="auto"
          rows={3}
          maxLength={4000}
          placeholder={words.inspector.script.descriptionHint}
          value={script.description ?? ''}
          readOnly={editor.isReadOnly}
          onFocus={visit.onFocus}
          onBlur={visit.onBlur}
          onChange={({ target }) =>
            editor.dispatch({ type: 'changeScript', changes: { description: target.value || undefined } }, { gather: visit.gather() })
          }
        />
      </div>
      <div>
        <label className={controls.label} htmlFor={handlerId}>
          {words.inspector.script.errorHandler}
        </label>
        <NodePicker
          id={handlerId}
          label={words.inspector.script.errorHandler}
          value={script.errorHandler ?? ''}
          placeholder={words.inspector.ways.toDefaultSkill}
          isReadOnly={editor.isReadOnly}
          onChoose={(errorHandler) => editor.dispatch({ type: 'changeScript', changes: { errorHandler } })}
          onClear={() => editor.dispatch({ type: 'changeScript', changes: { errorHandler: undefined } })}
        />
        <p className={styles.help}>{words.inspector.script.errorHandlerHelp}</p>
      </div>
      <ScriptLanguages script={script} />
      <button type="button" className={styles.variables} onClick={() => editor.view.set({ rail: 'variables' })}>
        <Variable size={16} aria-hidden />
        {words.inspector.script.variables(variables)}
      </button>
      <p className={styles.help}>{words.inspector.script.holds(Object.keys(script.nodes).length, Object.keys(script.links).length)}</p>
      <p className={styles.help}>{words.inspector.script.hint}</p>
    </div>
  )
}
