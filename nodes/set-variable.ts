/** Set variable: computes values and stores them, all or none. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { VariableName } from './ids'

export const setVariable = defineNode({
  kind: 'set-variable',
  title: 'Set variable',
  group: 'logic',
  synonyms: ['assign', 'calculate', 'store'],
  help: 'Sets variables in order; a later one sees the earlier. When one value cannot be computed or has the wrong type, none is set and the run leaves by Fault.',
  settings: z.object({
    assignments: z
      .array(
        z.object({
          variable: VariableName.meta({ label: 'Variable', refersTo: 'variable' }),
          value: z.string().min(1).max(2048).meta({ label: 'Value', language: 'value' }),
        }),
      )
      .min(1)
      .max(50)
      .meta({ label: 'Assignments' }),
  }),
  example: { assignments: [{ variable: 'attempts', value: 'attempts + 1' }] },
  waitsFor: 'nothing',
  ports: () => ({ default: 'Default', failed: 'Fault' }),
  summary: ({ assignments }) => assignments.map(({ variable, value }) => `${variable} = ${value}`).join('; '),
  compile: ({ settings: { assignments }, to }) => ({
    entry: [{ type: 'setVariables', params: { assignments } }],
    always: [{ ...to('failed'), guard: { type: 'hasFault' } }, to('default')],
  }),
})
