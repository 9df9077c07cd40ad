/** The keys of all commands, for the page of an open script. */
import { useEffect } from 'react'
import { useEditor } from '../editor/editor-context'
import { allCommands } from './all-commands'
import { useChosenKeys } from './bindings'
import { listenForKeys } from './key-bindings'
import { runCommand } from './run-command'

export function useShortcuts(): void {
  const draft = useEditor()
  const chosen = useChosenKeys()
  useEffect(() => listenForKeys(allCommands, chosen, (command) => runCommand(command, draft)), [draft, chosen])
}
