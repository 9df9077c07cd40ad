/**
 * `cordboard simulate`: lets seeded contact centres live through crashes, lost answers, duplicates, disorder and clock jumps, and
 * checks that nothing was lost, doubled or forgotten. A seed that fails prints the command that replays it.
 */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Command } from 'commander'
import type { Script } from '../script/script'
import type { SimulationReport } from '../simulation/simulate'
import { wholeNumber } from './options'
import { readScriptFile } from './read-file'

interface Options {
  readonly seeds: number
  readonly seed?: number
  readonly from: number
  readonly script: string
  readonly json?: boolean
}

const EXAMPLE = fileURLToPath(new URL('../../examples/front-desk/scripts/front-desk.json', import.meta.url))
const MAX_SEEDS = 10_000_000

export const simulateCommand = () =>
  new Command('simulate')
    .description('runs the whole engine on virtual time with seeded faults')
    .option('--seeds <count>', 'how many seeds', wholeNumber(1, MAX_SEEDS), 100)
    .option('--from <seed>', 'the first seed', wholeNumber(0, 2 ** 31), 1)
    .option('--seed <seed>', 'replays one seed and tells all of it', wholeNumber(0, 2 ** 31))
    .option('--script <file>', 'the script that contacts run through', EXAMPLE)
    .option('--json', 'prints the outcome as JSON')
    .action(async ({ seeds, seed, from, script: file, json = false }: Options) => {
      const read = readScriptFile(file)
      if (!read.ok) throw new Error(read.problems.map(({ message }) => `${file}: ${message}`).join('\n'))
      const [first, count] = seed === undefined ? [from, seeds] : [seed, 1]
      const outcome = await runSeeds(read.script, first, count, json ? () => undefined : progress(count))
      if (json) console.log(JSON.stringify(outcome))
      else tell(outcome, count)
      process.exitCode = outcome.failed.length > 0 ? 1 : 0
    })

interface Outcome {
  readonly seeds: number
  readonly events: number
  readonly messages: number
  readonly crashes: number
  readonly failed: readonly SimulationReport[]
  readonly digest: string
}

async function runSeeds(script: Script, first: number, count: number, done: (finished: number) => void): Promise<Outcome> {
  const threads = Math.min(availableParallelism(), count)
  const reports: SimulationReport[] = []
  let next = first
  const runThread = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./simulate.worker.ts', import.meta.url), { workerData: { script } })
      const give = () => {
        if (next < first + count) worker.postMessage(next++)
        else void worker.terminate().then(() => resolve())
      }
      worker.on('message', (report: SimulationReport) => {
        reports.push(report)
        done(reports.length)
        give()
      })
      worker.on('error', reject)
      give()
    })
  await Promise.all(Array.from({ length: threads }, runThread))
  const sum = (figure: (report: SimulationReport) => number) => reports.reduce((total, report) => total + figure(report), 0)
  return {
    seeds: reports.length,
    events: sum(({ events }) => events),
    messages: sum(({ messages }) => messages),
    crashes: sum(({ crashes }) => crashes),
    failed: reports.filter(({ breaches }) => breaches.length > 0).sort((a, b) => a.seed - b.seed),
    digest: reports.length === 1 ? (reports[0]?.digest ?? '') : '',
  }
}

/** A line that renews itself on a terminal, and one per tenth elsewhere. */
function progress(count: number): (finished: number) => void {
  const startedAt = Date.now()
  const every = process.stderr.isTTY ? Math.max(1, Math.floor(count / 200)) : Math.max(1, Math.floor(count / 10))
  return (finished) => {
    if (finished % every !== 0 && finished !== count) return
    const perSecond = (finished / Math.max(1, Date.now() - startedAt)) * 1000
    const left = Math.ceil((count - finished) / perSecond)
    const line = `${finished} of ${count} seeds, ${perSecond.toFixed(0)} a second, ${left} s left`
    process.stderr.write(process.stderr.isTTY ? `\r${line}   ${finished === count ? '\n' : ''}` : `${line}\n`)
  }
}

function tell({ seeds, events, messages, crashes, failed, digest }: Outcome, count: number): void {
  for (const { seed, breaches } of failed.slice(0, 20)) {
    console.log(`seed ${seed}:`)
    for (const breach of breaches.slice(0, 10)) console.log(`  ${breach}`)
    if (breaches.length > 10) console.log(`  and ${breaches.length - 10} more`)
    console.log(`  replay with: npx cordboard simulate --seed ${seed}`)
  }
  console.log(`${seeds} seeds, ${messages} messages, ${events} history entries, ${crashes} crashes: ${failed.length} failed`)
  if (count === 1) console.log(`history digest ${digest}`)
}
