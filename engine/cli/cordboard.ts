/** The command line: `cordboard <command>`. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { readScript } from '../script/read-script'

const program = new Command('cordboard').description('Routes contacts by scripts')

program
  .command('validate')
  .description('lists every problem of a script file')
  .argument('<file>')
  .action((file: string) => {
    const read = readScript(readFileSync(file, 'utf8'))
    console.log(JSON.stringify(read, null, 2))
  })

await program.parseAsync()
