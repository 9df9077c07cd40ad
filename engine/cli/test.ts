/** `cordboard test`: runs the script tests of a workspace folder. Exit code 0: all passed; 1: some failed; 2: nothing could be run. */
import { Command } from 'commander'
import { percent } from './options'
import type { TestOptions } from './test-run'

interface Options extends TestOptions {
  readonly generate?: string
  readonly out?: string
  readonly force?: boolean
  readonly watch?: boolean
}

export const testCommand = () =>
  new Command('test')
    .description('runs the script tests of a workspace: tests/*.test.yaml')
    .argument('[folder]', 'folder with workspace.yaml, scripts/*.json and tests/*.test.yaml', '.')
    .option('--filter <text>', 'only tests whose name contains this')
    .option('--junit <file>', 'writes the results as JUnit XML')
    .option('--coverage', 'tells which nodes, ports and decision outcomes no test went through')
    .option('--coverage-json <file>', 'writes the coverage as JSON')
    .option('--coverage-lcov <file>', 'writes the coverage as lcov, over the lines of the script files')
    .option('--min-coverage <percent>', 'fails below this share of ports', percent)
    .option('--watch', 'runs again whenever a file of the workspace changes')
    .option('--generate <script>', 'writes tests that take every port of this script')
    .option('--out <file>', 'with --generate: where to write them')
    .option('--force', 'with --generate: overwrites a file that is there')
    .action(async (folder: string, { generate, out, force, watch, ...options }: Options) => {
      if (generate !== undefined) {
        const { generateTestFile } = await import('./test-generate')
        process.exitCode = generateTestFile(folder, { generate, ...(out ? { out } : {}), ...(force ? { force } : {}) })
        return
      }
      const { runTests } = await import('./test-run')
      process.exitCode = runTests(folder, options)
      if (!watch) return
      const { watchFolder } = await import('./test-watch')
      const interrupted = new AbortController()
      process.once('SIGINT', () => interrupted.abort())
      console.log('Waiting for changes; Ctrl+C ends it')
      const again = () => {
        console.log('')
        try {
          process.exitCode = runTests(folder, options)
        } catch (error) {
          // a file may be gone for a moment while an editor replaces it
          console.error(error instanceof Error ? error.message : String(error))
        }
      }
      await watchFolder(folder, again, interrupted.signal)
    })
