/** The example value of one name, to try an expression with. */
import { useId, useState } from 'react'
import type { ExpressionValues } from '../../../engine/expressions/compile'
import controls from '../../controls.module.css'
import { useEditor } from '../../editor/editor-context'
import { words } from '../../wording/words'
import { typeOfName, type Variables } from '../names-read'
import styles from '../result.module.css'
import { chooseExample } from './examples-store'

interface ExampleFieldProps {
  readonly name: string
  readonly variables: Variables
  readonly values: ExpressionValues
}

export function ExampleField({ name, variables, values }: ExampleFieldProps) {
  const editor = useEditor()
  const id = useId()
  const [typed, setTyped] = useState<string>()
  const type = typeOfName(name, variables) ?? 'text'
  const value = exampleOf(name, values)

  function write(text: string) {
    setTyped(text)
    if (type === 'text') chooseExample(editor, name, text)
    else if (text.trim() !== '' && Number.isFinite(Number(text))) chooseExample(editor, name, Number(text))
  }
  return (
    <>
      <label className={styles.name} htmlFor={id} title={words.expressions.exampleOf(name)}>
        {name}
      </label>
      {type === 'boolean' ? (
        <select
          id={id}
          className={controls.field}
          value={String(value)}
          onChange={({ target }) => chooseExample(editor, name, target.value === 'true')}
        >
          <option value="true">{words.expressions.values.true}</option>
          <option value="false">{words.expressions.values.false}</option>
        </select>
      ) : (
        <input
          id={id}
          className={controls.field}
          dir="auto"
          inputMode={type === 'number' ? 'decimal' : 'text'}
          value={typed ?? String(value)}
          placeholder={words.expressions.values.empty}
          onChange={({ target }) => write(target.value)}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </>
  )
}

function exampleOf(name: string, values: ExpressionValues): unknown {
  return name
    .split('.')
    .reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : ''), values)
}
