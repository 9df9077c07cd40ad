/** Threads by what they are about: the node at hand first, then the script as a whole, then nodes by what was said last. */
import type { Script, ScriptNode } from '../../engine/script/script'
import type { CommentNode, CommentThread } from '../api/comments'
import { kindTitle, nodeName } from '../catalogue/kind-in-words'
import { words } from '../wording/words'

export interface ThreadGroup {
  /** Undefined: the script as a whole. */
  readonly node: string | undefined
  readonly name: string
  /** Undefined where the node is gone, and for the script. */
  readonly kind: string | undefined
  readonly isGone: boolean
  readonly threads: readonly CommentThread[]
}

type Nodes = Script['nodes']

/** @param threads newest first */
export function groupsOf(threads: readonly CommentThread[], nodes: Nodes, atHand: string | undefined): readonly ThreadGroup[] {
  const byNode = new Map<string | undefined, CommentThread[]>()
  for (const thread of threads) byNode.set(thread.node?.id, [...(byNode.get(thread.node?.id) ?? []), thread])
  const groups = [...byNode].map(([node, all]) => ({ node, threads: all, ...aboutOf(all[0]?.node, nodes) }))
  const rank = ({ node }: ThreadGroup) => (node === undefined ? 1 : node === atHand ? 0 : 2)
  return groups.sort((one, other) => rank(one) - rank(other))
}

/** What a thread is about, as it is called now; what is gone by its name of then. */
export function aboutOf(node: CommentNode | undefined, nodes: Nodes): Pick<ThreadGroup, 'name' | 'kind' | 'isGone'> {
  if (!node) return { name: words.comments.wholeScript, kind: undefined, isGone: false }
  const now = nodeIn(nodes, node.id)
  if (now) return { name: nodeName(now), kind: now.kind, isGone: false }
  return { name: nameThen(node), kind: undefined, isGone: true }
}

export const nameThen = ({ kind, name }: CommentNode): string => name ?? kindTitle(kind)

const nodeIn = (nodes: Nodes, id: string): ScriptNode | undefined => (Object.hasOwn(nodes, id) ? nodes[id] : undefined)
