/** Begin: where every run of a script starts; a script has exactly one. */
import { z } from 'zod'
import { defineNode } from './define-node'

export const begin = defineNode({
  kind: 'begin',
  title: 'Begin',
  group: 'event',
  synonyms: ['start', 'entry'],
  help: 'Every run of the script starts here, when a contact writes and no case is open, or when a program starts it.',
  settings: z.object({}),
  example: {},
  waitsFor: 'nothing',
  ports: () => ({ default: 'Start' }),
  summary: () => 'The script starts here',
  compile: ({ to }) => ({ always: to('default') }),
})
