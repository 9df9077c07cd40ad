/** What the palette shows for what is typed, and what happens with what is chosen. */
import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import { allCommands } from './all-commands'
import { editorOnCanvas } from './canvas-editor'
import { focusCanvas } from './focus-part'
import { type Entry, type Section, sectionsFor } from './palette-entries'
import { recentIds, rememberRun } from './recent'
import { canRun, runCommand } from './run-command'
import { useOtherScripts } from './use-other-scripts'

/** The one that opens the palette has nothing to do within it. */
const COMMANDS = allCommands.filter(({ id }) => id !== 'commands.palette')

export interface Palette {
  readonly query: string
  readonly sections: readonly Section[]
  readonly isMissingScripts: boolean
  type(query: string): void
  choose(id: string): void
}

export function usePalette(onClose: () => void): Palette {
  const draft = useEditor()
  const [query, type] = useState('')
  const [recent] = useState(recentIds)
  const { scripts, isMissing } = useOtherScripts()
  const sections = sectionsFor(query, {
    commands: COMMANDS,
    recent,
    editor: editorOnCanvas(draft),
    scripts,
    canRun: (command) => canRun(command, draft),
  })
  return {
    query,
    sections,
    isMissingScripts: isMissing,
    type,
    choose(id) {
      const entry = sections.flatMap(({ entries }) => entries).find((each) => each.id === id)
      if (!entry || entry.isOff) return
      onClose()
      whenClosed(() => carryOut(entry, draft))
    },
  }
}

/** The dialog gives the focus back in a frame of its own; what opens a menu or goes somewhere has to come after that. */
const whenClosed = (act: () => void) => requestAnimationFrame(() => requestAnimationFrame(act))

function carryOut({ target }: Entry, draft: Editor): void {
  switch (target.is) {
    case 'command':
      rememberRun(target.command.id)
      if (target.command.where === 'canvas') focusCanvas()
      runCommand(target.command, draft)
      return
    case 'node': {
      const editor = editorOnCanvas(draft)
      editor.selection.selectNode(target.id)
      return editor.view.reveal([target.id], true)
    }
    case 'script':
      return navigate(`/scripts/${encodeURIComponent(target.id)}`)
    default:
      return target satisfies never
  }
}
