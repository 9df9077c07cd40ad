/** A script's variables and one moment of a run, as most tests of expressions see them. */
import type { ExpressionValues } from '../../engine/expressions/compile'
import type { ExpressionEnvironment } from '../../engine/expressions/environment'

export const environment: ExpressionEnvironment = {
  variables: {
    age: 'number',
    amount: 'number',
    attempts: 'number',
    answer: 'text',
    orderNumber: 'text',
    language: 'text',
    tags: 'text',
    empty: 'text',
    vip: 'boolean',
    // names that mean something to the library, and are nothing but variables here
    type: 'text',
    list: 'text',
    map: 'text',
    int: 'number',
    string: 'text',
    duration: 'number',
  },
}

/** Sunday 29 March 2026, 03:30 in Berlin, half an hour after its clocks went forward. */
export const values: ExpressionValues = {
  age: 42,
  amount: 19.99,
  attempts: 0,
  answer: ' Yes, please ',
  orderNumber: 'AB123456',
  language: 'de',
  tags: 'vip,refund,late',
  empty: '',
  vip: true,
  type: 'gold',
  list: 'a list',
  map: 'a map',
  int: 7,
  string: 'a string',
  duration: 15,
  contact: { name: 'Ann Lee', phone: '+4917012345', username: '' },
  channel: { id: 'main', name: 'Main line', kind: 'whatsapp', number: '49301234' },
  case: { id: 'c-1', status: 'open', skill: 'sales', number: 3 },
  agent: { id: '', name: '' },
  now: Date.UTC(2026, 2, 29, 1, 30),
}
