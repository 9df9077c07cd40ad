/** What can be said of the draft's way to the server, and what happened on that way. */
import type { Actor } from '../../engine/conversation/events'
import type { Merge } from '../../engine/script/merge'
import type { Script } from '../../engine/script/script'
import type { ProblemItem } from '../api/client'

/** A document as the server has it. */
export interface Base {
  /** 0: there is no draft yet. */
  readonly revision: number
  readonly script: Script
}

/** What others made of the draft meanwhile. */
export interface Theirs extends Base {
  readonly by: Actor | undefined
  readonly at: number | undefined
}

export type SaveStatus =
  /** `at`: ms since 1970, undefined while nothing was ever saved. */
  | { readonly is: 'saved'; readonly at: number | undefined }
  /** There are changes that are on their way, or about to be. */
  | { readonly is: 'saving' }
  /** No answer, or one that says "later"; `said` is the server's own reason. It is tried again by itself. */
  | { readonly is: 'offline'; readonly said: string | undefined }
  /** Goes on by itself once somebody is signed in again. */
  | { readonly is: 'signedOut' }
  /** The server does not take this document; the next change tries again. */
  | { readonly is: 'refused'; readonly said: string; readonly problems: readonly ProblemItem[] }
  /** Others changed the same differently: nothing is saved until a person has decided. */
  | { readonly is: 'conflict'; readonly merge: Merge; readonly theirs: Theirs }
  /** Others deleted the script; it is saved again only when a person asks for it. */
  | { readonly is: 'deleted'; readonly by: Actor | undefined }

/** Whether what is not saved would survive a closed tab. */
export type Kept = 'kept' | 'keeping' | 'full' | 'denied'

export interface SyncState {
  readonly status: SaveStatus
  readonly kept: Kept
  /** Of the draft that this page began from. */
  readonly revision: number
  /** Which version new cases run, as far as this page has heard. */
  readonly publishedVersion: number | undefined
}

/** Worth telling a person once. */
export type SyncNews =
  | { readonly is: 'takenOver'; readonly by: Actor | undefined; readonly count: number }
  | { readonly is: 'conflict'; readonly by: Actor | undefined; readonly count: number }
  | { readonly is: 'published'; readonly version: number; readonly by: Actor }

/** Tells conflicts apart, the same while both sides go on. */
export const conflictKey = ({ path }: { readonly path: readonly (string | number)[] }): string => JSON.stringify(path)
