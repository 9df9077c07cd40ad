/** Whether a play is as expected, and if not, in words: what was expected and what is there. */
import type { OutgoingMessage } from '../effects/message'
import { sayMessage, sayRequest } from './chat'
import type { Play } from './play'
import type { Expectation, ExpectedMessage, ExpectedQueue, ExpectedRequest } from './test-file'

export interface Mismatch {
  readonly expected: string
  readonly got: string
}

type Value<Word extends Expectation['word']> = Extract<Expectation, { word: Word }>['value']

/** Messages since the last act that no expectation has looked at; each `message` takes the first. */
export type Unread = OutgoingMessage[]

type Meaning<Word extends Expectation['word']> = (value: Value<Word>, play: Play, unread: Unread) => Mismatch | undefined

const meanings: { readonly [Word in Expectation['word']]: Meaning<Word> } = {
  message: (wanted, _play, unread) => messageMismatch(wanted, unread.shift()),
  'no message': (_flag, _play, unread) => (unread[0] ? { expected: 'no further message', got: quoted(sayMessage(unread[0])) } : undefined),
  queue: (wanted, play) => queueMismatch(wanted, play),
  tags: (wanted, { facts: { tags } }) =>
    wanted.every((tag) => tags.includes(tag))
      ? undefined
      : { expected: `the tags ${wanted.map(quoted).join(', ')}`, got: tags.map(quoted).join(', ') || 'no tag' },
  note: (words, play) => {
    const notes = play.asked.flatMap((command) => (command.type === 'addNote' ? [command.text] : []))
    return notes.some((note) => note.includes(words))
      ? undefined
      : { expected: `a note that contains ${quoted(words)}`, got: notes.map(quoted).join(', ') || 'no note' }
  },
  status: (status, play) => unlessEqual('status', status, play.facts.case.status),
  variables: (wanted, play) =>
    firstOf(
      Object.entries(wanted).map(([name, value]) =>
        Object.hasOwn(play.variables, name)
          ? unlessEqual(`variable ${name}`, JSON.stringify(value), JSON.stringify(play.variables[name]))
          : { expected: `variable ${name} = ${JSON.stringify(value)}`, got: 'no variable of that name' },
      ),
    ),
  node: (node, play) => unlessEqual('at node', node, play.node),
  port: (wanted, play) =>
    firstOf(Object.entries(wanted).map(([node, port]) => unlessEqual(`${node} left by`, port, play.leftBy(node) ?? 'not left yet'))),
  'screen pop': (wanted, play) => popMismatch(wanted, play),
  request: (wanted, play) => requestMismatch(wanted, play),
  fault: (words, play) => {
    const faults = [...play.trace.flatMap(({ fault }) => fault ?? []), ...(play.fault ? [play.fault] : [])]
    return faults.some((fault) => fault.includes(words))
      ? undefined
      : { expected: `a fault that says ${quoted(words)}`, got: faults.at(-1) ?? 'no fault' }
  },
  over: (wanted, play) => {
    const how = { active: 'not over', ended: 'ended', noWayOn: 'no way on', faulted: 'faulted' }[play.status]
    const isAsWanted = typeof wanted === 'boolean' ? wanted === play.isOver : wanted === how
    if (isAsWanted) return undefined
    const expected = typeof wanted === 'boolean' ? `the script ${wanted ? 'over' : 'not over'}` : `the script ${wanted}`
    return { expected, got: play.isOver ? how : `${how}, at node ${play.node}` }
  },
}

/** Undefined where all is as expected. Takes the messages it looks at out of `unread`. */
export function mismatchOf({ word, value }: Expectation, play: Play, unread: Unread): Mismatch | undefined {
  return (meanings[word] as (value: unknown, play: Play, unread: Unread) => Mismatch | undefined)(value, play, unread)
}

function messageMismatch(wanted: ExpectedMessage, message: OutgoingMessage | undefined): Mismatch | undefined {
  const expected = sayWanted(wanted)
  if (!message) return { expected, got: 'no further message' }
  const got = quoted(sayMessage(message))
  const shown = textOf(message)
  const titles = choicesOf(message).map(({ title }) => title)
  const holds = [
    wanted.contains === undefined || shown.includes(wanted.contains),
    wanted.exactly === undefined || shown === wanted.exactly,
    wanted.choices === undefined || JSON.stringify(titles) === JSON.stringify(wanted.choices),
    wanted.kind === undefined || kindOf(message) === wanted.kind,
    wanted.template === undefined || (message.type === 'template' && message.template === wanted.template),
    wanted.language === undefined || (message.type === 'template' && message.language === wanted.language),
    wanted.values === undefined || (message.type === 'template' && JSON.stringify(message.parameters) === JSON.stringify(wanted.values)),
  ]
  return holds.every(Boolean) ? undefined : { expected, got }
}

function sayWanted({ kind, contains, exactly, choices, template, language, values }: ExpectedMessage): string {
  const parts = [
    ...(kind === undefined ? [] : [`of kind ${kind}`]),
    ...(contains === undefined ? [] : [`that contains ${quoted(contains)}`]),
    ...(exactly === undefined ? [] : [`exactly ${quoted(exactly)}`]),
    ...(template === undefined ? [] : [`by template ${template}`]),
    ...(language === undefined ? [] : [`in language ${language}`]),
    ...(values === undefined ? [] : [`with the values ${values.map(quoted).join(', ')}`]),
    ...(choices === undefined ? [] : [`with the choices ${choices.map((title) => `[${title}]`).join(' ')}`]),
  ]
  return `a message ${parts.join(', ')}`
}

/** The words of a message; of a template its values, of a place or a card what stands on it. */
export function textOf(message: OutgoingMessage): string {
  switch (message.type) {
    case 'template':
      return message.parameters.join(' ')
    case 'media':
      return joined(message.caption, message.filename, message.link)
    case 'location':
      return joined(message.name, message.address, `${message.latitude}, ${message.longitude}`)
    case 'contact':
      return joined(message.name, message.organisation, message.phone, message.email, message.url)
    case 'reaction':
      return message.emoji
    case 'link':
      return joined(message.header, message.text, message.url, message.footer)
    default:
      return message.text
  }
}

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(' ')

/** As tests call it: a file by what it is. */
export function kindOf(message: OutgoingMessage): NonNullable<ExpectedMessage['kind']> {
  return message.type === 'media' ? message.kind : message.type
}

function choicesOf(message: OutgoingMessage): readonly { readonly title: string }[] {
  if (message.type === 'template') return message.quickReplies ?? []
  if (message.type === 'link' || message.type === 'form') return [{ title: message.label }]
  return message.type === 'choices' ? message.choices : []
}

function queueMismatch({ skill, priority }: ExpectedQueue, play: Play): Mismatch | undefined {
  const joined = play.asked.flatMap((command) => (command.type === 'joinQueue' ? [command] : [])).at(-1)
  const isThere = joined?.skill === skill && (priority === undefined || joined.priority === priority)
  if (isThere) return undefined
  return {
    expected: `queue ${skill}${priority === undefined ? '' : `, priority ${priority}`}`,
    got: joined ? `queue ${joined.skill}, priority ${joined.priority}` : 'in no queue',
  }
}

function popMismatch(wanted: Value<'screen pop'>, play: Play): Mismatch | undefined {
  const popped = play.asked.flatMap((command) => (command.type === 'popUrl' ? [command] : [])).at(-1)
  const got = popped ? `screen pop ${quoted(popped.title)} ${popped.url}` : 'no screen pop'
  if (wanted === 'nothing') return popped ? { expected: 'no screen pop', got } : undefined
  const { url, title } = wanted
  const isThere = popped && (url === undefined || popped.url.includes(url)) && (title === undefined || popped.title === title)
  if (isThere) return undefined
  const parts = [...(title === undefined ? [] : [quoted(title)]), ...(url === undefined ? [] : [`with ${url}`])]
  return { expected: `screen pop ${parts.join(' ')}`, got }
}

function requestMismatch({ method, url, body }: ExpectedRequest, { requests }: Play): Mismatch | undefined {
  const made = requests.at(-1)
  const isThere =
    made &&
    (method === undefined || made.method === method) &&
    (url === undefined || made.url.includes(url)) &&
    (body === undefined || made.body?.text.includes(body))
  if (isThere) return undefined
  const parts = [method, url && `to ${url}`, body && `with ${quoted(body)}`].filter((part) => part !== undefined)
  return { expected: `a request ${parts.join(' ')}`, got: made ? sayRequest(made) : 'no request' }
}

function unlessEqual(what: string, wanted: string, there: string): Mismatch | undefined {
  return wanted === there ? undefined : { expected: `${what} ${wanted}`, got: there }
}

function firstOf(found: readonly (Mismatch | undefined)[]): Mismatch | undefined {
  return found.find((mismatch) => mismatch !== undefined)
}

function quoted(text: string): string {
  return `"${text.replaceAll('\n', ' ')}"`
}
