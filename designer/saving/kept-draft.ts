/** What this browser keeps of a draft that is being edited, so that a closed tab or a crash loses nothing. */
import type { Script } from '../../engine/script/script'
import type { EditStep } from '../script/script-store'

/** Another form of the record gets another number; records of another number are left alone. */
export const KEPT_FORM = 1

export interface KeptDraft {
  readonly form: typeof KEPT_FORM
  readonly scriptId: string
  /** The tab that wrote it. */
  readonly editorId: string
  /** The document, and its revision, that the changes began from. */
  readonly base: Script
  readonly revision: number
  readonly script: Script
  /** Undo survives a reload. */
  readonly past: readonly EditStep[]
  readonly future: readonly EditStep[]
  readonly isSaved: boolean
  /** When it was changed last. */
  readonly at: number
}

/** A state that a merge, an import or a discarded restoration took the place of; the server may not have it. */
export interface LocalSnapshot {
  readonly scriptId: string
  readonly at: number
  readonly why: 'mine' | 'theirs' | 'discarded' | 'replaced'
  readonly script: Script
}

/** Where drafts are kept. Writing rejects when the browser's storage is full or denied. */
export interface DraftKeeper {
  put(draft: KeptDraft): Promise<void>
  list(scriptId: string): Promise<readonly KeptDraft[]>
  remove(draft: Pick<KeptDraft, 'scriptId' | 'editorId'>): Promise<void>
  putSnapshot(snapshot: LocalSnapshot): Promise<void>
  /** Newest first. */
  snapshots(scriptId: string): Promise<readonly LocalSnapshot[]>
}
