/** If: two ways by a condition. */
import { z } from 'zod'
import { defineNode } from './define-node'

export const ifNode = defineNode({
  kind: 'if',
  title: 'If',
  group: 'logic',
  synonyms: ['condition', 'branch', 'decision', 'else'],
  help: 'Takes Yes when the condition holds, No when it does not, and Fault when it cannot be evaluated, for instance because a text is no number.',
  settings: z.object({ condition: z.string().min(1).max(2048).meta({ label: 'Condition', language: 'condition' }) }),
  example: { condition: 'contact.name != ""' },
  waitsFor: 'nothing',
  ports: () => ({ yes: 'Yes', no: 'No', failed: 'Fault' }),
  summary: ({ condition }) => `If ${condition}`,
  compile: ({ settings: { condition }, to }) => ({
    entry: [{ type: 'evaluate', params: { expression: condition } }],
    always: [
      { ...to('failed'), guard: { type: 'hasFault' } },
      { ...to('yes'), guard: { type: 'resultIs', params: { value: true } } },
      to('no'),
    ],
  }),
})
