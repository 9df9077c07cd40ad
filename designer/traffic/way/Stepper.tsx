/** Buttons that step through the way: to its beginning, back, forward, and to where the case is now. */
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Radio } from 'lucide-react'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { type At, placeOf } from './at'
import styles from './way.module.css'
import { goToEnd, goToStep, stepBy } from './way-store'

interface StepperProps {
  readonly steps: number
  readonly at: At
  readonly isRunning: boolean
}

export function Stepper({ steps, at, isRunning }: StepperProps) {
  const { way } = words.traffic
  const place = placeOf(at, { steps: { length: steps } })
  const live = at === 'end' ? way.following : way.live
  const isFirst = place <= 0
  const isLast = place >= steps - 1
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's controls
    <div className={styles.stepper} role="group" aria-label={way.steps}>
      <StepButton label={way.first} icon={ChevronFirst} isDisabled={isFirst} press={() => goToStep(0)} />
      <StepButton label={way.back} icon={ChevronLeft} isDisabled={isFirst} press={() => stepBy(-1)} />
      <span className={styles.place}>{way.stepOf(place + 1, steps)}</span>
      <StepButton label={way.forward} icon={ChevronRight} isDisabled={isLast} press={() => stepBy(1)} />
      {isRunning ? (
        <button type="button" className={styles.live} aria-label={live} aria-pressed={at === 'end'} onClick={goToEnd} title={live}>
          <Radio size={14} aria-hidden />
          <span className={styles.liveLabel}>{live}</span>
        </button>
      ) : (
        <StepButton label={way.last} icon={ChevronLast} isDisabled={isLast} press={goToEnd} />
      )}
    </div>
  )
}

interface StepButtonProps {
  readonly label: string
  readonly icon: typeof ChevronLeft
  readonly isDisabled: boolean
  readonly press: () => void
}

/** Stays reachable at the ends of the way, so that the focus is not lost there. */
function StepButton({ label, icon: Icon, isDisabled, press }: StepButtonProps) {
  return (
    <button
      type="button"
      className={`${controls.icon} ${styles.step}`}
      aria-label={label}
      title={label}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) press()
      }}
    >
      <Icon size={17} aria-hidden />
    </button>
  )
}
