/** What becomes of cases that run when new cases get another version: what can be chosen, and how far it has come. */
import type { Actor } from '../conversation/events'

/**
 * `finish`: each goes on with its own version to its end. `move`: each goes on in the new version, at the node where it stands, where
 * that has a node of the same id and kind; the others finish. `interrupt`: the run ends; an agent who has the case keeps it, a case in
 * a queue stays there, all else goes to the channel's default skill.
 */
export const RUNS_CHOICES = ['finish', 'move', 'interrupt'] as const
export type RunsChoice = (typeof RUNS_CHOICES)[number]

export interface RunChangeRequest {
  readonly scriptId: string
  /** The version that new cases run; runs of every other version are meant. */
  readonly toVersion: number
  readonly choice: RunsChoice
  readonly by: Actor
}

export interface RunChange {
  readonly toVersion: number
  readonly choice: RunsChoice
  readonly by: Actor
  /** When it was asked for, ms since 1970. */
  readonly at: number
  /** How many ran when it began. */
  readonly total: number
  readonly moved: number
  /** They could not move, and go on with their own version to its end. */
  readonly finishing: number
  readonly interrupted: number
  readonly isDone: boolean
}

export interface RunChanges {
  /** Durable: goes on after a restart. The same once more does no harm. */
  begin(request: RunChangeRequest): void
  /** Newest first; those that are done are kept, at least the newest of each version. */
  progress(scriptId: string): readonly RunChange[]
  /** Told whenever the progress of a script's changes grows. Returns how to stop. */
  onChanged(listener: (scriptId: string) => void): () => void
}
