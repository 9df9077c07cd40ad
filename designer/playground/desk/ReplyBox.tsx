/** Where the agent writes, with the session window's clock. Once the window is closed a template takes the box's place. */
import { Clock3, SendHorizontal, TriangleAlert } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import type { Template } from '../../../engine/directory/model/directory'
import type { OutgoingMessage } from '../../../engine/effects/message'
import controls from '../../controls.module.css'
import { useNow } from '../../live/use-now'
import { words } from '../../wording/words'
import { span } from '../times'
import styles from './reply.module.css'
import { type WindowState, windowAt } from './session-window'
import { TemplateReply } from './TemplateReply'

interface ReplyBoxProps {
  readonly contact: string
  readonly lastInboundAt: number | undefined
  readonly templates: readonly Template[]
  readonly isBusy: boolean
  /** Resolves to whether it was taken; the draft stays where it was not. */
  readonly onReply: (message: OutgoingMessage) => Promise<boolean>
}

export function ReplyBox({ contact, lastInboundAt, templates, isBusy, onReply }: ReplyBoxProps) {
  const window = windowAt(useNow(1000), lastInboundAt)
  const [text, setText] = useState('')
  const noteId = useId()
  const isOpen = window.is === 'open' || window.is === 'closing'

  async function send() {
    if (text.trim() === '' || isBusy) return
    if (await onReply({ type: 'text', text: text.trim() })) setText('')
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void send()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }

  return (
    <div className={styles.box}>
      {isOpen ? (
        <form className={styles.form} onSubmit={submit}>
          <textarea
            className={styles.text}
            aria-label={words.desk.replyTo(contact)}
            aria-describedby={noteId}
            placeholder={words.desk.replyTo(contact)}
            rows={2}
            maxLength={4096}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={onKeyDown}
          />
          <button type="submit" className={controls.primary} disabled={isBusy || text.trim() === ''}>
            <SendHorizontal size={16} aria-hidden /> {words.desk.send}
          </button>
        </form>
      ) : (
        <TemplateReply templates={templates} isBusy={isBusy} onReply={onReply} />
      )}
      <WindowNote id={noteId} window={window} />
    </div>
  )
}

function WindowNote({ id, window }: { readonly id: string; readonly window: WindowState }) {
  const isOpen = window.is === 'open' || window.is === 'closing'
  const Icon = isOpen ? Clock3 : TriangleAlert
  return (
    <p id={id} className={styles.window} data-window={window.is}>
      <Icon size={13} aria-hidden />
      <span className="tabular">{windowWords(window)}</span>
    </p>
  )
}

function windowWords(window: WindowState): string {
  switch (window.is) {
    case 'open':
      return words.desk.windowOpen(span(window.leftMs))
    case 'closing':
      return words.desk.windowClosing(span(window.leftMs))
    case 'closed':
      return `${words.desk.windowClosed}. ${words.desk.windowClosedHelp}`
    case 'neverOpened':
      return words.desk.neverWrote
    default:
      return window satisfies never
  }
}
