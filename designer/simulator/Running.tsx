/** A session under way: clock and controls on top, then the phone, and what there is to know about the moment on show. */
import { type ReactNode, useMemo, useState } from 'react'
import { type Key, Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Script } from '../../engine/script/script'
import { words } from '../wording/words'
import { clockFor, zoneOf } from './clock'
import { namesIn } from './names'
import styles from './panel.module.css'
import type { SimulatorPanelProps } from './panel-props'
import { SimulatedPhone } from './phone/SimulatedPhone'
import { ScenarioForm } from './scenario/ScenarioForm'
import { type Seen, SeenContext, useSeen } from './seen'
import { behaviourOf } from './session/draft'
import type { Moment } from './session/moment'
import type { SessionView, SimulatorSession } from './session/session'
import type { Scenario } from './session/settings'
import { StateTab } from './state/StateTab'
import { Story } from './story/Story'
import { NodeBar } from './transport/NodeBar'
import { Notices } from './transport/Notices'
import { Timeline } from './transport/Timeline'
import { Transport } from './transport/Transport'
import { useShape } from './use-shape'
import { World } from './world/World'

export interface RunningProps extends Pick<SimulatorPanelProps, 'script' | 'directory' | 'selectedNode' | 'breakpoints' | 'onBreakpoints'> {
  readonly session: SimulatorSession
  readonly view: SessionView
  readonly moment: Moment
  readonly scenario: Scenario
  readonly onBegin: (scenario: Scenario) => void
}

export function Running(props: RunningProps) {
  const { script, directory, selectedNode, breakpoints, onBreakpoints, view, scenario, onBegin } = props
  const [panel, shape] = useShape<HTMLDivElement>()
  const seen = useWhatIsSeen(props)
  const isOutOfDate = useIsOutOfDate(script, view.settings.script)
  const phone = <SimulatedPhone />
  return (
    <SeenContext value={seen}>
      <div ref={panel} className={styles.running} data-shape={shape}>
        <div className={styles.head}>
          <Transport onRestart={() => onBegin(scenario)} />
          <Timeline />
          <NodeBar
            {...{ selectedNode, breakpoints, onBreakpoints, script }}
            startNode={scenario.startNode}
            onStartAt={(node) => onBegin(startingAt(scenario, node))}
          />
          <Notices isOutOfDate={isOutOfDate} onRestart={() => onBegin(scenario)} />
        </div>
        {shape !== 'short' && <div className={styles.phone}>{phone}</div>}
        <Parts
          phone={shape === 'short' ? phone : undefined}
          scenario={<ScenarioForm key={JSON.stringify(scenario)} {...{ script, directory, scenario, onBegin }} />}
        />
      </div>
    </SeenContext>
  )
}

function useIsOutOfDate(script: Script, began: Script): boolean {
  const isNow = useMemo(() => behaviourOf(script), [script])
  const was = useMemo(() => behaviourOf(began), [began])
  return isNow !== was
}

function startingAt({ startNode: _before, ...scenario }: Scenario, node: string | undefined): Scenario {
  return node === undefined ? scenario : { ...scenario, startNode: node }
}

function useWhatIsSeen({ session, view, moment, directory }: RunningProps): Seen {
  const { script } = view.settings
  const clock = useMemo(() => clockFor(zoneOf(script, directory)), [script, directory])
  const names = useMemo(() => namesIn(script, directory), [script, directory])
  return useMemo(
    () => ({ session, view, moment, before: view.moments[moment.index - 1], script, directory, clock, names }),
    [session, view, moment, script, directory, clock, names],
  )
}

function Parts({ phone, scenario }: { readonly phone: ReactNode; readonly scenario: ReactNode }) {
  const { tabs, parts } = words.simulator
  const hasOffer = useSeen().moment.theCase?.ownership === 'offered'
  const [chosen, setChosen] = useState<Key>()
  // a low panel has no phone above its parts: what it opens with is the phone
  const first = phone === undefined ? 'story' : 'phone'
  const open = chosen === undefined || (chosen === 'phone' && phone === undefined) ? first : chosen
  return (
    <Tabs className={styles.parts ?? ''} selectedKey={open} onSelectionChange={setChosen}>
      <TabList className={styles.tabs ?? ''} aria-label={parts}>
        {phone !== undefined && <PartTab id="phone" name={tabs.phone} />}
        <PartTab id="story" name={tabs.story} />
        <PartTab id="state" name={tabs.state} />
        <PartTab id="world" name={tabs.world} {...(hasOffer && { lamp: words.simulator.hasOffer })} />
        <PartTab id="scenario" name={tabs.scenario} />
      </TabList>
      {phone !== undefined && (
        <TabPanel id="phone" className={styles.phonePart ?? ''}>
          {phone}
        </TabPanel>
      )}
      <TabPanel id="story" className={styles.part ?? ''}>
        <Story />
      </TabPanel>
      <TabPanel id="state" className={styles.part ?? ''}>
        <StateTab />
      </TabPanel>
      <TabPanel id="world" className={styles.part ?? ''}>
        <World />
      </TabPanel>
      <TabPanel id="scenario" className={styles.part ?? ''}>
        {scenario}
      </TabPanel>
    </Tabs>
  )
}

interface PartTabProps {
  readonly id: string
  readonly name: string
  /** What waits there for the author. */
  readonly lamp?: string
}

function PartTab({ id, name, lamp }: PartTabProps) {
  return (
    <Tab id={id} className={styles.tab ?? ''}>
      {name}
      {lamp !== undefined && (
        <span className={styles.lamp} title={lamp}>
          <span className="visually-hidden">, {lamp}</span>
        </span>
      )}
    </Tab>
  )
}
