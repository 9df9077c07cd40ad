/** On status: an event. A person or a program sets the status of the case to one with which it goes on. */
import { z } from 'zod'
import type { CaseStatus } from './case-status'
import { defineNode } from './define-node'

/** Resolved and closed end the run; they are not told to it. */
const LASTING = { open: 'Open', pending: 'Pending', escalated: 'Escalated' } as const satisfies Partial<Record<CaseStatus, string>>

export const onStatus = defineNode({
  kind: 'on-status',
  title: 'On status',
  group: 'event',
  synonyms: ['onstatus', 'status changed', 'escalated', 'pending', 'reopened'],
  help: 'Runs each time a person or a program sets the case to open, pending or escalated, and ends whatever the script was doing, timers included. A status that is resolved or closed ends the run instead, and what the script itself sets does not come here. Lead on to Wait for agent or Stand by where the run should stay with the case.',
  settings: z.object({}),
  example: {},
  waitsFor: 'nothing',
  startsOn: 'case.statusSet',
  ports: () => LASTING,
  summary: () => 'When somebody sets the status',
  compile: ({ to }) => ({
    always: [
      { ...to('pending'), guard: { type: 'statusIs', params: { status: 'pending' } } },
      { ...to('escalated'), guard: { type: 'statusIs', params: { status: 'escalated' } } },
      to('open'),
    ],
  }),
})
