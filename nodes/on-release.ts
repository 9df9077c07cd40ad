/** On release: an event. Whatever the run was doing is broken off when the agent gives the case back, and the run goes on here. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { VariableName } from './ids'

export const onRelease = defineNode({
  kind: 'on-release',
  title: 'On release',
  group: 'event',
  synonyms: ['onrelease', 'given back', 'returned', 'back to the queue'],
  help: 'Runs each time the agent who has the case gives it back to its queue, and ends whatever the script was doing, timers included. The case keeps its place by the time at which it first joined. Lead on to Wait for agent or Stand by, so that the run is there when the next agent gets the case.',
  settings: z.object({ saveTo: VariableName.optional().meta({ label: 'Save the agent’s name in', refersTo: 'variable' }) }),
  example: { saveTo: 'previousAgent' },
  waitsFor: 'nothing',
  startsOn: 'case.released',
  ports: () => ({ default: 'Released' }),
  summary: () => 'When the agent gives the case back',
  compile: ({ settings: { saveTo }, to }) => ({
    ...(saveTo === undefined ? {} : { entry: [{ type: 'takeAgent', params: { variable: saveTo } }] }),
    always: to('default'),
  }),
})
