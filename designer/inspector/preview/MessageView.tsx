/** A text, or a question with its buttons or its list, in the contact's chat; also a text with a button that opens a page or a form. */
import { ClipboardList, ExternalLink, List, type LucideIcon } from 'lucide-react'
import type { MessagePreview } from '../../../nodes/define-node'
import { TextMarks } from '../../playground/TextMarks'
import { words } from '../../wording/words'
import styles from './preview.module.css'

type Message = Extract<MessagePreview, { readonly is: 'text' | 'choices' | 'link' | 'form' }>
type Choices = Extract<MessagePreview, { readonly is: 'choices' }>

interface MessageViewProps {
  readonly message: Message
  readonly fill: (text: string) => string
}

export function MessageView({ message, fill }: MessageViewProps) {
  return (
    <>
      <Bubble
        text={fill(message.text)}
        note={message.is === 'text' && message.showsLink ? words.preview.showsLink : undefined}
        {...(message.is === 'link' ? { header: fill(message.header), footer: fill(message.footer) } : {})}
      />
      {message.is === 'link' && <Opener icon={ExternalLink} label={fill(message.label)} />}
      {message.is === 'form' && <Opener icon={ClipboardList} label={fill(message.label)} />}
      {message.is === 'choices' &&
        (message.style === 'buttons' ? (
          <Buttons titles={message.choices.map(({ title }) => fill(title))} />
        ) : (
          <Rows message={message} fill={fill} />
        ))}
    </>
  )
}

interface BubbleProps {
  readonly text: string
  readonly note?: string | undefined
  readonly header?: string
  readonly footer?: string
}

function Bubble({ text, note, header = '', footer = '' }: BubbleProps) {
  return (
    <div className={styles.bubble}>
      {header !== '' && (
        <p className={styles.header} dir="auto">
          {header}
        </p>
      )}
      {text === '' ? (
        <p className={styles.empty}>{words.preview.empty}</p>
      ) : (
        <p className={styles.text} dir="auto">
          <TextMarks text={text} />
        </p>
      )}
      {footer !== '' && (
        <p className={styles.footer} dir="auto">
          {footer}
        </p>
      )}
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </div>
  )
}

/** The one button below a text that opens something. */
function Opener({ icon: Icon, label }: { readonly icon: LucideIcon; readonly label: string }) {
  return (
    <p className={styles.button} dir="auto">
      <Icon size={14} aria-hidden /> {label === '' ? '…' : label}
    </p>
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
