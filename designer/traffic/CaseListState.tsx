/** What stands in place of a list of cases while there is none to show: on its way, not allowed, or failed. */
import { Lock } from 'lucide-react'
import { messageOf, Refused } from '../api/client'
import type { LiveView } from '../live/use-live-view'
import { EmptyState } from '../shell/EmptyState'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { words } from '../wording/words'
import styles from './traffic.module.css'

export function CaseListState({ view: { data, error, reload } }: { readonly view: LiveView<unknown> }) {
  if (error instanceof Refused && error.status === 403) {
    return <EmptyState icon={Lock} title={words.traffic.forbidden} help={words.traffic.forbiddenHelp} />
  }
  if (error !== undefined) {
    return (
      <div className={styles.problem}>
        <ProblemNote message={messageOf(error)} onRetry={() => void reload()} />
      </div>
    )
  }
  return data === undefined ? <Loading /> : null
}
