/** Words about writing expressions: what may stand in them, and what it means. */
import type { ReservedFields, ReservedObjects } from '../expression-words'

const reserved: ReservedObjects = {
  contact: 'Who writes to us.',
  channel: 'On which channel the message at hand came in.',
  case: 'The case that this run belongs to.',
  agent: 'Who has the case; empty while nobody has it.',
  now: 'The moment at which this is worked out.',
}

const fields: ReservedFields = {
  'contact.name': 'The name in the contact’s profile; empty where it is not known.',
  'contact.phone': 'The contact’s number, with country code.',
  'contact.username': 'The contact’s WhatsApp username; empty without one.',
  'channel.id': 'The id of the channel.',
  'channel.name': 'The name of the channel.',
  'channel.kind': 'The kind of channel, such as "whatsapp".',
  'channel.number': 'The business number that was written to.',
  'case.id': 'The id of the case.',
  'case.status': '"open", "pending", "escalated", "resolved" or "closed".',
  'case.skill': 'The skill for which the case waits; empty in no queue.',
  'case.number': 'How many cases this contact has had, this one included.',
  'agent.id': 'The id of the agent.',
  'agent.name': 'The name of the agent.',
}

export const expressions = {
  time: 'time',
  object: 'has fields',
  example: 'Example',
  result: 'Result with these examples',
  noResult: (fault: string) => `No result with these examples: ${fault}`,
  exampleOf: (name: string) => `Example of ${name}`,
  values: { true: 'true', false: 'false', empty: 'empty text' },
  views: { label: 'Way of editing', text: 'Write', builder: 'Build' },
  cannotBuild: 'This condition can only be written',
  builder: {
    join: 'What has to hold',
    all: 'all of these',
    any: 'any of these',
    row: (place: number) => `Comparison ${place}`,
    name: 'What',
    operator: 'How',
    value: 'With',
    add: 'Add a comparison',
    remove: 'Remove the comparison',
    operators: {
      is: 'is',
      isNot: 'is not',
      contains: 'contains',
      containsNot: 'does not contain',
      startsWith: 'begins with',
      endsWith: 'ends with',
      less: 'is less than',
      atMost: 'is at most',
      greater: 'is more than',
      atLeast: 'is at least',
      true: 'is true',
      false: 'is false',
    },
  },
  exampleContact: 'Mia Santos',
  exampleAgent: 'Ana',
  reserved,
  fields,
  functionHelp: (_name: string, english: string): string => english,
}
