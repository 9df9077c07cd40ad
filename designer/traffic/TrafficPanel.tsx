/** Live: what goes through the script. Counts and cases, or the way of the one case that is open. */
import { Suspense } from 'react'
import { Loading } from '../shell/Loading'
import { later } from '../shell/later'
import { CountsPanel } from './CountsPanel'
import { useShownCase } from './shown-case'

const WayPanel = later(async () => (await import('./way/WayPanel')).WayPanel)

export function TrafficPanel() {
  const [shown] = useShownCase()
  if (!shown) return <CountsPanel />
  return (
    <Suspense fallback={<Loading />}>
      <WayPanel />
    </Suspense>
  )
}
