/** Where a port without a link really leads: the port Default, the script's error handler, or the channel's default skill. */
import type { Script, ScriptNode } from '../../engine/script/script'
import { DEFAULT_PORT } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { linkId } from '../script/apply-edit'

export type Fallback =
  | { readonly is: 'default'; readonly to: string }
  | { readonly is: 'errorHandler'; readonly to: string }
  | { readonly is: 'defaultSkill' }
  /** The run stays in the node. */
  | { readonly is: 'stays' }

/** Undefined for a port that has a link of its own. Follows what `engine/compile` does. */
export function fallbackOf(
  { links, errorHandler }: Pick<Script, 'links' | 'errorHandler'>,
  id: string,
  node: ScriptNode,
  port: string,
): Fallback | undefined {
  if (linkId(id, port) in links) return undefined
  if (findKind(node.kind)?.optionalPorts?.includes(port)) return { is: 'stays' }
  const byDefault = links[linkId(id, DEFAULT_PORT)]
  if (byDefault && port !== DEFAULT_PORT) return { is: 'default', to: byDefault.to }
  return errorHandler === undefined ? { is: 'defaultSkill' } : { is: 'errorHandler', to: errorHandler }
}
