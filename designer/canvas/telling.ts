/** Tells in words what was done, and what it did to the problems: the check runs a moment after the edit, so the sentence waits for it. */
import { nodeName, portLabels } from '../catalogue/kind-in-words'
import type { Editor } from '../editor/editor'
import { words } from '../wording/words'

/** Longer, and the sentence would come too late to belong to the deed. */
const LONGEST_WAIT_MS = 250

export function tellWithProblems({ view, announcer }: Editor, text: string, before = view.getState().problems.length): void {
  if (!view.getState().isChecked) {
    announcer.say(text)
    return
  }
  const end = () => {
    clearTimeout(timer)
    unsubscribe()
    const more = view.getState().problems.length - before
    const said = words.canvas.said
    announcer.say(more < 0 ? `${text} ${said.fixed(-more)}` : more > 0 ? `${text} ${said.arisen(more)}` : text)
  }
  const timer = setTimeout(end, LONGEST_WAIT_MS)
  const unsubscribe = view.subscribe((state, last) => {
    if (state.problems !== last.problems) end()
  })
}

export function nameOf(editor: Pick<Editor, 'script'>, id: string): string {
  const node = editor.script.script().nodes[id]
  return node ? nodeName(node) : id
}

export function portName(editor: Pick<Editor, 'script'>, id: string, port: string): string {
  const node = editor.script.script().nodes[id]
  return node ? (portLabels(node)[port] ?? port) : port
}
