/** End: ends the run. The case lives on, in its queue or with its agent (requirement D3). */
import { z } from 'zod'
import { defineNode } from './define-node'

export const end = defineNode({
  kind: 'end',
  title: 'End',
  group: 'event',
  synonyms: ['stop', 'finish'],
  help: 'The run ends here. The case stays as it is: in its queue, with its agent, or open until the contact writes again.',
  settings: z.object({}),
  example: {},
  waitsFor: 'nothing',
  ports: () => ({}),
  summary: () => 'The script ends',
  compile: () => ({ final: true }),
})
