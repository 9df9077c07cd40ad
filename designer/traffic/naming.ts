/** How the panel calls nodes and ports: as the counted version does, else as the draft, else by their ids. */
import type { Script, ScriptNode } from '../../engine/script/script'
import { nodeName, portLabels } from '../catalogue/kind-in-words'

export interface Naming {
  node(id: string): string
  port(node: string, port: string): string
  /** The node's ports, in its kind's order. */
  portsOf(node: string): readonly string[]
}

/** @param scripts the first that knows a node speaks */
export function namingBy(...scripts: readonly (Script | undefined)[]): Naming {
  const find = (id: string): ScriptNode | undefined => scripts.find((script) => script && id in script.nodes)?.nodes[id]
  return {
    node(id) {
      const node = find(id)
      return node ? nodeName(node) : id
    },
    port(id, port) {
      const node = find(id)
      return (node && portLabels(node)[port]) ?? port
    },
    portsOf(id) {
      const node = find(id)
      return node ? Object.keys(portLabels(node)) : []
    },
  }
}
