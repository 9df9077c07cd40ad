/** On reject: an event. An agent rejects the case that was offered, or lets the offer run out. */
import { z } from 'zod'
import { defineNode } from './define-node'

export const onReject = defineNode({
  kind: 'on-reject',
  title: 'On reject',
  group: 'event',
  synonyms: ['onreject', 'refused', 'declined', 'offer expired', 'no answer'],
  help: 'Runs each time an agent rejects the case, or lets the offer run out, and ends whatever the script was doing, timers included. The case stays in its queue and is offered to others. Lead on to Wait for agent, or assign another skill.',
  settings: z.object({}),
  example: {},
  waitsFor: 'nothing',
  startsOn: 'offer.rejected',
  ports: () => ({ default: 'Rejected' }),
  summary: () => 'When an agent rejects the case',
  compile: ({ to }) => ({ always: to('default') }),
})
