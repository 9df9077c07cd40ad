/** A text, or a question with its buttons or its list, in the contact's chat. */
import { List } from 'lucide-react'
import type { MessagePreview } from '../../../nodes/define-node'
import { TextMarks } from '../../playground/TextMarks'
import { words } from '../../wording/words'
import styles from './preview.module.css'

type Message = Exclude<MessagePreview, { readonly is: 'template' }>
type Choices = Extract<MessagePreview, { readonly is: 'choices' }>

interface MessageViewProps {
  readonly message: Message
  readonly fill: (text: string) => string
}

export function MessageView({ message, fill }: MessageViewProps) {
  return (
    <>
      <Bubble text={fill(message.text)} note={message.is === 'text' && message.showsLink ? words.preview.showsLink : undefined} />
      {message.is === 'choices' &&
        (message.style === 'buttons' ? (
          <Buttons titles={message.choices.map(({ title }) => fill(title))} />
        ) : (
          <Rows message={message} fill={fill} />
        ))}
    </>
  )
}

function Bubble({ text, note }: { readonly text: string; readonly note?: string | undefined }) {
  return (
    <div className={styles.bubble}>
      {text === '' ? (
        <p className={styles.empty}>{words.preview.empty}</p>
      ) : (
        <p className={styles.text} dir="auto">
          <TextMarks text={text} />
        </p>
      )}
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </div>
  )
}

export function Buttons({ titles }: { readonly titles: readonly string[] }) {
  if (titles.length === 0) return null
  return (
    <ul className={styles.buttons}>
      {titles.map((title, place) => (
        <li key={String(place)} className={styles.button} dir="auto">
          {title === '' ? '…' : title}
        </li>
      ))}
    </ul>
  )
}

/** The button that opens the list, and the list as it is then. */
function Rows({ message: { listButton = '', choices }, fill }: { readonly message: Choices; readonly fill: (text: string) => string }) {
  return (
    <>
      <p className={styles.button} dir="auto">
        <List size={14} aria-hidden /> {fill(listButton)}
      </p>
      <ul className={styles.rows} aria-label={words.preview.rows}>
        {choices.map(({ title, description = '' }, place) => (
          <li key={String(place)} className={styles.row}>
            <span className={styles.rowWords}>
              <span className={styles.rowTitle} dir="auto">
                {title === '' ? '…' : fill(title)}
              </span>
              {description !== '' && (
                <span className={styles.rowDescription} dir="auto">
                  {fill(description)}
                </span>
              )}
            </span>
            <span className={styles.radio} aria-hidden />
          </li>
        ))}
      </ul>
    </>
  )
}
