/** Where the inbox stands in a bar: its room at once, itself when the page has been painted. */
import { Suspense } from 'react'
import { can } from '../../engine/people/rights'
import { later } from '../shell/later'
import { PartBoundary } from '../shell/PartBoundary'
import { useSession } from '../shell/session-context'
import { useIsPainted } from '../shell/use-is-painted'
import styles from './inbox-button.module.css'

const InboxButton = later(async () => (await import('./InboxButton')).InboxButton)
/** There is no room for it in a bar, and the page works without. */
const sayNothing = () => undefined

export function InboxPlace() {
  const { person } = useSession()
  const isPainted = useIsPainted()
  if (!can(person.role, 'viewScripts')) return null
  const room = <span className={styles.room} />
  return isPainted ? (
    <PartBoundary onFailed={sayNothing}>
      <Suspense fallback={room}>
        <InboxButton />
      </Suspense>
    </PartBoundary>
  ) : (
    room
  )
}
