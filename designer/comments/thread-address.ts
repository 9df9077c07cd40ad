/** Where a thread is: its script, its node, itself. */
import type { CommentThread } from '../api/comments'

export function threadAddress({ id, scriptId, node }: Pick<CommentThread, 'id' | 'scriptId' | 'node'>): string {
  const search = new URLSearchParams({ ...(node ? { node: node.id } : {}), thread: id })
  return `/scripts/${encodeURIComponent(scriptId)}?${search}`
}
