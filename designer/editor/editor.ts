/**
 * One open script with everything around it. Canvas, inspector, outline and commands get it by context and know nothing of each
 * other. A version, or a comparison of two, is shown by an editor of its own that cannot be written to.
 */
import type { Script } from '../../engine/script/script'
import type { Edit } from '../script/edits'
import { createScriptStore, type DispatchOptions, type ScriptStore } from '../script/script-store'
import { type Announcer, createAnnouncer } from './announcer'
import { createSelection, type Selection } from './selection'
import { createView, type View } from './view-state'

export interface Editor {
  readonly script: ScriptStore
  readonly selection: Selection
  readonly view: View
  readonly announcer: Announcer
  readonly isReadOnly: boolean
  /** Changes the script, where it may be changed. */
  dispatch(edits: Edit | readonly Edit[], options?: DispatchOptions): void
}

export function createEditor(script: Script, { isReadOnly = false } = {}): Editor {
  const store = createScriptStore(script)
  return {
    script: store,
    selection: createSelection(),
    view: createView(),
    announcer: createAnnouncer(),
    isReadOnly,
    dispatch: (edits, options) => {
      if (!isReadOnly) store.dispatch(edits, options)
    },
  }
}
