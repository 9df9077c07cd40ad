/** What an expression comes to with example values, which can be changed there; no run ever sees them. */
import { useId } from 'react'
import type { Json } from '../../nodes/machine-parts'
import { useEditor, useScript } from '../editor/editor-context'
import { words } from '../wording/words'
import { ExampleField } from './examples/ExampleField'
import { useExampleValues } from './examples/examples-store'
import type { Language } from './highlight'
import { namesRead } from './names-read'
import styles from './result.module.css'
import { type ExpressionEngine, useEngine } from './use-engine'

interface ResultLineProps {
  readonly source: string
  readonly language: Language
}

export function ResultLine({ source, language }: ResultLineProps) {
  const { isReadOnly } = useEditor()
  const id = useId()
  const variables = useScript(({ script }) => script.variables)
  const values = useExampleValues()
  const engine = useEngine()
  // what is wrong with it is said at the field itself
  if (!engine || source.trim() === '' || engine.checkExpression(source, engine.environmentOf(variables), asked(language)).length > 0)
    return null
  const names = namesRead(source, variables)
  const result = <output className={styles.result}>{resultOf(engine, source, values)}</output>
  if (names.length === 0 || isReadOnly) return <p className={styles.line}>{result}</p>
  return (
    <details className={styles.line}>
      <summary aria-describedby={id} className={styles.summary}>
        {result}
        <span id={id} className={styles.quiet}>
          {words.expressions.result}
        </span>
      </summary>
      <div className={styles.examples}>
        {names.map((name) => (
          <ExampleField key={name} name={name} variables={variables} values={values} />
        ))}
      </div>
    </details>
  )
}

const asked = (language: Language) => (language === 'condition' ? 'condition' : 'value')

function resultOf(engine: ExpressionEngine, source: string, values: Readonly<Record<string, Json>>): string {
  const evaluation = engine.compileExpression(source).evaluate(values)
  return evaluation.ok ? `= ${inWords(evaluation.value)}` : words.expressions.noResult(words.problems.sentence(evaluation.fault))
}

function inWords(value: Json): string {
  const said = words.expressions.values
  if (value === true) return said.true
  if (value === false) return said.false
  if (value === '') return said.empty
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
