/** The command line: `cordboard <command>`. Each command is a file; this one names them and says how a failure looks. */
import { Command } from 'commander'
import { applyCommand } from './apply'
import { benchCommand } from './bench'
import { compileCommand } from './compile'
import { exportCommand } from './export'
import { importCommand } from './import'
import { sandboxCommand } from './sandbox'
import { serveCommand } from './serve'
import { simulateCommand } from './simulate'
import { testCommand } from './test'
import { validateCommand } from './validate'

const program = new Command('cordboard')
  .description('Routes contacts by scripts: the server, its sandbox, and what authors and developers need beside them')
  .showHelpAfterError()

for (const command of [
  serveCommand,
  sandboxCommand,
  validateCommand,
  compileCommand,
  testCommand,
  simulateCommand,
  applyCommand,
  exportCommand,
  importCommand,
  benchCommand,
]) {
  program.addCommand(command())
}

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
