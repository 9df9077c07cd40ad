/** What the menu at the end of the bar holds: commands by section. What a narrow bar has no room for comes first there. */
import { allCommands, findCommand } from './all-commands'
import type { Command } from './command'

export interface MoreSection {
  readonly id: 'bar' | 'parts' | 'file' | 'go'
  readonly commands: readonly Command[]
}

const ONLY_NARROW = ['history.undo', 'history.redo', 'commands.palette']
const PARTS = ['versions.history', 'panel.comments', 'traffic.show', 'panel.code', 'address.copy']
const GO = ['commands.shortcuts', 'go.scripts', 'go.playground']

const found = (ids: readonly string[]) => ids.flatMap((id) => findCommand(id) ?? [])

export function moreSections(isNarrow: boolean): readonly MoreSection[] {
  const sections: readonly MoreSection[] = [
    { id: 'bar', commands: isNarrow ? found(ONLY_NARROW) : [] },
    { id: 'parts', commands: found(PARTS) },
    { id: 'file', commands: allCommands.filter(({ id }) => id.startsWith('exchange.')) },
    { id: 'go', commands: found(GO) },
  ]
  return sections.filter(({ commands }) => commands.length > 0)
}
