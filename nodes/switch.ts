/** Switch: many ways, by the first condition that holds. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { ChoiceId } from './ids'

const casePort = (id: string) => `case-${id}`

export const switchNode = defineNode({
  kind: 'switch',
  title: 'Switch',
  group: 'logic',
  synonyms: ['case', 'choose', 'select'],
  help: 'Tries the conditions in order and takes the port of the first that holds; Default when none does, Fault when one cannot be evaluated.',
  settings: z.object({
    cases: z
      .array(
        z.object({
          id: ChoiceId.meta({ label: 'Id', isAdvanced: true, derivedFrom: 'label' }),
          label: z.string().min(1).max(60).meta({ label: 'Name of the port' }),
          when: z.string().min(1).max(2048).meta({ label: 'Condition', language: 'condition' }),
        }),
      )
      .min(1)
      .max(50)
      .meta({ label: 'Cases' }),
  }),
  example: {
    cases: [
      { id: 'german', label: 'German', when: 'language == "deutsch"' },
      { id: 'english', label: 'English', when: 'language == "english"' },
    ],
  },
  waitsFor: 'nothing',
  ports: ({ cases }) => ({
    ...Object.fromEntries(cases.map(({ id, label }) => [casePort(id), label])),
    default: 'Default',
    failed: 'Fault',
  }),
  summary: ({ cases }) => `Which of ${cases.map(({ label }) => label).join(', ')}`,
  compile: ({ settings: { cases }, to }) => ({
    entry: [{ type: 'chooseCase', params: { cases: cases.map(({ id, when }) => ({ id, when })) } }],
    always: [
      { ...to('failed'), guard: { type: 'hasFault' } },
      ...cases.map(({ id }) => ({ ...to(casePort(id)), guard: { type: 'resultIs', params: { value: id } } as const })),
      to('default'),
    ],
  }),
  check: ({ cases }) =>
    cases.flatMap(({ id }, index) =>
      cases.findIndex((other) => other.id === id) < index ? [{ path: ['cases', index, 'id'], message: `The id "${id}" is taken` }] : [],
    ),
})
