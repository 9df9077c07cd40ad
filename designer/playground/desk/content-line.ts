/** What the desk writes of a message that is no plain text. */
import type { InboundContent } from '../../../engine/conversation/inbound'
import type { OutgoingMessage } from '../../../engine/effects/message'
import { words } from '../../wording/words'

export interface ContentLine {
  readonly text: string
  /** What the contact or agent wrote, with WhatsApp's marks; else a description of ours. */
  readonly isWritten: boolean
}

const written = (text: string): ContentLine => ({ text, isWritten: true })
const described = (text: string): ContentLine => ({ text, isWritten: false })

export function lineOfContent(content: InboundContent): ContentLine {
  switch (content.type) {
    case 'text':
      return written(content.text)
    case 'choice':
      return written(content.title)
    case 'form':
      return described(content.name ?? words.content.form)
    case 'media':
      return content.caption === undefined
        ? described(words.content.attachment(content.media.filename ?? content.kind))
        : written(content.caption)
    case 'location':
      return described(content.name ?? content.address ?? words.content.location)
    case 'contacts':
      return described(words.content.contacts)
    case 'order':
      return content.text === undefined ? described(words.content.order) : written(content.text)
    case 'reaction':
      return described(words.content.reaction(content.emoji))
    case 'edit':
      return described(words.content.edited(content.text ?? ''))
    case 'revoke':
      return described(words.content.revoked)
    case 'unsupported':
      return described(words.content.unsupported)
    case 'kept':
      return described(words.content.kept(content.providerType))
    default:
      return content satisfies never
  }
}

export function lineOfMessage(message: OutgoingMessage): ContentLine {
  switch (message.type) {
    case 'text':
    case 'choices':
    case 'link':
    case 'form':
      return written(message.text)
    case 'template':
      return described(words.content.template(message.template))
    case 'media':
      return message.caption === undefined
        ? described(words.content.attachment(message.filename ?? message.kind))
        : written(message.caption)
    case 'location':
      return described(message.name ?? message.address ?? words.content.location)
    case 'contact':
      return described(words.content.contact(message.name))
    case 'reaction':
      return described(words.content.reaction(message.emoji))
    default:
      return message satisfies never
  }
}
