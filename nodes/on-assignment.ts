/** On assignment: an event. Whatever the run was doing is broken off when an agent gets the case, and the run goes on here. */
import { z } from 'zod'
import { defineNode } from './define-node'

export const onAssignment = defineNode({
  kind: 'on-assignment',
  title: 'On assignment',
  group: 'event',
  synonyms: ['onassignment', 'onanswer', 'agent assigned', 'accepted'],
  help: 'Runs each time an agent gets the case, also after a transfer, and ends whatever the script was doing, timers included. {{ agent.name }} is who got it. A script that has this event leaves Agent assigned of Wait for agent without effect.',
  settings: z.object({}),
  example: {},
  waitsFor: 'nothing',
  startsOn: 'case.assigned',
  ports: () => ({ default: 'Assigned' }),
  summary: () => 'When an agent gets the case',
  compile: ({ to }) => ({ always: to('default') }),
})
