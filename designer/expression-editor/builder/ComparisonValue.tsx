/** The value that is compared with, where the comparison needs one. */
import { useState } from 'react'
import type { Variable } from '../../../engine/script/script'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import styles from './builder.module.css'
import type { Comparison, Operator } from './condition'

interface ComparisonValueProps {
  readonly comparison: Comparison
  readonly type: Variable['type']
  readonly onChange: (comparison: Comparison) => void
}

const WITHOUT_VALUE: ReadonlySet<Operator> = new Set(['true', 'false'])

export function ComparisonValue({ comparison, type, onChange }: ComparisonValueProps) {
  const { operator, value } = comparison
  // what is half a number is kept as typed, and written once it is one
  const [typed, setTyped] = useState<string>()
  if (WITHOUT_VALUE.has(operator)) return null

  function write(text: string) {
    setTyped(text)
    if (type === 'text') onChange({ ...comparison, value: text })
    else if (text.trim() !== '' && Number.isFinite(Number(text))) onChange({ ...comparison, value: Number(text) })
  }
  return (
    <input
      className={[controls.field, styles.value].join(' ')}
      aria-label={words.expressions.builder.value}
      dir="auto"
      inputMode={type === 'number' ? 'decimal' : 'text'}
      placeholder={type === 'text' ? words.expressions.values.empty : undefined}
      value={typed ?? String(value)}
      onChange={({ target }) => write(target.value)}
      onBlur={() => setTyped(undefined)}
    />
  )
}
