/** A play as a chat to read on a terminal: the script at the left, the contact at the right, everything else in between. */
import type { InboundContent } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import type { OutgoingRequest } from '../effects/types'
import { sayExactly } from './span'
import type { StoryLine } from './story'
import type { RequestAnswer } from './test-file'

const WIDTH = 72
const BUBBLE = 46

/** The newest `most` lines of the story as text. */
export function printChat(story: readonly StoryLine[], most = 24): string[] {
  const left = Math.max(0, story.length - most)
  return [...(left > 0 ? [centred(`${left} earlier`)] : []), ...story.slice(left).flatMap(printLine)]
}

function printLine(line: StoryLine): string[] {
  switch (line.type) {
    case 'contact':
      return wrap(sayContent(line.content)).map((text) => `${text} |`.padStart(WIDTH))
    case 'message': {
      const lines = wrap(sayMessage(line.message)).map((text) => `| ${text}`)
      return line.outcome === 'accepted'
        ? lines
        : [...lines, `| x not sent: ${line.outcome === 'refused' ? 'refused' : 'session window closed'}`]
    }
    case 'request':
      return [centred(`${sayRequest(line.request)} -> ${sayAnswer(line.answer)}`)]
    case 'asked':
      return [centred(sayCommand(line.command))]
    case 'time':
      return [centred(`${sayExactly(line.seconds)} later`)]
    case 'agent':
      return [centred(`${line.name} takes the case`)]
    case 'unstaffed':
      return [centred('nobody is signed in')]
    case 'happened':
      return [centred(HAPPENED[line.event])]
    case 'closed':
      return [centred('the case is closed')]
    default:
      return line satisfies never
  }
}

const HAPPENED = {
  'case.released': 'the agent gives the case back',
  'case.unassigned': 'the case is taken from its agent',
  'case.statusSet': 'somebody sets the status',
  'offer.rejected': 'an agent rejects the case',
} as const

/** What a message shows, its choices in brackets. */
export function sayMessage(message: OutgoingMessage): string {
  switch (message.type) {
    case 'text':
      return message.text
    case 'choices':
      return `${message.text}\n${message.choices.map(({ title }) => `[${title}]`).join(' ')}`
    case 'template': {
      const values = message.parameters.map((value) => `"${value}"`).join(', ')
      const replies = (message.quickReplies ?? []).map(({ title }) => `[${title}]`).join(' ')
      return `template ${message.template} (${message.language})${values ? `: ${values}` : ''}${replies ? `\n${replies}` : ''}`
    }
    case 'media': {
      const about = [message.filename ?? message.link, message.caption].filter((part) => part !== undefined)
      return [`(${message.kind})`, ...about].join(' ')
    }
    case 'location': {
      const { latitude, longitude, name, address } = message
      return ['(location)', ...[name, address].filter((part) => part !== undefined), `${latitude}, ${longitude}`].join(' ')
    }
    case 'contact':
      return ['(contact card)', message.name, ...[message.phone, message.email].filter((part) => part !== undefined)].join(' ')
    case 'reaction':
      return message.emoji === '' ? '(takes the reaction back)' : `(reacts) ${message.emoji}`
    case 'link':
      return `${message.text}\n[${message.label}] ${message.url}`
    case 'form':
      return `${message.text}\n[${message.label}] (form ${message.flowId})`
    default:
      return message satisfies never
  }
}

function sayContent(content: InboundContent): string {
  switch (content.type) {
    case 'text':
      return content.text
    case 'choice':
      return `[${content.title}]`
    case 'media':
      return content.caption ? `(${content.kind}) ${content.caption}` : `(${content.kind})`
    case 'form':
      return `(form) ${content.response}`
    default:
      return `(${content.type})`
  }
}

export function sayCommand(command: Extract<StoryLine, { type: 'asked' }>['command']): string {
  switch (command.type) {
    case 'joinQueue':
      return `queue ${command.skill}, priority ${command.priority}`
    case 'setStatus':
      return `status ${command.status}`
    case 'popUrl':
      return `screen pop "${command.title}" ${command.url}`
    case 'addTags':
      return `tags ${command.tags.join(', ')}`
    case 'addNote':
      return `note "${command.text}"`
    case 'leaveQueue':
      return 'asks to leave the queue'
    case 'ensureQueued':
      return 'waits for an agent'
    default:
      return sayUnknown(command)
  }
}

export function sayRequest({ method, url, body }: OutgoingRequest): string {
  return `${method} ${url}${body ? ` ${body.text}` : ''}`
}

function sayAnswer(answer: RequestAnswer): string {
  if (answer === 'no answer') return answer
  return answer.json === undefined ? String(answer.status) : `${answer.status} ${JSON.stringify(answer.json).slice(0, 200)}`
}

function sayUnknown({ type }: { readonly type: string }): string {
  return type
}

function centred(text: string): string {
  const shown = `- ${text} -`
  return shown.length >= WIDTH ? shown : `${' '.repeat(Math.floor((WIDTH - shown.length) / 2))}${shown}`
}

function wrap(text: string): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > BUBBLE) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    return [...lines, line]
  })
}
