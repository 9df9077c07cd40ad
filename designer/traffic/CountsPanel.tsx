/** What goes through the script, in numbers and in cases; while it is open, the canvas shows the numbers as well. */
import { ChartSpline } from 'lucide-react'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useStore } from 'zustand'
import type { ScriptVersion } from '../../engine/directory/script-shelf'
import { messageOf } from '../api/client'
import { readVersions } from '../api/scripts'
import { useScript, useView } from '../editor/editor-context'
import { useKept } from '../live/use-kept'
import { useLiveView } from '../live/use-live-view'
import { EmptyState } from '../shell/EmptyState'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { words } from '../wording/words'
import { Numbers } from './Numbers'
import { Moments, PeriodChoice } from './PeriodChoice'
import { panelState, type TrafficTab } from './panel-state'
import { isPeriod, type Period } from './period'
import { Runs } from './Runs'
import styles from './traffic.module.css'
import { type ChosenVersion, VersionChoice } from './VersionChoice'

/** "All versions" means so many of the newest. */
const MOST_VERSIONS = 12
const AT_FIRST: Period = { is: 'today' }

export function CountsPanel() {
  const scriptId = useScript(({ script }) => script.id)
  const published = useView(({ directory }) => directory?.scripts.find(({ id }) => id === scriptId)?.version)
  const versions = useLiveView<readonly ScriptVersion[]>({
    of: `${scriptId} ${published}`,
    load: (signal) => readVersions(scriptId, signal),
    concerns: () => false,
  })
  if (!versions.data) {
    if (versions.error === undefined) return <Loading text={words.traffic.loading} />
    return (
      <div className={styles.problem}>
        <ProblemNote message={messageOf(versions.error)} onRetry={() => void versions.reload()} />
      </div>
    )
  }
  const [newest] = versions.data
  if (!newest) return <EmptyState icon={ChartSpline} title={words.traffic.unpublished} help={words.traffic.unpublishedHelp} />
  return <Chosen scriptId={scriptId} versions={versions.data} newest={newest.version} published={published} />
}

interface ChosenProps {
  readonly scriptId: string
  readonly versions: readonly ScriptVersion[]
  readonly newest: number
  readonly published: number | undefined
}

function Chosen({ scriptId, versions, newest, published }: ChosenProps) {
  const [kept, setPeriod] = useKept<Period>('traffic.period', AT_FIRST)
  const period = isPeriod(kept) ? kept : AT_FIRST
  const [wanted, setWanted] = useState<ChosenVersion>()
  const tab = useStore(panelState, (state) => state.tab)
  const chosen = wanted ?? published ?? newest
  const counted = chosen === 'all' ? versions.slice(0, MOST_VERSIONS) : versions.filter(({ version }) => version === chosen)
  const shared = { scriptId, versions: counted, namedBy: published ?? newest }
  return (
    <div className={styles.panel}>
      <div className={styles.choices}>
        <PeriodChoice period={period} onPeriod={setPeriod} />
        <VersionChoice versions={versions} published={published} chosen={chosen} onChoose={setWanted} />
        {period.is === 'between' && <Moments period={period} onPeriod={setPeriod} />}
      </div>
      <Tabs className={styles.tabs ?? ''} selectedKey={tab} onSelectionChange={(key) => panelState.setState({ tab: key as TrafficTab })}>
        <TabList className={styles.tabList ?? ''} aria-label={words.traffic.tabsLabel}>
          {(['numbers', 'runs'] as const).map((name) => (
            <Tab key={name} id={name} className={styles.tab ?? ''}>
              {words.traffic.tabs[name]}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="numbers" className={styles.tabPanel ?? ''}>
          <Numbers {...shared} period={period} onVersion={setWanted} />
        </TabPanel>
        <TabPanel id="runs" className={styles.tabPanel ?? ''}>
          <Runs {...shared} isOfAll={chosen === 'all'} />
        </TabPanel>
      </Tabs>
    </div>
  )
}
