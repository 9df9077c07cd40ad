/** The one line by which a list of cases shows a message. */
import type { InboundContent } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'

const MAX_CHARACTERS = 200

export function previewOfContent(content: InboundContent): string {
  return shorten(lineOfContent(content))
}

export function previewOfMessage(message: OutgoingMessage): string {
  return shorten(lineOfMessage(message))
}

function lineOfContent(content: InboundContent): string {
  switch (content.type) {
    case 'text':
      return content.text
    case 'choice':
      return content.title
    case 'form':
      return content.name ?? 'form'
    case 'media':
      return content.caption ?? content.media.filename ?? content.kind
    case 'location':
      return content.name ?? content.address ?? 'location'
    case 'contacts':
      return 'contact card'
    case 'order':
      return content.text ?? 'order'
    case 'reaction':
      return content.emoji
    case 'edit':
      return content.text ?? 'edited'
    case 'revoke':
      return 'deleted'
    case 'unsupported':
      return 'unsupported message'
    case 'kept':
      return content.providerType
    default:
      return content satisfies never
  }
}

function lineOfMessage(message: OutgoingMessage): string {
  switch (message.type) {
    case 'text':
    case 'choices':
    case 'link':
    case 'form':
      return message.text
    case 'template':
      return message.template
    case 'media':
      return message.caption ?? message.filename ?? message.kind
    case 'location':
      return message.name ?? message.address ?? 'location'
    case 'contact':
      return message.name
    case 'reaction':
      return message.emoji
    default:
      return message satisfies never
  }
}

/** Cuts between characters, so that no half of a pair is left over. */
function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= MAX_CHARACTERS ? line : `${Array.from(line.slice(0, MAX_CHARACTERS)).slice(0, -1).join('')}…`
}
