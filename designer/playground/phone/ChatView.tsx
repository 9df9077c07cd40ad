/** The chat on the phone's screen: what was said with one business number, and the box to write in. */
import { SendHorizontal } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Choice } from '../../../engine/sandbox/core/sandbox'
import { useStickToEnd } from '../../live/use-stick-to-end'
import { words } from '../../wording/words'
import { Bubble, type ShownBubble } from './Bubble'
import { ChoiceSheet } from './ChoiceSheet'
import styles from './phone.module.css'

interface ChatViewProps {
  readonly business: string
  readonly messages: readonly ShownBubble[]
  readonly onWrite: (text: string) => void
  readonly onTap: (wamid: string, choice: Choice) => void
  /** Further ways to say something, beside the box to write in. */
  readonly beside?: ReactNode
  /** How the time of a message is written; missing: by the reader's own clock. */
  readonly clock?: (at: number) => string
}

export function ChatView({ business, messages, onWrite, onTap, beside, clock }: ChatViewProps) {
  const [list, setList] = useState<ShownBubble>()
  return (
    <>
      {messages.length === 0 ? (
        <Empty business={business} onWrite={onWrite} />
      ) : (
        <Log business={business} messages={messages} onTap={onTap} onOpenList={setList} {...(clock && { clock })} />
      )}
      <Composer onWrite={onWrite} beside={beside} />
      {list && (
        <ChoiceSheet
          title={list.listButton ?? ''}
          rows={list.choices ?? []}
          onClose={() => setList(undefined)}
          onChoose={(row) => {
            setList(undefined)
            onTap(list.wamid, row)
          }}
        />
      )}
    </>
  )
}

interface LogProps extends Pick<ChatViewProps, 'business' | 'messages' | 'onTap' | 'clock'> {
  readonly onOpenList: (message: ShownBubble) => void
}

function Log({ business, messages, onTap, onOpenList, clock }: LogProps) {
  const log = useStickToEnd<HTMLDivElement>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keyboard as well
    <div ref={log} className={styles.chat} role="log" aria-label={words.phone.messages(business)} tabIndex={0}>
      <ol className={styles.bubbles}>
        {messages.map((message, place) => (
          <Bubble
            key={message.wamid}
            message={message}
            isNewTurn={messages[place - 1]?.from !== message.from}
            onTap={onTap}
            onOpenList={onOpenList}
            {...(clock && { clock })}
          />
        ))}
      </ol>
    </div>
  )
}

function Empty({ business, onWrite }: { readonly business: string; readonly onWrite: (text: string) => void }) {
  return (
    <div className={styles.chat}>
      <div className={styles.empty}>
        <p>{words.phone.empty(business)}</p>
        <div className={styles.ideas}>
          {words.phone.emptyIdeas.map((idea) => (
            <button key={idea} type="button" className={styles.idea} onClick={() => onWrite(idea)}>
              {idea}
            </button>
          ))}
        </div>
      </div>
    </div>
  )
}

function Composer({ onWrite, beside }: Pick<ChatViewProps, 'onWrite' | 'beside'>) {
  const [text, setText] = useState('')
  function submit(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return
    onWrite(text.trim())
    setText('')
  }
  return (
    <form className={styles.composer} onSubmit={submit}>
      {beside}
      <input
        className={styles.input}
        aria-label={words.phone.write}
        placeholder={words.phone.write}
        autoComplete="off"
        enterKeyHint="send"
        maxLength={4096}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className={styles.send} aria-label={words.phone.send} disabled={text.trim() === ''}>
        <SendHorizontal size={18} aria-hidden />
      </button>
    </form>
  )
}
