/** A page with what commands need: something that stands for the canvas, a field, a button, and the commands over it. */
import { configure, screen } from '@testing-library/react'
import { CommandLayer } from '../../../designer/commands/CommandLayer'
import { useEditorOnCanvas } from '../../../designer/commands/canvas-editor'
// loaded when first opened; here they are there already
import '../../../designer/commands/CommandPalette'
import '../../../designer/commands/ShortcutSheet'
import type { Editor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import { anEditor, shown } from '../an-editor'

// what is waited for is an event; how fast the machine is says nothing
configure({ asyncUtilTimeout: 20_000 })

export const aScript = () =>
  anEditor({
    nodes: { begin: ['begin'], hello: ['send-text', { text: 'Hello' }], menu: ['send-text', { text: 'Menu' }], last: ['end'] },
    links: ['begin.default -> hello', 'hello.default -> menu', 'menu.default -> last'],
  })

interface PageOptions {
  /** What the canvas shows, where it is not the draft. */
  readonly onCanvas?: Editor
}

export function openPage(editor = aScript(), { onCanvas = editor }: PageOptions = {}) {
  const view = shown(
    editor,
    <CommandLayer>
      <EditorContext value={onCanvas}>
        <StandInCanvas />
      </EditorContext>
      <input aria-label="Field" />
      <button type="button">Button</button>
      <div role="dialog" aria-label="Dialog">
        <button type="button">Button of the dialog</button>
      </div>
    </CommandLayer>,
  )
  const stand = (role: string, name: string) => screen.getByRole(role, { name }).focus()
  return { ...view, editor, stand, onTheCanvas: () => stand('application', 'Canvas') }
}

function StandInCanvas() {
  useEditorOnCanvas()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: as on the real canvas
    <div data-canvas tabIndex={0} role="application" aria-label="Canvas">
      <input aria-label="Name on the canvas" />
    </div>
  )
}
