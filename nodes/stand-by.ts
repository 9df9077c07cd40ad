/** Stand by: the run stays with the case and does nothing by itself, so that event nodes hear of what happens to it. */
import { z } from 'zod'
import { defineNode } from './define-node'

export const standBy = defineNode({
  kind: 'stand-by',
  title: 'Stand by',
  group: 'event',
  synonyms: ['wait for event', 'idle', 'stay', 'keep running', 'listen'],
  help: 'Keeps the run with the case until something happens to it: an event node takes the run from here, as On assignment does after a transfer. A run that has ended hears of no event. Closed is taken when the case is closed. Use it behind an agent who has the case; a case that nobody looks after should wait for an agent instead.',
  settings: z.object({}),
  example: {},
  waitsFor: 'agent',
  ports: () => ({ closed: 'Case closed' }),
  optionalPorts: ['closed'],
  summary: () => 'Stay until something happens to the case',
  compile: ({ to }) => ({ on: { 'case.closed': to('closed') } }),
})
