/** A condition, written or built: two views of one text. What only the text can say is shown as text. */
import { useState } from 'react'
import { words } from '../wording/words'
import { ConditionBuilder } from './builder/ConditionBuilder'
import { readCondition, writeCondition } from './builder/condition'
import styles from './condition-field.module.css'
import { ExpressionField, type ExpressionFieldProps } from './ExpressionField'

const KEPT_AS = 'cordboard.conditions'

export function ConditionField(props: ExpressionFieldProps) {
  const { label, value, isReadOnly, describedBy, onChange } = props
  const [wantsBuilder, setWantsBuilder] = useState(() => localStorage.getItem(KEPT_AS) === 'builder')
  const condition = readCondition(value)
  const isBuilt = wantsBuilder && condition !== undefined
  const { views, cannotBuild } = words.expressions

  function choose(builder: boolean) {
    setWantsBuilder(builder)
    localStorage.setItem(KEPT_AS, builder ? 'builder' : 'text')
  }
  return (
    <div className={styles.condition}>
      <fieldset className={styles.views} aria-label={views.label}>
        <button type="button" className={styles.view} aria-pressed={!isBuilt} onClick={() => choose(false)}>
          {views.text}
        </button>
        <button
          type="button"
          className={styles.view}
          aria-pressed={isBuilt}
          aria-disabled={condition === undefined}
          title={condition === undefined ? cannotBuild : undefined}
          onClick={() => condition !== undefined && choose(true)}
        >
          {views.builder}
        </button>
      </fieldset>
      {isBuilt ? (
        <ConditionBuilder
          label={label}
          condition={condition}
          isReadOnly={isReadOnly}
          describedBy={describedBy}
          onChange={(next) => onChange(writeCondition(next))}
        />
      ) : (
        <ExpressionField {...props} />
      )}
    </div>
  )
}
