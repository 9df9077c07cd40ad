/** Whether the draft is saved, in words; pressed, it tells more and offers what helps. Brings the dialogs and news of saving along. */
import { CircleAlert, CloudCheck, CloudOff, CloudUpload, Eye, GitMerge, KeyRound, type LucideIcon, Trash2 } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useNow } from '../live/use-now'
import { words } from '../wording/words'
import { SaveDetails } from './SaveDetails'
import { SavingLayer } from './SavingLayer'
import styles from './save-state.module.css'
import { isOnlyHere, stateInWords, toneOf } from './save-words'
import type { SaveStatus } from './sync-state'
import { useSaving, useSync } from './use-saving'

const ICONS: Readonly<Record<SaveStatus['is'], LucideIcon>> = {
  saved: CloudCheck,
  saving: CloudUpload,
  offline: CloudOff,
  signedOut: KeyRound,
  refused: CircleAlert,
  conflict: GitMerge,
  deleted: Trash2,
}

export function SaveState() {
  const { mayEdit } = useSaving()
  const state = useSync((now) => now)
  const now = useNow(5000)
  const { states, label } = words.saving
  const isLookOnly = !mayEdit && state.status.is === 'saved'
  const Icon = isLookOnly ? Eye : ICONS[state.status.is]
  const said = isLookOnly ? states.readOnly : stateInWords(state, now)
  const more = isOnlyHere(state) ? `, ${states.onlyHere}` : ''
  return (
    <>
      <DialogTrigger>
        <Button
          className={styles.state ?? ''}
          data-tone={isLookOnly ? 'busy' : toneOf(state.status)}
          aria-label={`${label}: ${said}${more}`}
        >
          <Icon size={16} aria-hidden />
          <span className={styles.words}>
            {said}
            {more}
          </span>
        </Button>
        <Popover className={styles.popover ?? ''} placement="bottom start">
          <Dialog className={styles.dialog ?? ''} aria-label={label}>
            {({ close }) => <SaveDetails onDone={close} />}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <SavingLayer />
    </>
  )
}
