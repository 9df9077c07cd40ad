/**
 * Try it: the draft on the very engine, in the browser. The author plays contact, agents and clock, steps through the run, goes back
 * in time, and takes the story another way. The canvas is told the path of the moment on show.
 */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { type LitPath, litPath } from '../playground/script/way'
import { Loading } from '../shell/Loading'
import { words } from '../wording/words'
import { CannotRun } from './CannotRun'
import styles from './panel.module.css'
import type { SimulatorPanelProps } from './panel-props'
import { Running } from './Running'
import { type Moment, standsIn } from './session/moment'
import type { SimulatorSession } from './session/session'
import type { Scenario } from './session/settings'
import { useSession } from './use-session'

export function SimulatorPanel(props: SimulatorPanelProps) {
  const { script, directory, onFollow, onClose } = props
  const { state, scenario, begin } = useSession(script, directory)
  switch (state.is) {
    case 'starting':
      return <Loading text={words.simulator.starting} />
    case 'broken':
      return <CannotRun script={script} errors={state.errors} onClose={onClose} {...(onFollow && { onShow: onFollow })} />
    case 'failed':
      return <CannotRun script={script} errors={[]} reason={state.reason} onClose={onClose} />
    case 'running':
      return <RunningSession {...props} session={state.session} scenario={scenario} onBegin={begin} />
    default:
      return state satisfies never
  }
}

interface RunningSessionProps extends SimulatorPanelProps {
  readonly session: SimulatorSession
  readonly scenario: Scenario
  readonly onBegin: (scenario: Scenario) => void
}

function RunningSession({ session, breakpoints, onPath, onFollow, ...rest }: RunningSessionProps) {
  const view = useSyncExternalStore(session.subscribe, session.getSnapshot)
  const moment = view.moments[view.shown]
  useEffect(() => {
    session.setBreakpoints(breakpoints)
  }, [session, breakpoints])
  useLitCanvas(moment, onPath, onFollow)
  if (!moment) return null
  return (
    <div className={styles.panel}>
      <Running {...rest} session={session} view={view} moment={moment} breakpoints={breakpoints} />
    </div>
  )
}

/** Lights the canvas while the panel is there, and follows the run. */
function useLitCanvas(moment: Moment | undefined, onPath: SimulatorPanelProps['onPath'], onFollow: SimulatorPanelProps['onFollow']): void {
  const way = moment?.way
  const node = moment && standsIn(moment)
  const light = useEffectEvent((path: LitPath | undefined) => onPath(path))
  const follow = useEffectEvent((place: string) => onFollow?.(place))
  useEffect(() => {
    light(way && litPath(way))
  }, [way])
  useEffect(() => {
    if (node !== undefined) follow(node)
  }, [node])
  useEffect(() => () => light(undefined), [])
}
