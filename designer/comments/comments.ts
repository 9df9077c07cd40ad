/** The comments of an open script: their lists, and how many stand on each card. Found by the draft's editor. */
import { readThreads } from '../api/comments'
import type { Editor } from '../editor/editor'
import type { View } from '../editor/view-state'
import { savingOf } from '../saving/saving'
import { type Shown, shown } from '../versions/shown'
import { createThreadLists, type ListKey, type ReadThreads, type ThreadLists } from './thread-lists'

export interface Comments {
  readonly scriptId: string
  readonly lists: ThreadLists
}

export interface FollowedComments extends Comments {
  /** Counts what stands on the canvas, also before anybody opens the panel. */
  look(): void
  stop(): void
}

const byEditor = new WeakMap<Editor, FollowedComments>()

/** Followed from the first question on; undefined for an editor that only shows something. */
export function commentsOf(editor: Editor): FollowedComments | undefined {
  const known = byEditor.get(editor)
  if (known || !savingOf(editor)) return known
  const { id } = editor.script.script()
  const made = follow(id, editor, (wanted, signal) => readThreads(id, wanted, signal))
  byEditor.set(editor, made)
  return made
}

/** Of what stands on the canvas: a version has its own. */
export const listShown = (now: Shown): ListKey => (now.is === 'version' ? (now.what.version ?? 'open') : 'open')

function follow(scriptId: string, editor: Editor, read: ReadThreads): FollowedComments {
  const lists = createThreadLists(read)
  const count = () => {
    const now = shown.getState()
    countInto(editor.view, lists, 'open')
    if (now.is === 'version' && now.what.version !== undefined) countInto(now.editor.view, lists, now.what.version)
  }
  const look = () => {
    lists.want(listShown(shown.getState()))
    count()
  }
  const ends = [lists.subscribe(count), shown.subscribe(look)]
  return {
    ...{ scriptId, lists, look },
    stop() {
      for (const end of ends) end()
      lists.stop()
    },
  }
}

function countInto(view: View, lists: ThreadLists, key: ListKey): void {
  const threads = lists.getState().get(key)?.threads
  if (!threads) return
  const counts = new Map<string, number>()
  for (const { node } of threads) if (node) counts.set(node.id, (counts.get(node.id) ?? 0) + 1)
  if (!isSame(view.getState().comments, counts)) view.set({ comments: counts })
}

function isSame(one: ReadonlyMap<string, number> | undefined, other: ReadonlyMap<string, number>): boolean {
  return one?.size === other.size && [...other].every(([node, count]) => one.get(node) === count)
}
