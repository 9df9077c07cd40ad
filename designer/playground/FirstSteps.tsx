/** On a first visit: the three things to do, each ticked as it is done. */
import { Check, X } from 'lucide-react'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import styles from './first-steps.module.css'

interface FirstStepsProps {
  /** For each step, whether it was done. */
  readonly done: readonly boolean[]
  readonly onDismiss: () => void
}

export function FirstSteps({ done, onDismiss }: FirstStepsProps) {
  const next = done.indexOf(false)
  return (
    <section className={styles.hint} data-over={next < 0} aria-label={words.firstSteps.title}>
      <ol className={styles.steps}>
        {words.firstSteps.steps.map(({ title, text }, place) => (
          <li key={title} className={styles.step} data-done={done[place] ?? false} aria-current={place === next ? 'step' : undefined}>
            <span className={styles.number} aria-hidden>
              {done[place] ? <Check size={14} strokeWidth={3} /> : place + 1}
            </span>
            <div>
              <p className={styles.title}>
                {title}
                {done[place] && <span className="visually-hidden"> ({words.firstSteps.done})</span>}
              </p>
              <p className={styles.text}>{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className={controls.icon}
        aria-label={words.firstSteps.dismiss}
        title={words.firstSteps.dismiss}
        onClick={onDismiss}
      >
        <X size={17} aria-hidden />
      </button>
    </section>
  )
}
