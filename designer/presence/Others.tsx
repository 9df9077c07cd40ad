/** Who else has the script open: up to three of them by initials, all of them by name when pressed, each with the way to where they are. */
import { PenLine } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { Editor as OtherEditor } from '../../engine/http/editing'
import { nodeName } from '../catalogue/kind-in-words'
import { useEditor } from '../editor/editor-context'
import { useOthers } from '../saving/use-saving'
import { words } from '../wording/words'
import { initials } from './initials'
import styles from './others.module.css'

const SHOWN = 3

export function Others() {
  const others = useOthers()
  if (others.length === 0) return null
  const label = words.saving.others.label(others.length)
  return (
    <DialogTrigger>
      <Button className={styles.others ?? ''} aria-label={`${label}: ${others.map(named).join(', ')}`}>
        {others.slice(0, SHOWN).map((other) => (
          <Avatar key={other.editorId} other={other} />
        ))}
        {others.length > SHOWN && <span className={styles.more} data-text={words.saving.others.more(others.length - SHOWN)} />}
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <Dialog className={styles.dialog ?? ''} aria-label={label}>
          {({ close }) => (
            <>
              <h2 className={styles.heading}>{words.saving.others.heading}</h2>
              <ul>
                {others.map((other) => (
                  <OtherRow key={other.editorId} other={other} onGo={close} />
                ))}
              </ul>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** A picture: the name itself is said by what the avatar stands in. */
function Avatar({ other }: { readonly other: OtherEditor }) {
  return (
    <span className={styles.avatar} data-editing={other.isEditing} data-text={initials(other.name)} aria-hidden>
      {other.isEditing && (
        <span className={styles.pen}>
          <PenLine size={8} />
        </span>
      )}
    </span>
  )
}

function OtherRow({ other, onGo }: { readonly other: OtherEditor; readonly onGo: () => void }) {
  const editor = useEditor()
  const node = other.node === undefined ? undefined : editor.script.script().nodes[other.node]
  const { others } = words.saving
  const name = node && nodeName(node)
  const does = doing(other, name)
  if (name === undefined || other.node === undefined) {
    return (
      <li className={styles.row}>
        <Avatar other={other} />
        <span className={styles.who}>
          <b dir="auto">{named(other)}</b>
          <span>{does}</span>
        </span>
      </li>
    )
  }
  const id = other.node
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-label={others.goThere(named(other), does)}
        onClick={() => {
          editor.view.reveal([id])
          onGo()
        }}
      >
        <Avatar other={other} />
        <span className={styles.who}>
          <b dir="auto">{named(other)}</b> <span dir="auto">{does}</span>
        </span>
      </button>
    </li>
  )
}

function named({ name, isYou }: OtherEditor): string {
  return isYou ? words.saving.others.you(name) : name
}

function doing({ isEditing }: OtherEditor, node: string | undefined): string {
  const { others } = words.saving
  if (node === undefined) return isEditing ? others.editingSomewhere : others.here
  return isEditing ? others.editing(node) : others.looking(node)
}
