/** An editor of a small script with a component in it, as it stands on the page. */
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { createEditor, type Editor } from '../../designer/editor/editor'
import { EditorContext } from '../../designer/editor/editor-context'
import { Directory } from '../../engine/directory/model/directory'
import type { Script } from '../../engine/script/script'
import { type SmallScript, smallScript } from '../script/script-builder'

export const directory = Directory.parse({
  skills: [
    { id: 'sales', name: 'Sales' },
    { id: 'support', name: 'Support' },
  ],
  hours: [{ id: 'office', name: 'Office', timeZone: 'Europe/Berlin', week: {} }],
})

export function anEditor(script: SmallScript | Script, options: { readonly isReadOnly?: boolean } = {}): Editor {
  const editor = createEditor('formatVersion' in script ? script : smallScript(script), options)
  editor.view.set({ directory })
  return editor
}

/** The component in the page of the editor, and a person in front of it. */
export function shown(editor: Editor, component: ReactNode) {
  return { ...render(<EditorContext value={editor}>{component}</EditorContext>), person: userEvent.setup() }
}

/** Links as `from.port -> to`, in the order of their names. */
export function linksOf(editor: Editor): string[] {
  return Object.values(editor.script.script().links)
    .map(({ from, port, to }) => `${from}.${port} -> ${to}`)
    .sort()
}
