/** Brings one to where a problem is: the node is selected and shown, the field opened. */
import type { Problem } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'
import { problemInWords } from './problem-in-words'
import { keyOf } from './same-problems'

export function jumpTo(editor: Editor, problem: Problem): void {
  const { node, port, path } = problem
  const script = editor.script.script()
  visited.set(editor, keyOf(problem))
  const [part, id] = path
  if (node !== undefined && node in script.nodes) {
    editor.selection.selectNode(node, port)
    editor.view.reveal([node])
    if (part === 'nodes' && path[2] === 'settings') editor.view.showField(node, path.slice(3))
    if (part === 'nodes' && path[2] === 'translations') editor.view.showField(node, path.slice(2))
  } else if (part === 'links' && id !== undefined && id in script.links) {
    const link = String(id)
    editor.selection.select({ links: new Set([link]) }, { is: 'link', id: link })
    const ends = [script.links[link]?.from, script.links[link]?.to].filter((end) => end !== undefined && end in script.nodes)
    editor.view.reveal(ends as string[])
  } else if (part === 'variables') editor.view.set({ rail: 'variables' })
}

/** The next problem in the list, or the one before; at its end it begins again. */
export function step(editor: Editor, by: 1 | -1): void {
  const { problems } = editor.view.getState()
  if (problems.length === 0) return editor.announcer.say(words.problems.none)
  const last = problems.findIndex((problem) => keyOf(problem) === visited.get(editor))
  const start = last === -1 ? (by === 1 ? 0 : problems.length - 1) : (last + by + problems.length) % problems.length
  const problem = problems[start]
  if (!problem) return
  jumpTo(editor, problem)
  editor.announcer.say(words.problems.told(start + 1, problems.length, problemInWords(problem, editor.script.script())))
}

/** The problem that was jumped to last. */
const visited = new WeakMap<Editor, string>()
