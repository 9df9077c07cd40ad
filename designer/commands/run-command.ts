/** Runs a command where it belongs; says so where it fails. */
import { messageOf } from '../api/client'
import type { Editor } from '../editor/editor'
import { savingOf } from '../saving/saving'
import { editorFor } from './canvas-editor'
import type { Command } from './command'

export const canRun = (command: Command, draft: Editor): boolean => command.isEnabled?.(editorFor(command, draft)) !== false

/** Gives back whether it could be run. */
export function runCommand(command: Command, draft: Editor): boolean {
  if (!canRun(command, draft)) return false
  void carryOut(command, draft)
  return true
}

async function carryOut(command: Command, draft: Editor): Promise<void> {
  try {
    await command.run(editorFor(command, draft))
  } catch (error) {
    const text = `${command.title()}: ${messageOf(error)}`
    savingOf(draft)?.notices.show({ tone: 'plain', text })
    draft.announcer.say(text)
  }
}
