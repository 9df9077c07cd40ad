/** Applies the WORKSPACE folder at a start: to an empty directory, or when the folder says something new. Conflicts refuse the start. */

import { printChange } from '../directory/difference'
import type { DirectoryStore } from '../directory/directory-store'
import { applyWorkspace, isApplied } from '../directory/workspace/apply-workspace'
import { printProblem, readWorkspace } from '../directory/workspace/read-workspace'

/** The folder cannot be read or does not fit; the message lists every problem with its place. */
class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError'
}

export function applyWorkspaceAtStart(store: DirectoryStore, folder: string, say: (line: string) => void): void {
  const read = readWorkspace(folder)
  if (!read.ok) {
    throw new WorkspaceError(
      `The workspace ${folder} has problems:\n${read.problems.map((problem) => `  ${printProblem(problem)}`).join('\n')}`,
    )
  }
  if (isApplied(store, read.workspace)) return
  const { changes } = applyWorkspace(store, read.workspace, { kind: 'program', name: `workspace ${folder}` })
  say(`Applied workspace ${folder}: ${changes.length} changes`)
  for (const change of changes) say(`  ${printChange(change)}`)
}
