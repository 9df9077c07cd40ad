/** What a card says, worked out once for each node as it is: cards come and go while the view moves. */
import type { ScriptNode } from '../../engine/script/script'
import { kindTitle, nodeName, nodeSummary, portLabels } from '../catalogue/kind-in-words'

export interface CardText {
  readonly title: string
  readonly name: string
  readonly summary: string
  readonly ports: readonly { readonly id: string; readonly label: string }[]
}

const remembered = new WeakMap<ScriptNode, CardText>()

export function cardText(node: ScriptNode): CardText {
  const known = remembered.get(node)
  if (known) return known
  const made = {
    title: kindTitle(node.kind),
    name: nodeName(node),
    summary: nodeSummary(node),
    ports: Object.entries(portLabels(node)).map(([id, label]) => ({ id, label })),
  }
  remembered.set(node, made)
  return made
}
