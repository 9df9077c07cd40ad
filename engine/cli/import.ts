/** `cordboard import`: makes a script of another system's file, and says of everything in it what it became. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { importFile } from '../exchange/import-file'
import { FORMATS, type Format, type ImportResult } from '../exchange/imported'
import { printScript } from '../script/print-script'
import { MAX_SCRIPT_BYTES } from '../script/read-script'
import { SCRIPT_SCHEMA_URL } from '../script/script'
import { printImport } from './print-import'
import { printProblems } from './print-problems'

interface Options {
  readonly from?: Format
  readonly flow?: string
  readonly out?: string
}

export const importCommand = () =>
  new Command('import')
    .description('makes a script of a web-Studio script or a RapidPro flow, and reports what could not be brought over')
    .argument('<file>', 'JSON file of the other system')
    .addOption(new Option('--from <system>', 'what wrote it; found out by itself when missing').choices(FORMATS))
    .option('--flow <name>', 'of an export with several flows, the one to take; the first when missing')
    .option('-o, --out <file>', 'writes the script there; without it only the report is printed')
    .action((file: string, { out, from, flow }: Options) => {
      const result = read(file, { ...(from ? { from } : {}), ...(flow === undefined ? {} : { flow }) })
      if (!result.ok) {
        for (const line of printProblems(file, result.problems)) console.error(line)
        process.exitCode = 1
        return
      }
      for (const line of printImport(result)) console.log(line)
      if (out === undefined) return
      writeFileSync(out, printScript({ $schema: SCRIPT_SCHEMA_URL, ...result.script }))
      console.log(`wrote ${out}`)
    })

function read(file: string, options: { readonly from?: Format; readonly flow?: string }): ImportResult {
  try {
    // a character takes four bytes at most
    if (statSync(file).size > MAX_SCRIPT_BYTES * 4)
      return unreadable('file-too-large', `The file is larger than ${MAX_SCRIPT_BYTES} characters`)
    return importFile(readFileSync(file, 'utf8'), options)
  } catch (error) {
    return unreadable('unreadable', error instanceof Error ? error.message : String(error))
  }
}

const unreadable = (rule: string, message: string): ImportResult => ({
  ok: false,
  problems: [{ rule, severity: 'error', message, path: [] }],
})
