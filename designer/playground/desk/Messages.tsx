/** What was said in the conversation, with how far each of our messages got. */
import type { Actor } from '../../../engine/conversation/events'
import type { MessageView } from '../../../engine/views/message-view'
import { useStickToEnd } from '../../live/use-stick-to-end'
import { words } from '../../wording/words'
import { deliveryOf } from '../delivery'
import { TextMarks } from '../TextMarks'
import { Ticks } from '../Ticks'
import { clockTime } from '../times'
import { type ContentLine, lineOfContent, lineOfMessage } from './content-line'
import styles from './messages.module.css'

interface MessagesProps {
  readonly contact: string
  readonly messages: readonly MessageView[]
  readonly hasEarlier: boolean
  readonly onEarlier: () => void
}

export function Messages({ contact, messages, hasEarlier, onEarlier }: MessagesProps) {
  const list = useStickToEnd<HTMLDivElement>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keyboard as well
    <div ref={list} className={styles.log} role="log" aria-label={words.desk.conversation(contact)} tabIndex={0}>
      <ol className={styles.messages}>
        {hasEarlier && (
          <li className={styles.earlier}>
            <button type="button" onClick={onEarlier}>
              {words.desk.earlier}
            </button>
          </li>
        )}
        {messages.length === 0 && <li className={styles.none}>{words.desk.noMessages}</li>}
        {messages.map((message) =>
          message.direction === 'in' ? (
            <li key={message.id} className={styles.message} data-direction="in">
              <Said who={contact} at={message.at} line={lineOfContent(message.content)} />
            </li>
          ) : (
            <li key={message.id} className={styles.message} data-direction="out" data-by={message.by.kind}>
              <Said who={nameOf(message.by)} at={message.at} line={lineOfMessage(message.message)}>
                <Ticks delivery={deliveryOf(message)} />
              </Said>
              {message.message.type === 'choices' && (
                <p className={styles.choices}>{message.message.choices.map(({ title }) => title).join(' · ')}</p>
              )}
              {(message.message.type === 'link' || message.message.type === 'form') && (
                <p className={styles.choices}>{message.message.label}</p>
              )}
              <WhyNot message={message} />
            </li>
          ),
        )}
      </ol>
    </div>
  )
}

interface SaidProps {
  readonly who: string
  readonly at: number
  readonly line: ContentLine
  readonly children?: React.ReactNode
}

function Said({ who, at, line, children }: SaidProps) {
  return (
    <>
      <p className={styles.who}>
        <span className={styles.name}>{who}</span>
        <time className="tabular" dateTime={new Date(at).toISOString()}>
          {clockTime(at)}
        </time>
        {children}
      </p>
      <p className={styles.text} data-described={!line.isWritten}>
        {line.isWritten ? <TextMarks text={line.text} /> : line.text}
      </p>
    </>
  )
}

/** Why a message did not get there, in Meta's words where there are some. */
function WhyNot({ message }: { readonly message: Extract<MessageView, { direction: 'out' }> }) {
  const { notSent, refusal, status, doubt } = message
  const isBad = notSent !== undefined || status === 'failed'
  if (!isBad && doubt !== 'unknown') return null
  const what = notSent ? words.desk.notSent[notSent] : words.delivery[deliveryOf(message)]
  return <p className={styles.why}>{refusal ? `${what}: ${refusal.details ?? refusal.message}` : what}</p>
}

function nameOf(by: Actor): string {
  return by.kind === 'script' ? words.desk.by.script : by.name
}
