/** The colour of a note or a frame, told apart by name as well. */
import { useId } from 'react'
import { TINTS, type Tint } from '../../../engine/script/script'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import styles from './other.module.css'

interface TintChoiceProps {
  readonly tint: Tint
  readonly isReadOnly: boolean
  readonly onChoose: (tint: Tint) => void
}

export function TintChoice({ tint, isReadOnly, onChoose }: TintChoiceProps) {
  const id = useId()
  return (
    <div>
      <span id={id} className={controls.label}>
        {words.inspector.tint}
      </span>
      <div className={styles.tints} role="radiogroup" aria-labelledby={id}>
        {TINTS.map((each) => (
          <label key={each} className={styles.tint} title={words.inspector.tints[each]}>
            <input
              type="radio"
              name={id}
              value={each}
              checked={each === tint}
              disabled={isReadOnly}
              aria-label={words.inspector.tints[each]}
              onChange={() => onChoose(each)}
            />
            <span className={styles.swatch} data-tint={each} aria-hidden />
          </label>
        ))}
      </div>
    </div>
  )
}
