/** What a phone shows of a message that is no template. */
import type { Interactive } from './checks/interactive'
import type { Choice, ShownMessage } from './sandbox'

interface MediaPayload {
  readonly id?: string | undefined
  readonly link?: string | undefined
  readonly caption?: string | undefined
  readonly filename?: unknown
}

export function showMedia(kind: string, { id, link, caption, filename }: MediaPayload): ShownMessage {
  const media = {
    kind,
    ...(id === undefined ? {} : { mediaId: id }),
    ...(link === undefined ? {} : { link }),
    ...(typeof filename === 'string' ? { filename } : {}),
  }
  return { media, ...(caption === undefined ? {} : { text: caption }) }
}

export function showInteractive(message: Interactive): ShownMessage {
  const { body, header, footer } = message as LooseInteractive
  const media = header && header.type !== 'text' ? showMedia(header.type, (header[header.type] ?? {}) as MediaPayload).media : undefined
  const choices = choicesOf(message)
  return {
    ...(header?.type === 'text' && typeof header.text === 'string' ? { header: header.text } : {}),
    ...(media === undefined ? {} : { media }),
    ...(body?.text === undefined ? {} : { text: body.text }),
    ...(footer?.text === undefined ? {} : { footer: footer.text }),
    ...(choices.length === 0 ? {} : { choices }),
    ...(message.type === 'list' ? { listButton: message.action.button } : {}),
  }
}

interface LooseInteractive {
  readonly body?: { readonly text?: string }
  readonly header?: { readonly type: string; readonly [member: string]: unknown }
  readonly footer?: { readonly text?: string }
}

function choicesOf(message: Interactive): readonly Choice[] {
  switch (message.type) {
    case 'button':
      return message.action.buttons.map(({ reply }) => ({ kind: 'button', id: reply.id, title: reply.title }))
    case 'list':
      return message.action.sections.flatMap(({ title: section, rows }) =>
        rows.map(({ id, title, description }) => ({
          kind: 'row' as const,
          id,
          title,
          ...(description === undefined ? {} : { description }),
          ...(section === undefined ? {} : { section }),
        })),
      )
    case 'cta_url':
      return [{ kind: 'link', id: 'cta_url', title: message.action.parameters.display_text, url: message.action.parameters.url }]
    case 'flow':
      return [{ kind: 'other', id: 'flow', title: message.action.parameters.flow_cta }]
    case 'location_request_message':
      return [{ kind: 'other', id: 'send_location', title: 'Send location' }]
    case 'request_contact_info':
      return [{ kind: 'other', id: 'request_contact_info', title: 'Share phone number' }]
    default:
      return []
  }
}
