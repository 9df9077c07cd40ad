/** On assignment: an event. Whatever the run was doing is broken off when an agent gets the case, and the run goes on here. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { VariableName } from './ids'

export const onAssignment = defineNode({
  kind: 'on-assignment',
  title: 'On assignment',
  group: 'event',
  synonyms: ['onassignment', 'onanswer', 'agent assigned', 'accepted'],
  help: 'Runs each time an agent gets the case, also after a transfer, and ends whatever the script was doing, timers included. {{ agent.name }} is who got it. A script that has this event leaves Agent assigned of Wait for agent without effect.',
  settings: z.object({
    transferTo: VariableName.optional().meta({
      label: 'Save whether it is a transfer in',
      help: 'True where another agent handed the case on',
      refersTo: 'variable',
      isAdvanced: true,
    }),
    priorAgentTo: VariableName.optional().meta({ label: 'Save who had it before in', refersTo: 'variable', isAdvanced: true }),
  }),
  example: {},
  waitsFor: 'nothing',
  startsOn: 'case.assigned',
  ports: () => ({ default: 'Assigned' }),
  summary: () => 'When an agent gets the case',
  compile: ({ settings: { transferTo, priorAgentTo }, to }) => ({
    ...(transferTo === undefined && priorAgentTo === undefined
      ? {}
      : {
          entry: [
            {
              type: 'takeAgent',
              params: {
                ...(priorAgentTo === undefined ? {} : { variable: priorAgentTo }),
                ...(transferTo === undefined ? {} : { isTransfer: transferTo }),
              },
            },
          ],
        }),
    always: to('default'),
  }),
})
