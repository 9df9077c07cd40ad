/** A node of this script, by its name. */
import type { ScriptNode } from '../../../engine/script/script'
import { GroupIcon } from '../../catalogue/GroupIcon'
import { groupOf, kindTitle, nodeName, nodeSummary } from '../../catalogue/kind-in-words'
import { useEditor, useScript } from '../../editor/editor-context'
import { hasWayIn } from '../../script/ports'
import { words } from '../../wording/words'
import { Picker } from './Picker'

interface NodePickerProps {
  readonly id?: string
  readonly label: string
  /** Empty: none. */
  readonly value: string
  readonly placeholder?: string
  readonly isReadOnly: boolean
  readonly describedBy?: string | undefined
  /** Only nodes to which a link can lead. */
  readonly isTarget?: boolean
  readonly onChoose: (id: string) => void
  readonly onClear?: () => void
}

export function NodePicker({ isTarget = true, ...props }: NodePickerProps) {
  const { script } = useEditor()
  // a form has one for each way: a word typed elsewhere must not draw them all anew
  const chosen = useScript((state) => state.script.nodes[props.value])
  const options = (wanted?: string) => {
    const { nodes } = script.script()
    const node = wanted === props.value ? chosen : wanted === undefined ? undefined : nodes[wanted]
    if (wanted !== undefined) return node ? [optionOf(wanted, node)] : []
    return Object.entries(nodes).flatMap(([id, each]) => (!isTarget || hasWayIn(each.kind) ? [optionOf(id, each)] : []))
  }
  const isGone = props.value !== '' && !chosen
  return (
    <Picker {...props} options={options} isGone={isGone} isInvalid={isGone} placeholder={props.placeholder ?? words.inspector.chooseNode} />
  )
}

function optionOf(id: string, node: ScriptNode) {
  // nodes without a name of their own are told apart by their ids
  const about = node.name === undefined ? [id, nodeSummary(node)] : [kindTitle(node.kind), nodeSummary(node)]
  return { id, name: nodeName(node), detail: about.filter(Boolean).join(' · '), icon: <GroupIcon group={groupOf(node.kind)} /> }
}
