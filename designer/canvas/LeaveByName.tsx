/** Asks from which port a link is to leave instead: what drawing its first end does. */
import { nodeName, portLabels } from '../catalogue/kind-in-words'
import { useEditor } from '../editor/editor-context'
import { linkId } from '../script/apply-edit'
import { words } from '../wording/words'
import { reconnect } from './acts'
import { canvasUi, useCanvasUi } from './canvas-ui'
import { linkElementId } from './element-ids'
import { NodeChooser, nodeChoice, placeBeside } from './NodeChooser'
import { nameOf } from './telling'

export function LeaveByName({ onDone }: { readonly onDone: () => void }) {
  const editor = useEditor()
  const leaving = useCanvasUi((ui) => ui.leaving)
  const { nodes, links } = editor.script.script()
  const link = leaving === undefined ? undefined : links[leaving]
  if (leaving === undefined || !link) return null
  const ports = Object.entries(nodes).flatMap(([node, each]) =>
    Object.entries(portLabels(each)).map(([port, label]) => ({
      node,
      port,
      choice: { ...nodeChoice(linkId(node, port), each), title: `${nodeName(each)}: ${label}` },
    })),
  )
  return (
    <NodeChooser
      at={placeBeside(linkElementId(leaving))}
      label={words.canvas.connect.leave(nameOf(editor, link.to))}
      searchLabel={words.canvas.connect.leaveSearch}
      none={words.canvas.connect.none}
      choices={ports.map(({ choice }) => choice)}
      onChoose={(id) => {
        const chosen = ports.find(({ choice }) => choice.id === id)
        if (chosen) reconnect(editor, leaving, { from: chosen.node, port: chosen.port, to: link.to })
      }}
      onClose={() => {
        canvasUi(editor).setState({ leaving: undefined })
        onDone()
      }}
    />
  )
}
