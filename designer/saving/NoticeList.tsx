/** News over the lower edge of the page; the announcer reads them out, so they are no live region of their own. */
import { CircleCheck, Info, Users, X } from 'lucide-react'
import { useStore } from 'zustand'
import controls from '../controls.module.css'
import { useSameNode } from '../presence/use-same-node'
import { words } from '../wording/words'
import type { Notice } from './notices'
import styles from './notices.module.css'
import { useSaving } from './use-saving'

const ICONS = { plain: Info, good: CircleCheck } as const

export function NoticeList() {
  const { notices } = useSaving()
  const shown = useStore(notices)
  const sameNode = useSameNode()
  if (shown.length === 0 && !sameNode) return null
  return (
    <section className={styles.notices} aria-label={words.saving.notices.label}>
      {sameNode && (
        <div className={styles.notice} data-tone="plain">
          <Users size={16} aria-hidden />
          <p dir="auto">{words.saving.notices.sameNode(sameNode.who, sameNode.node)}</p>
        </div>
      )}
      {shown.map((notice) => (
        <OneNotice key={notice.id} notice={notice} onClose={() => notices.close(notice.id)} />
      ))}
    </section>
  )
}

function OneNotice({ notice, onClose }: { readonly notice: Notice; readonly onClose: () => void }) {
  const { tone, text, action } = notice
  const Icon = ICONS[tone]
  return (
    <div className={styles.notice} data-tone={tone}>
      <Icon size={16} aria-hidden />
      <p dir="auto">{text}</p>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            action.press()
            onClose()
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className={controls.icon} aria-label={words.saving.acts.close} onClick={onClose}>
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
