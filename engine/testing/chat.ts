/** A play as a chat to read on a terminal: the script at the left, the contact at the right, everything else in between. */
import type { InboundContent } from '../conversation/inbound'
import type { OutgoingMessage } from '../effects/message'
import { sayExactly } from './span'
import type { StoryLine } from './story'

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
    case 'asked':
      return [centred(sayCommand(line.command))]
    case 'time':
      return [centred(`${sayExactly(line.seconds)} later`)]
    case 'agent':
      return [centred(`${line.name} takes the case`)]
    case 'unstaffed':
      return [centred('nobody is signed in')]
    case 'closed':
      return [centred('the case is closed')]
    default:
      return line satisfies never
  }
}

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
    default:
      return sayOther(message)
  }
}

/** Kinds of message that have no words of their own here. */
function sayOther(message: { readonly type: string; readonly text?: string; readonly caption?: string | undefined }): string {
  const words = message.text ?? message.caption
  return words ? `${message.type}: ${words}` : `(${message.type})`
}

function sayContent(content: InboundContent): string {
  switch (content.type) {
    case 'text':
      return content.text
    case 'choice':
      return `[${content.title}]`
    case 'media':
      return content.caption ? `(${content.kind}) ${content.caption}` : `(${content.kind})`
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
