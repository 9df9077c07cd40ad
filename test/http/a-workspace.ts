/** A front desk with two skills and two agents, for tests of the API. */
import type { DirectoryChangeInput } from '../../engine/directory/model/changes'
import type { Script } from '../../engine/script/script'
import { smallScript } from '../script/script-builder'

const agents = {
  ann: { id: 'ann', name: 'Ann', skills: { sales: 1 }, capacity: { total: 3 } },
  bob: { id: 'bob', name: 'Bob', skills: { sales: 2, support: 1 }, capacity: { total: 3 } },
} as const

export const template = {
  name: 'appointment_reminder',
  language: 'en_US',
  category: 'utility',
  status: 'approved',
  body: 'Hello {{1}}, see you on {{2}}.',
} as const

export const channel = {
  kind: 'whatsapp',
  name: 'Front desk',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  number: '+16145551234',
  defaultScript: 'welcome',
  defaultSkill: 'sales',
} as const

/** Greets, queues for sales, and pops the customer's page for whoever gets the case. */
const welcome = smallScript({
  id: 'welcome',
  nodes: {
    begin: ['begin'],
    greet: ['send-text', { text: 'Welcome, {{ contact.name }}' }],
    queue: ['assign-skill', { skill: 'sales' }],
    wait: ['wait-for-agent', {}],
    pop: ['pop-url', { url: 'https://crm.example/contacts', title: 'The customer' }],
    end: ['end'],
  },
  links: ['begin.default -> greet', 'greet.default -> queue', 'queue.default -> wait', 'wait.assigned -> pop', 'pop.default -> end'],
})

const reminder = smallScript({
  id: 'reminder',
  nodes: {
    begin: ['begin'],
    remind: ['send-template', { template: template.name, language: template.language, parameters: ['{{ contact.name }}', '{{ day }}'] }],
    end: ['end'],
  },
  links: ['begin.default -> remind', 'remind.default -> end', 'remind.failed -> end'],
  variables: { day: { type: 'text', initial: 'Monday' }, seats: { type: 'number' } },
})

export const scripts: readonly Script[] = [welcome, reminder]

export const workspace = {
  before: [
    { type: 'putSkill', skill: { id: 'sales', name: 'Sales' } },
    { type: 'putSkill', skill: { id: 'support', name: 'Support', offersNeedAccept: true } },
    { type: 'putAgent', agent: agents.ann },
    { type: 'putAgent', agent: agents.bob },
    { type: 'putTemplate', template },
  ],
  channel: { type: 'putChannel', channel: { id: 'front-desk', ...channel } },
} satisfies Record<string, DirectoryChangeInput | readonly DirectoryChangeInput[]>
