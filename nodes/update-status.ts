/** Update status: opens, parks, escalates, resolves or closes the case. */
import { z } from 'zod'
import { CaseStatus } from './case-status'
import { defineNode } from './define-node'

export const updateStatus = defineNode({
  kind: 'update-status',
  title: 'Update status',
  group: 'route',
  synonyms: ['close', 'resolve', 'case status'],
  help: 'Sets the status of the case. Resolved and closed free the agent and the place in the queue; after Closed the next message opens a new case. The run itself goes on to its end.',
  settings: z.object({ status: CaseStatus.meta({ label: 'Status' }) }),
  example: { status: 'resolved' },
  waitsFor: 'nothing',
  ports: () => ({ default: 'Set' }),
  summary: ({ status }) => `Set the case to ${status}`,
  compile: ({ settings: { status }, to }) => ({ entry: [{ type: 'setStatus', params: { status } }], always: to('default') }),
})
