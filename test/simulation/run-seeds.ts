/** Runs seeds until one fails, and says how to replay it. */
import type { SimulationReport } from '../../engine/simulation/simulate'
import { simulate } from '../../engine/simulation/simulate'
import { frontDeskWorkspace } from './front-desk-workspace'

export interface Campaign {
  readonly failed: readonly string[]
  readonly seeds: number
  readonly messages: number
  readonly crashes: number
}

export async function runSeeds(first: number, count: number): Promise<Campaign> {
  const workspace = frontDeskWorkspace()
  const reports: SimulationReport[] = []
  for (let seed = first; seed < first + count; seed++) reports.push(await simulate(workspace, seed))
  const sum = (figure: (report: SimulationReport) => number) => reports.reduce((total, report) => total + figure(report), 0)
  return {
    failed: reports
      .filter(({ breaches }) => breaches.length > 0)
      .map(({ seed, breaches }) => `${breaches.join('; ')} (replay: npx cordboard simulate --seed ${seed})`),
    seeds: reports.length,
    messages: sum(({ messages }) => messages),
    crashes: sum(({ crashes }) => crashes),
  }
}
