/** The threads about one node, under its name, which leads to it. */
import { FileText, Unlink } from 'lucide-react'
import { GroupIcon } from '../catalogue/GroupIcon'
import { groupOf } from '../catalogue/kind-in-words'
import { useShownEditor } from '../versions/shown'
import { words } from '../wording/words'
import styles from './comments.module.css'
import type { ThreadGroup } from './groups'
import { Thread } from './Thread'

interface ThreadGroupViewProps {
  readonly group: ThreadGroup
  /** Its node is selected. */
  readonly isAtHand: boolean
  readonly now: number
  readonly version: number | undefined
  readonly ledTo: string | undefined
}

export const groupElementId = (node: string): string => `comments-on-${node}`

export function ThreadGroupView({ group, isAtHand, now, version, ledTo }: ThreadGroupViewProps) {
  const { node, name, isGone, threads } = group
  const title = isGone ? words.comments.goneNode(name) : name
  return (
    <section
      className={styles.group}
      data-current={isAtHand}
      aria-label={words.comments.openThere(threads.length, name)}
      {...(node === undefined ? {} : { id: groupElementId(node), tabIndex: -1 })}
    >
      <h3 className={styles.heading}>
        <Name group={group} title={title} />
        <span className={styles.count}>{threads.length}</span>
      </h3>
      {threads.map((thread) => (
        <Thread key={thread.id} thread={thread} where={title} now={now} version={version} isLedTo={thread.id === ledTo} />
      ))}
    </section>
  )
}

function Name({ group: { node, name, kind, isGone }, title }: { readonly group: ThreadGroup; readonly title: string }) {
  const editor = useShownEditor()
  if (node === undefined || isGone || kind === undefined) {
    return (
      <span className={styles.plain}>
        {isGone ? <Unlink size={15} aria-hidden /> : <FileText size={15} aria-hidden />}
        <span dir="auto">{title}</span>
      </span>
    )
  }
  const go = () => {
    editor.selection.selectNode(node)
    editor.view.reveal([node])
  }
  const { jump } = words.comments
  return (
    <button type="button" className={styles.jump} aria-label={jump(name)} title={jump(name)} onClick={go}>
      <GroupIcon group={groupOf(kind)} />
      <span dir="auto">{title}</span>
    </button>
  )
}
