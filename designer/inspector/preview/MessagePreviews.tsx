/** The messages of a node as the contact gets them, while they are written; values stand for examples. */
import type { MessagePreview } from '../../../nodes/define-node'
import { words } from '../../wording/words'
import { MessageView } from './MessageView'
import styles from './preview.module.css'
import { TemplateView } from './TemplateView'
import { ThingView } from './ThingView'
import { useFill } from './use-filled-text'

export function MessagePreviews({ messages }: { readonly messages: readonly MessagePreview[] }) {
  const fill = useFill(messages.flatMap(textsIn))
  if (messages.length === 0) return null
  return (
    <section className={styles.preview} aria-label={words.preview.title}>
      <h3 className={styles.title}>{words.preview.title}</h3>
      <ol className={styles.chat}>
        {messages.map((message, place) => (
          // messages have no identity but their place
          <li key={String(place)} className={styles.message} aria-label={words.preview.message(place + 1, messages.length)}>
            <View message={message} fill={fill} />
          </li>
        ))}
      </ol>
      {messages.some((message) => textsIn(message).some((text) => text.includes('{{'))) && (
        <p className={styles.help}>{words.preview.help}</p>
      )}
    </section>
  )
}

function View({ message, fill }: { readonly message: MessagePreview; readonly fill: (text: string) => string }) {
  switch (message.is) {
    case 'template':
      return <TemplateView message={message} fill={fill} />
    case 'text':
    case 'choices':
    case 'link':
    case 'form':
      return <MessageView message={message} fill={fill} />
    default:
      return <ThingView message={message} fill={fill} />
  }
}

function textsIn(message: MessagePreview): readonly string[] {
  switch (message.is) {
    case 'text':
      return [message.text]
    case 'choices':
      return [message.text, ...message.choices.flatMap(({ title, description = '' }) => [title, description])]
    case 'template':
      return [...message.parameters, ...(message.buttonValues ?? [])]
    case 'file':
      return [message.name, message.caption ?? '']
    case 'location':
      return [message.latitude, message.longitude, message.name, message.address]
    case 'contact':
      return [message.name, ...message.details]
    case 'reaction':
      return []
    case 'link':
      return [message.text, message.label, message.header, message.footer]
    case 'form':
      return [message.text, message.label]
    default:
      return message satisfies never
  }
}
