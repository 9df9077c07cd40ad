/** What lies over the page because of saving: news, and the dialogs for publishing and for bringing together. Loaded when first needed. */
import { Suspense } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { useEditor } from '../editor/editor-context'
import { later } from '../shell/later'
import { PartBoundary } from '../shell/PartBoundary'
import { tell } from '../shell/tell'
import { NoticeList } from './NoticeList'
import { useSaving } from './use-saving'

const PublishDialog = later(async () => (await import('./PublishDialog')).PublishDialog)
const MergeDialog = later(async () => (await import('./MergeDialog')).MergeDialog)

export function SavingLayer() {
  const editor = useEditor()
  const { dialog } = useSaving()
  const open = useStore(dialog, (state) => state.open)
  const close = () => dialog.setState({ open: undefined })
  return (
    <>
      {createPortal(<NoticeList />, document.body)}
      <PartBoundary key={open} onFailed={(said) => tell(editor, said)}>
        <Suspense fallback={null}>
          {(open === 'publish' || open === 'schedule') && <PublishDialog isForLater={open === 'schedule'} onClose={close} />}
          {open === 'merge' && <MergeDialog onClose={close} />}
        </Suspense>
      </PartBoundary>
    </>
  )
}
