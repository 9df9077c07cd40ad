/** Runs the built command line in this very process, so that signals and standard streams reach it as they are. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureReady } from './ensure-ready.mjs'
import { root, say } from './run-tool.mjs'

/** Runs `cordboard` with these arguments after making sure that it is there and up to date. */
export async function run(args) {
  try {
    await ensureReady()
  } catch (error) {
    say(error.message)
    process.exit(1)
  }
  const commandLine = join(root, 'dist', 'cli', 'cordboard.js')
  process.argv.splice(1, Number.POSITIVE_INFINITY, commandLine, ...args)
  await import(pathToFileURL(commandLine).href)
}
