/** Which paste the open report is about. */
import { createStore } from 'zustand/vanilla'
import type { Editor } from '../editor/editor'
import type { PasteReport } from './paste'

export interface ShownPaste {
  readonly report: PasteReport
  /** Ids of what came. */
  readonly nodes: ReadonlySet<string>
  /** The step that the paste is. */
  readonly gather: string
}

export const shownPaste = createStore<{ readonly editor: Editor | undefined; readonly paste: ShownPaste | undefined }>(() => ({
  editor: undefined,
  paste: undefined,
}))

export const showReport = (editor: Editor, paste: ShownPaste): void => shownPaste.setState({ editor, paste })
export const closeReport = (): void => shownPaste.setState({ editor: undefined, paste: undefined })
