/** Undo and redo, one step or several. */
import type { Editor } from '../editor/editor'
import type { EditStep } from '../script/script-store'
import { words } from '../wording/words'
import type { Command } from './command'
import { stepInWords } from './step-in-words'

type Direction = 'undo' | 'redo'

/** Goes as many steps as there are, and says what was done. */
export function goThroughSteps({ script, announcer }: Editor, direction: Direction, count = 1): void {
  const done: EditStep[] = []
  while (done.length < count) {
    const step = script[direction]()
    if (!step) break
    done.push(step)
  }
  const [only] = done
  if (!only) return
  const { said, history } = words.commands
  const several = direction === 'undo' ? history.undoneSteps : history.redoneSteps
  const one = direction === 'undo' ? said.undone : said.redone
  announcer.say(done.length === 1 ? one(stepInWords(only.said)) : several(done.length))
}

const stepsOf = ({ script }: Editor, direction: Direction) => script.getState()[direction === 'undo' ? 'past' : 'future']

const historyCommand = (direction: Direction, keys: readonly string[]): Command => ({
  id: `history.${direction}`,
  group: 'edit',
  title: () => words.commands.titles[direction],
  keys,
  where: 'anywhere',
  isEnabled: (editor) => stepsOf(editor, direction).length > 0,
  run: (editor) => goThroughSteps(editor, direction),
})

export const historyCommands: readonly Command[] = [historyCommand('undo', ['$mod+z']), historyCommand('redo', ['$mod+Shift+z', '$mod+y'])]
