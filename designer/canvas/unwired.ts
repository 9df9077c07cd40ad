/** Where a port without a link really leads: the port Default, the script's error handler, the channel's default skill, or where its event leads. */
import type { Script, ScriptNode } from '../../engine/script/script'
import { DEFAULT_PORT } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { linkId } from '../script/apply-edit'

export type Fallback =
  | { readonly is: 'default'; readonly to: string }
  | { readonly is: 'errorHandler'; readonly to: string }
  | { readonly is: 'defaultSkill' }
  /** An event node takes what would leave by it. */
  | { readonly is: 'event'; readonly to: string }
  /** The run stays in the node. */
  | { readonly is: 'stays' }

/** Left by when an agent takes the case, unless the script has a node for that event. */
const ASSIGNED = 'assigned'

/** Undefined for a port that has a link of its own. Follows what `engine/compile` does. */
export function fallbackOf(
  { nodes, links, errorHandler }: Pick<Script, 'nodes' | 'links' | 'errorHandler'>,
  id: string,
  node: ScriptNode,
  port: string,
): Fallback | undefined {
  if (linkId(id, port) in links) return undefined
  const taker = port === ASSIGNED ? Object.keys(nodes).find((each) => startsOn(nodes, each) === 'case.assigned') : undefined
  if (taker !== undefined) return { is: 'event', to: taker }
  if (findKind(node.kind)?.optionalPorts?.includes(port)) return { is: 'stays' }
  const byDefault = links[linkId(id, DEFAULT_PORT)]
  if (byDefault && port !== DEFAULT_PORT) return { is: 'default', to: byDefault.to }
  return errorHandler === undefined ? { is: 'defaultSkill' } : { is: 'errorHandler', to: errorHandler }
}

const startsOn = (nodes: Script['nodes'], id: string) => findKind(nodes[id]?.kind ?? '')?.startsOn
