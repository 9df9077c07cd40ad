/**
 * Bare limit and engine side by side: each round measures both, one after the other, so that whatever else the machine does in the
 * meantime meets them alike.
 */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openFile } from '../hosts/embedded/database'
import { ENGINE_FILE } from '../hosts/embedded/embedded-host'
import { playBare } from './bare-limit'
import { Writers } from './contacts'
import { askMessages, type EngineFigures, openBenchEngine } from './engine-in-process'
import { type BenchPlan, type Say, SMALL } from './plan'
import { Tape } from './tape'

export interface InProcessFigures {
  /** Events a second: the median of the rounds. */
  readonly bare: number
  readonly bareCpuMicrosecondsAnEvent: number
  readonly small: EngineMedians
  readonly large: EngineMedians
  /** Medians of what each round gave. */
  readonly shareOfBare: number
  readonly costLargeToSmall: number
}

type EngineMedians = Pick<EngineFigures, 'messagesPerSecond' | 'eventsPerSecond' | 'eventsPerCommit' | 'cpuMicrosecondsAnEvent'>

export interface PrefilledFolders {
  readonly small: string
  readonly large: string
}

/** `small` stays as it is; `large` goes on. */
export async function measureInProcess({ small, large }: PrefilledFolders, plan: BenchPlan, say: Say): Promise<InProcessFigures> {
  const scratch = join(plan.folder, 'round')
  const fresh = () => {
    rmSync(scratch, { recursive: true, force: true })
    cpSync(small, scratch, { recursive: true })
  }
  const tape = new Tape()
  fresh()
  const taped = await tapeEngine(scratch, plan.messages, tape)
  const rounds: Round[] = []
  const largeEngine = openBenchEngine(large)
  const manyWriters = new Writers(plan.conversations)
  try {
    // both sides run warm, as they do for days
    await askMessages(largeEngine.host, manyWriters, Math.ceil(plan.messages / 8))
    for (let round = 0; round < plan.rounds; round++) {
      fresh()
      const { seconds, steps, cpuMicroseconds } = playBare(join(scratch, ENGINE_FILE), tape, largeEngine.scriptByHash)
      if (steps < taped.messages) throw new Error(`The bare limit made ${steps} steps for ${taped.messages} messages`)
      fresh()
      const smallFigures = await measureSmall(scratch, plan.messages)
      const largeFigures = await askMessages(largeEngine.host, manyWriters, plan.messages)
      rounds.push({ bare: taped.events / seconds, bareCpu: cpuMicroseconds / taped.events, small: smallFigures, large: largeFigures })
      say(`round ${round + 1} of ${plan.rounds} in process`)
    }
  } finally {
    await largeEngine.close()
  }
  return {
    bare: median(rounds.map(({ bare }) => bare)),
    bareCpuMicrosecondsAnEvent: median(rounds.map(({ bareCpu }) => bareCpu)),
    small: medians(rounds.map((round) => round.small)),
    large: medians(rounds.map((round) => round.large)),
    shareOfBare: median(rounds.map((round) => round.small.eventsPerSecond / round.bare)),
    costLargeToSmall: median(rounds.map((round) => round.small.eventsPerSecond / round.large.eventsPerSecond)),
  }
}

interface Round {
  readonly bare: number
  readonly bareCpu: number
  readonly small: EngineFigures
  readonly large: EngineFigures
}

async function tapeEngine(dataDir: string, messages: number, tape: Tape): Promise<EngineFigures> {
  const engine = openBenchEngine(dataDir, (file) => {
    const database = openFile(file)
    tape.listenTo(database)
    return database
  })
  try {
    tape.isRecording = true
    return await askMessages(engine.host, new Writers(SMALL), messages)
  } finally {
    tape.isRecording = false
    await engine.close()
  }
}

async function measureSmall(dataDir: string, messages: number): Promise<EngineFigures> {
  const engine = openBenchEngine(dataDir)
  try {
    return await askMessages(engine.host, new Writers(SMALL), messages)
  } finally {
    await engine.close()
  }
}

function medians(figures: readonly EngineFigures[]): EngineMedians {
  return {
    messagesPerSecond: median(figures.map(({ messagesPerSecond }) => messagesPerSecond)),
    eventsPerSecond: median(figures.map(({ eventsPerSecond }) => eventsPerSecond)),
    eventsPerCommit: median(figures.map(({ eventsPerCommit }) => eventsPerCommit)),
    cpuMicrosecondsAnEvent: median(figures.map(({ cpuMicrosecondsAnEvent }) => cpuMicrosecondsAnEvent)),
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
