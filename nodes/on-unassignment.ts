/** On unassignment: an event. An agent loses the case without having given it back: signed out, or moved to another queue. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { VariableName } from './ids'

export const onUnassignment = defineNode({
  kind: 'on-unassignment',
  title: 'On unassignment',
  group: 'event',
  synonyms: ['onunassignment', 'agent left', 'signed out', 'taken away', 'requeued'],
  help: 'Runs each time the case is taken from its agent and put into a queue: because the agent signed out or may not have it any more, or because somebody moved the case to another skill. It ends whatever the script was doing, timers included. An agent who gives the case back is On release. Lead on to Wait for agent or Stand by.',
  settings: z.object({ saveTo: VariableName.optional().meta({ label: 'Save the agent’s name in', refersTo: 'variable' }) }),
  example: { saveTo: 'previousAgent' },
  waitsFor: 'nothing',
  startsOn: 'case.unassigned',
  ports: () => ({ default: 'Unassigned' }),
  summary: () => 'When the case is taken from its agent',
  compile: ({ settings: { saveTo }, to }) => ({
    ...(saveTo === undefined ? {} : { entry: [{ type: 'takeAgent', params: { variable: saveTo } }] }),
    always: to('default'),
  }),
})
