/** Everything around an open draft that is not the drawing: its way to the server, others, and what is told. Found by its editor. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SignedIn } from '../api/session'
import type { Editor } from '../editor/editor'
import type { Presence } from '../presence/presence'
import type { DraftSync } from './draft-sync'
import type { Notices } from './notices'
import type { PlansStore } from './plans'

/** `schedule`: the one for publishing, opened to set a time. */
export type SavingDialog = 'publish' | 'schedule' | 'merge'

export interface Saving {
  readonly sync: DraftSync
  readonly presence: Presence
  readonly notices: Notices
  readonly plans: PlansStore
  /** Which dialog is open. */
  readonly dialog: StoreApi<{ readonly open: SavingDialog | undefined }>
  readonly person: Pick<SignedIn, 'id'>
  readonly mayEdit: boolean
  readonly mayPublish: boolean
}

const byEditor = new WeakMap<Editor, Saving>()

/** Undefined for an editor that only shows something. */
export const savingOf = (editor: Editor): Saving | undefined => byEditor.get(editor)

export const setSaving = (editor: Editor, saving: Saving): void => void byEditor.set(editor, saving)

export const createDialog = (): Saving['dialog'] => createStore(() => ({ open: undefined }))
