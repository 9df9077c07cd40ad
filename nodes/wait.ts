/**
 * Wait: pauses the run for a span of time. What the contact writes meanwhile is recorded, and ends the wait only where Contact wrote has a
 * link.
 */
import { z } from 'zod'
import { defineNode } from './define-node'
import { sayDuration } from './duration'

/** Well within the age that a run may reach (90 days). */
const MAX_SECONDS = 60 * 86_400

export const wait = defineNode({
  kind: 'wait',
  title: 'Wait',
  group: 'logic',
  synonyms: ['pause', 'delay', 'sleep', 'timer'],
  help: 'Pauses for the time set, then goes on by Time is up. Link Contact wrote to go on as soon as the contact writes; without a link the message is kept and does not end the wait. Case closed is taken when an agent or a program closes the case meanwhile. After a wait of hours the session window may be closed: check it, or send a template.',
  settings: z.object({
    seconds: z.int().min(1).max(MAX_SECONDS).default(60).meta({ label: 'How long', unit: 'seconds' }),
  }),
  example: { seconds: 3600 },
  waitsFor: 'time',
  ports: () => ({ default: 'Time is up', replied: 'Contact wrote', closed: 'Case closed' }),
  optionalPorts: ['replied', 'closed'],
  summary: ({ seconds }) => `Wait ${sayDuration(seconds)}`,
  compile: ({ settings: { seconds }, to }) => ({
    always: { ...to('closed'), guard: { type: 'isClosed' } },
    on: { 'contact.replied': to('replied'), 'case.closed': to('closed') },
    after: { [seconds * 1000]: to('default') },
  }),
})
