/** Follows the comments of an open script once the page is at rest: the drawing comes first, and what follows them is loaded behind it. */
import { untilReachable } from '../api/reachable'
import type { Editor } from '../editor/editor'
import { whenIdle } from '../shell/when-idle'
import type { FollowedComments as Followed } from './comments'

export interface FollowedComments {
  /** Something was said, or may have been. */
  heard(): void
  stop(): void
}

export function followComments(editor: Editor): FollowedComments {
  let followed: Followed | undefined
  let isOver = false
  async function begin(): Promise<void> {
    await untilReachable()
    const { commentsOf } = await import('./comments')
    followed = commentsOf(editor)
    if (isOver) followed?.stop()
    else followed?.look()
  }
  // without it no card has a mark; the panel says why when it is opened
  whenIdle(() => void begin().catch(() => undefined))
  return {
    heard: () => followed?.lists.refresh(),
    stop() {
      isOver = true
      followed?.stop()
    },
  }
}
