/** What lies over the page because of saving: news, and the dialogs for publishing and for bringing together. Loaded when first needed. */
import { lazy, Suspense } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { NoticeList } from './NoticeList'
import { useSaving } from './use-saving'

const PublishDialog = lazy(async () => ({ default: (await import('./PublishDialog')).PublishDialog }))
const MergeDialog = lazy(async () => ({ default: (await import('./MergeDialog')).MergeDialog }))

export function SavingLayer() {
  const { dialog } = useSaving()
  const open = useStore(dialog, (state) => state.open)
  const close = () => dialog.setState({ open: undefined })
  return (
    <>
      {createPortal(<NoticeList />, document.body)}
      <Suspense fallback={null}>
        {open === 'publish' && <PublishDialog onClose={close} />}
        {open === 'merge' && <MergeDialog onClose={close} />}
      </Suspense>
    </>
  )
}
