/**
 * Wait for agent: holds the run until the case is assigned. The place in the queue belongs to the case, so waiting
 * here neither takes nor gives it up, unless the author asks to leave on time-out; then routing has the last word.
 */
import { z } from 'zod'
import { defineNode } from './define-node'
import { sayDuration } from './duration'

export const waitForAgent = defineNode({
  kind: 'wait-for-agent',
  title: 'Wait for agent',
  group: 'route',
  synonyms: ['hold', 'wait', 'queue'],
  help: 'Waits until an agent has the case. A case that is in no queue joins the channel’s default skill. No agent signed in is taken as soon as nobody who could take the case is signed in; leave it without a link to go on waiting.',
  settings: z.object({
    maxWaitSeconds: z.int().positive().max(31_536_000).default(300).meta({ label: 'Longest wait', unit: 'seconds' }),
    leaveOnTimeout: z.boolean().default(false).meta({ label: 'Give up the place in the queue' }),
  }),
  example: { maxWaitSeconds: 120, leaveOnTimeout: true },
  waitsFor: 'agent',
  ports: () => ({ assigned: 'Agent assigned', timedOut: 'No agent in time', noAgent: 'No agent signed in', closed: 'Case closed first' }),
  optionalPorts: ['noAgent', 'closed'],
  summary: ({ maxWaitSeconds }) => `Wait up to ${sayDuration(maxWaitSeconds)} for an agent`,
  compile: ({ settings: { maxWaitSeconds, leaveOnTimeout }, to }) => ({
    entry: [{ type: 'ensureQueued', params: {} }],
    initial: 'waiting',
    states: {
      waiting: {
        always: [
          { ...to('closed'), guard: { type: 'isClosed' } },
          { ...to('assigned'), guard: { type: 'isAssigned' } },
          { ...to('noAgent'), guard: { type: 'isUnstaffed' } },
        ],
        on: { 'case.assigned': to('assigned'), 'case.closed': to('closed'), 'queue.unstaffed': to('noAgent') },
        after: { [maxWaitSeconds * 1000]: leaveOnTimeout ? { target: 'leaving' } : to('timedOut') },
      },
      leaving: {
        entry: [{ type: 'leaveQueue', params: {} }],
        on: { 'queue.left': to('timedOut'), 'case.assigned': to('assigned'), 'case.closed': to('closed') },
      },
    },
  }),
})
