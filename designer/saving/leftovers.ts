/** What an opened script begins from: the server's draft, and what this browser still has of it from earlier visits. */
import { isSame } from '../../engine/script/json-values'
import { mergeScripts } from '../../engine/script/merge'
import { resolveConflict } from '../../engine/script/resolve-conflict'
import type { Script } from '../../engine/script/script'
import type { EditStep } from '../script/script-store'
import type { KeptDraft } from './kept-draft'
import type { Base, Theirs } from './sync-state'

export interface Beginning {
  readonly base: Base
  readonly script: Script
  readonly past: readonly EditStep[]
  readonly future: readonly EditStep[]
  /** When the newest of the unsaved changes was made; undefined where there are none. */
  readonly unsavedAt: number | undefined
  /** What of other tabs, long closed, is not needed any more once this is kept. */
  readonly done: readonly KeptDraft[]
}

const OLD_MS = 14 * 24 * 60 * 60 * 1000

/** @param left what no open tab of this browser is working on; `own` is this tab's */
export function beginFrom(server: Theirs, left: readonly KeptDraft[], own: string, now: number): Beginning {
  const newest = [...left].sort((a, b) => b.at - a.at)
  const [first, ...others] = newest.filter(({ isSaved }) => !isSaved)
  const ownDraft = newest.find(({ editorId }) => editorId === own)
  const old = newest.filter((draft) => draft.isSaved && draft !== ownDraft && now - draft.at > OLD_MS)
  if (!first) {
    const { past = [], future = [] } = ownDraft ?? newest.find(({ script }) => isSame(script, server.script)) ?? {}
    const base = { revision: server.revision, script: server.script }
    return { base, script: server.script, past, future, unsavedAt: undefined, done: old }
  }
  const { script, used } = joined(first, others)
  const { past, future } = ownDraft ?? first
  const base = { revision: first.revision, script: first.base }
  return { base, script, past, future, unsavedAt: first.at, done: [...old, ...used.filter(({ editorId }) => editorId !== own)] }
}

/** Those that contradict the first stay kept, until it is saved and they are looked at again. */
function joined(first: KeptDraft, others: readonly KeptDraft[]): { script: Script; used: KeptDraft[] } {
  const used = [first]
  let script = first.script
  for (const other of others) {
    const { merged, conflicts } = mergeScripts(other.base, other.script, script)
    if (conflicts.length > 0) continue
    script = merged
    used.push(other)
  }
  return { script, used }
}

/** Takes back what was restored, and leaves what was done since. */
export function withoutRestored(now: Script, restored: Script, before: Script): Script {
  const { merged, conflicts } = mergeScripts(restored, now, before)
  return conflicts.reduce((script, conflict) => resolveConflict(script, conflict, 'theirs'), merged)
}
