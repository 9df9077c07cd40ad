/** `cordboard apply`: brings the workspace to what a folder says; shows the difference first, and applying again changes nothing. */
import { Command, Option } from 'commander'
import { printChange } from '../directory/difference'
import { RUNS_CHOICES, type RunsChoice } from '../directory/run-changes'
import { printProblem, readWorkspace } from '../directory/workspace/read-workspace'
import { readConfig } from '../serve/config'

interface Options {
  readonly dryRun?: boolean
  readonly force?: boolean
  readonly runs: RunsChoice
}

export const applyCommand = () =>
  new Command('apply')
    .description('applies a workspace folder: shows what changes, publishes its scripts')
    .argument('<folder>', 'folder with workspace.yaml and scripts/*.json')
    .option('--dry-run', 'only shows what would change')
    .option('--force', 'overwrites what was edited here since the last apply')
    .addOption(
      new Option('--runs <choice>', 'what becomes of cases that run older versions of its scripts').choices(RUNS_CHOICES).default('finish'),
    )
    .action(async (folder: string, { dryRun = false, force = false, runs }: Options) => {
      const read = readWorkspace(folder)
      if (!read.ok) {
        for (const problem of read.problems) console.error(printProblem(problem))
        process.exitCode = 1
        return
      }
      const { openDirectoryAccess } = await import('./directory-access')
      const access = openDirectoryAccess(readConfig(process.env))
      try {
        const { changes, conflicts } = await access.plan(read.workspace)
        for (const change of changes) console.log(printChange(change))
        if (changes.length === 0) return console.log('Nothing to change')
        if (conflicts.length > 0 && !force) {
          const names = conflicts.map(({ kind, id }) => `${kind} "${id}"`).join(', ')
          throw new Error(`Edited here since the last apply: ${names}. Export and merge, or apply with --force to overwrite.`)
        }
        if (dryRun) return console.log(`${changes.length} changes; nothing was changed (--dry-run)`)
        await access.apply(read.workspace, { force, runs })
        console.log(`Applied ${changes.length} changes`)
      } finally {
        access.close()
      }
    })
