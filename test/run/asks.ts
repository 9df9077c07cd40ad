/** A script that asks one question and waits for the answer. */
import { smallScript } from '../script/script-builder'

export const asks = smallScript({
  nodes: {
    begin: ['begin'],
    q: ['ask', { text: 'Name?', saveTo: 'name', maxWaitSeconds: 60 }],
    thanks: ['send-text', { text: 'Thanks {{ name }}' }],
    late: ['send-text', { text: 'Too late' }],
    end: ['end'],
  },
  links: [
    'begin.default -> q',
    'q.answer -> thanks',
    'q.noReply -> late',
    'q.invalid -> end',
    'thanks.default -> end',
    'late.default -> end',
  ],
  variables: { name: { type: 'text' } },
})
