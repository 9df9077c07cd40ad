/** A script file dropped on the page, and the question whether it is to take the open one's place. */
import { FileUp } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { useEditor } from '../editor/editor-context'
import { later } from '../shell/later'
import { PartBoundary } from '../shell/PartBoundary'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import styles from './exchange.module.css'
import { closeImport, openImport, readFile } from './import-state'

const ImportDialog = later(async () => (await import('./ImportDialog')).ImportDialog)

export function ExchangeLayer() {
  const editor = useEditor()
  const file = useStore(openImport, (state) => state.file)
  const [isOver, setIsOver] = useState(false)
  useEffect(() => closeImport, [])
  useEffect(() => {
    const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFile(event)) return
      // else the browser would leave the page for the file
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!hasFile(event)) return
      event.preventDefault()
      setIsOver(false)
      const [dropped] = event.dataTransfer?.files ?? []
      if (dropped) void readFile(editor, dropped)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [editor])
  return (
    <>
      {isOver &&
        createPortal(
          <div className={styles.drop}>
            <p>
              <FileUp size={20} aria-hidden />
              {words.exchange.import.drop}
            </p>
          </div>,
          document.body,
        )}
      <PartBoundary key={String(file !== undefined)} onFailed={(said) => tell(editor, said)}>
        <Suspense fallback={null}>{file && <ImportDialog editor={editor} file={file} onClose={closeImport} />}</Suspense>
      </PartBoundary>
    </>
  )
}
