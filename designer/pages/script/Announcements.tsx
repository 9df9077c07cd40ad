/** Where the announcer speaks: the one live region of the page. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Announcer } from '../../editor/announcer'

export function Announcements({ announcer }: { readonly announcer: Announcer }) {
  const said = useSyncExternalStore(announcer.subscribe, announcer.getState)
  const [shown, setShown] = useState(said)
  // what stands there already when the region appears, or does not change, is not read out
  useEffect(() => setShown(said), [said])
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {shown.text}
      {shown.count % 2 === 1 ? '\u00a0' : ''}
    </p>
  )
}
