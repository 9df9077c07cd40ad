/** How the API takes and answers scheduled publications and what becomes of running cases. */
import { z } from '@hono/zod-openapi'
import type { RunChange as KeptChange, RunChanges } from '../directory/run-changes'
import { RUNS_CHOICES } from '../directory/run-changes'
import { ProblemItem } from './problem'
import { Actor, Counter, Time } from './shapes'

export const RunsChoice = z.enum(RUNS_CHOICES).openapi('RunsChoice', {
  description:
    'What becomes of cases that run other versions: `finish` on theirs, `move` to this one where their node still is in it with the ' +
    'same kind (the others finish), or `interrupt` their run',
})

/** What is published, now or later. */
export const publication = {
  note: z.string().trim().max(2000).default(''),
  draftRevision: Counter.optional().openapi({ description: 'The draft that was looked at; another one is refused' }),
  runs: RunsChoice.default('finish'),
}

export const Schedule = z
  .object({
    scriptId: z.string(),
    at: Time.openapi({ description: 'When it is to be published' }),
    note: z.string(),
    runs: RunsChoice,
    draftRevision: z.int(),
    hash: z.string(),
    scheduledAt: Time,
    by: Actor,
    refusal: z
      .object({ at: Time, problems: z.array(ProblemItem) })
      .optional()
      .openapi({ description: 'Why nothing was published when it was time' }),
  })
  .openapi('ScheduledPublication')

export const RunChange = z
  .object({
    toVersion: z.int(),
    choice: RunsChoice,
    by: Actor,
    at: Time,
    total: z.int().openapi({ description: 'How many ran when it began' }),
    moved: z.int(),
    finishing: z.int().openapi({ description: 'They could not move and finish on their own version' }),
    interrupted: z.int(),
    isDone: z.boolean(),
  })
  .openapi('RunChange')

/** Those of the script so far, newest first. */
export const changesOf = (runChanges: RunChanges | undefined, scriptId: string): KeptChange[] => [...(runChanges?.progress(scriptId) ?? [])]
