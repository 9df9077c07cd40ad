/** A dialog over the page: its name, what it is about, and what can be done about it. Escape and a press beside it close it. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import styles from './dialog-box.module.css'

interface DialogBoxProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the one that is meant last. */
  readonly acts?: ReactNode
  readonly isWide?: boolean
  /** Asks for a decision that a press beside it must not answer. */
  readonly isAlert?: boolean
}

export function DialogBox({ title, onClose, children, acts, isWide = false, isAlert = false }: DialogBoxProps) {
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isDismissable={!isAlert}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={styles.modal ?? ''} data-wide={isWide}>
        <Dialog className={styles.dialog ?? ''} role={isAlert ? 'alertdialog' : 'dialog'}>
          <div className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <button type="button" className={controls.icon} aria-label={words.shell.close} onClick={onClose}>
              <X size={16} aria-hidden />
            </button>
          </div>
          <div className={styles.body}>{children}</div>
          {acts && <div className={styles.acts}>{acts}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
