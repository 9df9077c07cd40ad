/** The way to what concerns one in comments, with how much of it is new. */
import { AtSign } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useStore } from 'zustand'
import { Loading } from '../shell/Loading'
import { later } from '../shell/later'
import { PartBoundary } from '../shell/PartBoundary'
import { words } from '../wording/words'
import styles from './inbox-button.module.css'
import { inboxOpen, setInboxOpen } from './inbox-open'
import { useUnread } from './unread'

const InboxList = later(async () => (await import('./InboxList')).InboxList)
const MOST_SHOWN = 99

export function InboxButton() {
  const unread = useUnread()
  const isOpen = useStore(inboxOpen, (state) => state.isOpen)
  // another page begins with it closed
  useEffect(() => () => setInboxOpen(false), [])
  const { inbox } = words.comments
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setInboxOpen}>
      <Button className={styles.button ?? ''} aria-label={inbox.label(unread)}>
        <AtSign size={17} aria-hidden />
        {unread > 0 && (
          <span className={styles.unread} aria-hidden>
            {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
          </span>
        )}
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <Dialog className={styles.dialog ?? ''} aria-label={inbox.name}>
          {({ close }) => (
            <PartBoundary>
              <Suspense fallback={<Loading />}>
                <InboxList onGone={close} />
              </Suspense>
            </PartBoundary>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
