/** The clock of the simulated world, and what moves it: start again, step, continue, skip. */
import { FastForward, Footprints, Play, RotateCcw, StepForward } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, ToggleButton, Toolbar } from 'react-aria-components'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import { standsIn } from '../session/moment'
import { SkipMenu } from './SkipMenu'
import { SkipUntil } from './SkipUntil'
import styles from './transport.module.css'

export function Transport({ onRestart }: { readonly onRestart: () => void }) {
  const { session, view } = useSeen()
  const [isChoosing, setIsChoosing] = useState(false)
  const { simulator } = words
  const canGoOn = view.isUnderWay || view.remainingMs > 0 || view.shown < view.moments.length - 1
  return (
    <>
      <VirtualTime />
      <Toolbar className={styles.controls ?? ''} aria-label={simulator.controls}>
        <Control
          hint={simulator.restartHint}
          onPress={onRestart}
          icon={<RotateCcw size={15} aria-hidden />}
          label={simulator.restart}
          isSmall
        />
        <Control
          hint={simulator.stepHint}
          onPress={() => void session.step()}
          icon={<StepForward size={15} aria-hidden />}
          label={simulator.step}
        />
        <Control
          hint={simulator.goOnHint}
          onPress={() => void session.goOn()}
          icon={<Play size={15} aria-hidden />}
          label={simulator.goOn}
          isDisabled={!canGoOn}
        />
        <SkipMenu onOther={() => setIsChoosing(true)}>
          <Button className={styles.control ?? ''} aria-label={simulator.skip}>
            <FastForward size={15} aria-hidden />
            <span className={styles.label}>{simulator.skip}</span>
          </Button>
        </SkipMenu>
        <ToggleButton
          className={styles.toggle ?? ''}
          aria-label={simulator.stepping}
          isSelected={view.isStepping}
          onChange={(isOn) => session.setStepping(isOn)}
        >
          <span title={simulator.steppingHint}>
            <Footprints size={15} aria-hidden />
          </span>
        </ToggleButton>
      </Toolbar>
      {isChoosing && <SkipUntil onDone={() => setIsChoosing(false)} />}
    </>
  )
}

function VirtualTime() {
  const { moment, clock, names } = useSeen()
  const { simulator } = words
  const node = standsIn(moment)
  const stands = node === undefined ? (moment.way ? simulator.ended : simulator.notBegun) : simulator.waitsIn(names.node(node))
  return (
    <p className={styles.clock}>
      <time className={styles.time} dateTime={new Date(moment.at).toISOString()}>
        {clock.full(moment.at)}
      </time>
      <span className={styles.stands} dir="auto">
        {simulator.node} {stands}
      </span>
    </p>
  )
}

interface ControlProps {
  readonly label: string
  readonly hint: string
  readonly icon: ReactNode
  readonly onPress: () => void
  readonly isDisabled?: boolean
  /** Without its label to be seen. */
  readonly isSmall?: boolean
}

function Control({ label, hint, icon, onPress, isDisabled = false, isSmall = false }: ControlProps) {
  return (
    <Button className={(isSmall ? controls.icon : styles.control) ?? ''} aria-label={label} isDisabled={isDisabled} onPress={onPress}>
      <span className={styles.content} title={hint}>
        {icon}
        {!isSmall && <span className={styles.label}>{label}</span>}
      </span>
    </Button>
  )
}
