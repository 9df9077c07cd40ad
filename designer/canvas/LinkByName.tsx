/** Asks for the name of the node that a port leads to: the way to link without a pointer. */
import { useEditor } from '../editor/editor-context'
import { hasWayIn } from '../script/ports'
import { words } from '../wording/words'
import { connect } from './acts'
import { canvasUi, useCanvasUi } from './canvas-ui'
import { portElementId } from './element-ids'
import { NodeChooser, nodeChoice, placeBeside } from './NodeChooser'
import { nameOf, portName } from './telling'

export function LinkByName({ onDone }: { readonly onDone: () => void }) {
  const editor = useEditor()
  const linking = useCanvasUi((ui) => ui.linking)
  if (!linking) return null
  const { nodes } = editor.script.script()
  return (
    <NodeChooser
      at={placeBeside(portElementId(linking.node, linking.port))}
      label={words.canvas.connect.title(portName(editor, linking.node, linking.port), nameOf(editor, linking.node))}
      searchLabel={words.canvas.connect.search}
      none={words.canvas.connect.none}
      choices={Object.entries(nodes).flatMap(([id, node]) => (hasWayIn(node.kind) ? [nodeChoice(id, node)] : []))}
      onChoose={(id) => connect(editor, linking, id)}
      onClose={() => {
        canvasUi(editor).setState({ linking: undefined })
        onDone()
      }}
    />
  )
}
