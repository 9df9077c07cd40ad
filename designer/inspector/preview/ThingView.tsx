/** What is no text in the contact's chat: a file, a place, a contact card, a reaction. */
import { FileText, Film, Image, type LucideIcon, MapPin, Mic, Sticker, UserRound } from 'lucide-react'
import type { MessagePreview } from '../../../nodes/define-node'
import { TextMarks } from '../../playground/TextMarks'
import { words } from '../../wording/words'
import styles from './preview.module.css'

type Thing = Extract<MessagePreview, { readonly is: 'file' | 'location' | 'contact' | 'reaction' }>

interface ThingViewProps {
  readonly message: Thing
  readonly fill: (text: string) => string
}

export function ThingView({ message, fill }: ThingViewProps) {
  switch (message.is) {
    case 'file':
      return <FileThing {...message} name={fill(message.name)} caption={fill(message.caption ?? '')} />
    case 'location': {
      const place = `${fill(message.latitude)}, ${fill(message.longitude)}`
      return <Card icon={MapPin} title={fill(message.name) || words.preview.location} details={[fill(message.address), place]} />
    }
    case 'contact':
      return <Card icon={UserRound} title={fill(message.name) || '…'} details={message.details.map(fill)} />
    case 'reaction':
      return <p className={styles.reaction}>{message.emoji === '' ? words.preview.reactionGone : words.preview.reaction(message.emoji)}</p>
    default:
      return message satisfies never
  }
}

const ICONS: Readonly<Record<Extract<Thing, { is: 'file' }>['kind'], LucideIcon>> = {
  image: Image,
  video: Film,
  audio: Mic,
  document: FileText,
  sticker: Sticker,
}

function FileThing({ kind, name, caption }: Extract<Thing, { readonly is: 'file' }>) {
  const Icon = ICONS[kind]
  return (
    <div className={styles.bubble}>
      <p className={styles.file} data-kind={kind}>
        <Icon size={kind === 'document' ? 16 : 24} aria-hidden />
        <span dir="auto">{name === '' ? words.preview.files[kind] : name}</span>
      </p>
      {caption !== undefined && caption !== '' && (
        <p className={styles.text} dir="auto">
          <TextMarks text={caption} />
        </p>
      )}
    </div>
  )
}

interface CardProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly details: readonly string[]
}

function Card({ icon: Icon, title, details }: CardProps) {
  return (
    <div className={`${styles.bubble} ${styles.card}`}>
      <Icon size={20} aria-hidden />
      <div className={styles.rowWords}>
        <span className={styles.rowTitle} dir="auto">
          {title}
        </span>
        {details
          .filter((detail) => detail !== '')
          .map((detail) => (
            <span key={detail} className={styles.rowDescription} dir="auto">
              {detail}
            </span>
          ))}
      </div>
    </div>
  )
}
