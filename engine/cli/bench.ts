/** `cordboard bench`: measures this machine's bare limit, the engine in process and the product over HTTP, each aim beside what came out. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { type BenchPlan, MOST_MESSAGES, QUICK, WHOLE } from '../bench/plan'
import { printReport, reportOf } from '../bench/report'
import { runBench } from '../bench/run-bench'
import { wholeNumber } from './options'

interface Options {
  readonly quick?: boolean
  readonly json?: boolean
  readonly conversations?: number
  readonly messages?: number
  readonly folder: string
  readonly profile?: string
}

export const benchCommand = () =>
  new Command('bench')
    .description('measures how fast this machine runs Cordboard, beside what SQLite and XState allow')
    .option('--quick', `${QUICK.conversations.toLocaleString('en-GB')} conversations instead of a million, and fewer messages`)
    .option('--conversations <count>', 'open conversations of the large case', wholeNumber(1_000, 20_000_000))
    .option('--messages <count>', 'messages of each measurement', wholeNumber(64, MOST_MESSAGES))
    .option('--folder <folder>', 'where data is kept meanwhile: 2 GB for a million conversations, on the disk to be measured', '.')
    .option('--profile <folder>', 'writes CPU profiles of the product there')
    .option('--json', 'prints the figures as JSON')
    .action(async ({ quick = false, json = false, conversations, messages, folder, profile }: Options) => {
      const sizes = quick ? QUICK : WHOLE
      const scratch = mkdtempSync(join(resolve(folder), 'cordboard-bench-'))
      const remove = () => rmSync(scratch, { recursive: true, force: true })
      process.once('exit', remove)
      process.once('SIGINT', () => process.exit(130))
      process.once('SIGTERM', () => process.exit(143))
      if (profile !== undefined) mkdirSync(profile, { recursive: true })
      const plan: BenchPlan = {
        ...sizes,
        folder: scratch,
        ...(conversations !== undefined && { conversations }),
        ...(messages !== undefined && { messages }),
        ...(profile !== undefined && { profileFolder: resolve(profile) }),
      }
      const figures = await runBench(plan, (line) => process.stderr.write(`${line}\n`))
      const lines = reportOf(figures)
      console.log(json ? JSON.stringify({ figures, lines }) : printReport(lines, process.stdout.isTTY && process.stdout.hasColors()))
    })
