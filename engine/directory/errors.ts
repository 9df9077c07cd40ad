/** Why a change of the directory did not happen. Each says what, where and what to do; nothing was changed. */
import type { Actor } from '../conversation/events'
import type { SubjectChange } from './difference'

/** One reason of a refusal: a directory problem, a script's problem or a value of the wrong shape. */
export interface RefusalProblem {
  readonly rule: string
  readonly message: string
  readonly path: readonly (string | number)[]
  readonly node?: string
  readonly port?: string
}

/** The change would break the directory or a script; all problems are given. */
export class RefusedChange extends Error {
  override readonly name = 'RefusedChange'
  constructor(
    what: string,
    readonly problems: readonly RefusalProblem[],
  ) {
    super([`${what} was refused:`, ...problems.map(({ message }) => `- ${message}`)].join('\n'))
  }
}

/** Somebody else changed it meanwhile: load what is current, look at the difference, change again. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
  constructor(
    message: string,
    /** The revision that is current now. */
    readonly currentRevision: number,
    /** From what is current now to what was refused, where it can be told. */
    readonly changes: readonly SubjectChange[] = [],
    /** Who made what is current now, and when, where it is one thing. */
    readonly last?: { readonly by: Actor; readonly at: number },
  ) {
    super(message)
  }
}

/** There is no such script, draft, version or revision. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** It is somebody else's, and stays as it is. */
export class NotYours extends Error {
  override readonly name = 'NotYours'
}
