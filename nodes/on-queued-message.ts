/** On message while waiting: an event. The contact writes while the case waits for an agent, and no node of the script asks for it. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { VariableName } from './ids'

export const onQueuedMessage = defineNode({
  kind: 'on-queued-message',
  title: 'On message while waiting',
  group: 'event',
  synonyms: ['onmessage', 'writes again', 'impatient', 'comfort', 'are you there'],
  help: 'Runs each time the contact writes while the case waits in a queue or is offered, and no node waits for an answer. It ends whatever the script was doing, timers included: answer, and lead on to Wait for agent, where the case has kept its place. Words are saved in the variable; a picture without a caption leaves it as it was.',
  settings: z.object({ saveTo: VariableName.optional().meta({ label: 'Save the words in', refersTo: 'variable' }) }),
  example: { saveTo: 'said' },
  waitsFor: 'nothing',
  startsOn: 'queue.message',
  ports: () => ({ default: 'Wrote' }),
  summary: () => 'When the contact writes while waiting',
  compile: ({ settings: { saveTo }, to }) => ({
    ...(saveTo === undefined ? {} : { entry: [{ type: 'takeAnswer', params: { choices: [], variable: saveTo } }] }),
    always: to('default'),
  }),
})
