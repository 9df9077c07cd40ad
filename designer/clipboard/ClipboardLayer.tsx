/**
 * The browser's own copy, cut and paste, for the canvas: they need no permission. In fields, dialogs and selected text they are the
 * browser's. What a paste leaves to be decided is asked here.
 */
import { Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { editorOnCanvas } from '../commands/canvas-editor'
import { placeOfFocus } from '../commands/focus-place'
import { useEditor } from '../editor/editor-context'
import { later } from '../shell/later'
import { PartBoundary } from '../shell/PartBoundary'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import { copiedText, pasteText, removeCopied } from './clipboard-acts'
import { closeReport, shownPaste } from './paste-state'
import { followPointer } from './pointer'
import { keep } from './system-clipboard'

const PasteReportDialog = later(async () => (await import('./PasteReportDialog')).PasteReportDialog)

export function ClipboardLayer() {
  const draft = useEditor()
  const { editor, paste } = useStore(shownPaste)
  useEffect(() => followPointer(), [])
  useEffect(() => closeReport, [])
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const shown = editorOnCanvas(draft)
      const isCut = event.type === 'cut'
      const copied = isCanvasMeant() && !(isCut && shown.isReadOnly) ? copiedText(shown) : undefined
      if (!copied || !event.clipboardData) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', copied.text)
      keep(copied.text)
      if (isCut) removeCopied(shown)
      tell(shown, (isCut ? words.clipboard.cut : words.clipboard.copied)(copied.count))
    }
    const put = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!isCanvasMeant() || text === '') return
      event.preventDefault()
      void pasteText(editorOnCanvas(draft), text)
    }
    document.addEventListener('copy', take)
    document.addEventListener('cut', take)
    document.addEventListener('paste', put)
    return () => {
      document.removeEventListener('copy', take)
      document.removeEventListener('cut', take)
      document.removeEventListener('paste', put)
    }
  }, [draft])
  return (
    <PartBoundary key={String(paste !== undefined)} onFailed={(said) => tell(draft, said)}>
      <Suspense fallback={null}>{editor && paste && <PasteReportDialog editor={editor} paste={paste} onClose={closeReport} />}</Suspense>
    </PartBoundary>
  )
}

function isCanvasMeant(): boolean {
  const place = placeOfFocus()
  if (place === 'canvas') return true
  return place === 'elsewhere' && (document.getSelection()?.isCollapsed ?? true)
}
