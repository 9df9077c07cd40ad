/** Why the way of a case, or the version that it ran, cannot be shown. */
import { CircleOff, Lock } from 'lucide-react'
import { messageOf, Refused } from '../../api/client'
import { EmptyState } from '../../shell/EmptyState'
import { ProblemNote } from '../../shell/ProblemNote'
import { words } from '../../wording/words'
import styles from './way.module.css'
import type { OpenWay } from './way-store'

interface WayProblemProps {
  readonly problem: NonNullable<OpenWay['problem']>
  readonly onRetry: () => void
}

export function WayProblem({ problem: { of, error }, onRetry }: WayProblemProps) {
  const status = error instanceof Refused ? error.status : undefined
  if (of === 'way' && status === 403) return <EmptyState icon={Lock} title={words.traffic.forbidden} help={words.traffic.forbiddenHelp} />
  if (of === 'way' && status === 404) {
    return <EmptyState icon={CircleOff} title={words.traffic.way.none} help={words.traffic.way.noneHelp} />
  }
  return (
    <div className={styles.problem}>
      {of === 'script' && status === 404 ? (
        <ProblemNote message={words.traffic.way.noScript} />
      ) : (
        <ProblemNote message={messageOf(error)} onRetry={onRetry} />
      )}
    </div>
  )
}
