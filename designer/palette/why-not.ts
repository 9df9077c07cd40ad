/** Why a kind cannot be added to a script as it is. */
import type { Script } from '../../engine/script/script'
import { findKind } from '../../nodes/index'
import { nodeName } from '../catalogue/kind-in-words'
import { words } from '../wording/words'

/** Undefined where it can. */
export function whyNot({ nodes }: Pick<Script, 'nodes'>, kind: string): string | undefined {
  const event = findKind(kind)?.startsOn
  if (kind !== 'begin' && event === undefined) return undefined
  const other = Object.values(nodes).find((node) => (event === undefined ? node.kind === kind : findKind(node.kind)?.startsOn === event))
  if (!other) return undefined
  return event === undefined ? words.palette.oneBegin : words.palette.oneOfEvent(nodeName(other))
}
