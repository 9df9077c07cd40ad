/**
 * Loop: goes round up to so many times. The run keeps the count while it is in the loop, which is the smallest circle of links that leaves
 * here by Repeat and comes back (engine/script/loops.ts).
 */
import { z } from 'zod'
import { defineNode } from './define-node'
import { VariableName } from './ids'

export const loop = defineNode({
  kind: 'loop',
  title: 'Loop',
  group: 'logic',
  synonyms: ['repeat', 'retry', 'again', 'for', 'count', 'attempts'],
  help: 'Takes Repeat up to the number of times set, then Done. Lead the way from Repeat back to here, or back to an earlier node that leads here. The count begins anew after Done, and when the run comes back after it has left the loop: the smallest circle of links that goes out by Repeat and returns. Fault is taken when the variable cannot hold the number.',
  settings: z.object({
    times: z.int().min(1).max(1000).default(3).meta({ label: 'How many times' }),
    counter: VariableName.optional().meta({ label: 'Save the number of the turn in', refersTo: 'variable' }),
  }),
  example: { times: 3, counter: 'attempts' },
  waitsFor: 'nothing',
  ports: ({ counter }) => ({ repeat: 'Repeat', done: 'Done', ...(counter ? { failed: 'Fault' } : {}) }),
  countedPorts: ['repeat'],
  summary: ({ times }) => (times === 1 ? 'Once more, then on' : `Up to ${times} times`),
  compile: ({ settings: { times, counter }, node, to }) => ({
    entry: [{ type: 'countTurn', params: { node, times, ...(counter ? { counter } : {}) } }],
    always: [
      ...(counter ? [{ ...to('failed'), guard: { type: 'hasFault' } } as const] : []),
      { ...to('repeat'), guard: { type: 'resultIs', params: { value: 'repeat' } } },
      to('done'),
    ],
  }),
})
