/** The figures side by side, each aim beside what was measured, met or not. */

import type { HttpFigures } from './over-http'
import { CONNECTIONS, SMALL } from './plan'
import type { BenchFigures } from './run-bench'

export interface ReportLine {
  readonly what: string
  readonly measured: string
  readonly aim?: string
  readonly isMet?: boolean
}

/** Node-RED on 2 cores, in memory, with a flow of the same shape. */
const NODE_RED_WEBHOOKS = 3_400
const AIMS = {
  shareOfBare: 0.5,
  webhooksPerSecond: 4 * NODE_RED_WEBHOOKS,
  p99Ms: 50,
  costLargeToSmall: 1.2,
  restartMs: 3_000,
  restartBytes: 400 * 1024 * 1024,
} as const

export function reportOf({ plan, machine, prefillSeconds, restart, inProcess, bareHttp, small, large }: BenchFigures): ReportLine[] {
  const open = whole(plan.conversations)
  return [
    {
      what: 'Machine',
      measured: `${machine.cores} cores, load average ${machine.loadBefore.toFixed(1)} at the start and ${machine.loadAfter.toFixed(1)} at the end`,
    },
    {
      what: 'Bare limit: XState step and SQLite group commit of the same bytes',
      measured: `${whole(inProcess.bare)} events/s, ${inProcess.bareCpuMicrosecondsAnEvent.toFixed(0)} µs of CPU an event`,
    },
    ...[
      { conversations: SMALL, figures: inProcess.small },
      { conversations: plan.conversations, figures: inProcess.large },
    ].map(({ conversations, figures }) => ({
      what: `Engine in process, ${whole(conversations)} open conversations`,
      measured: `${whole(figures.eventsPerSecond)} events/s, ${whole(figures.messagesPerSecond)} messages/s, ${figures.eventsPerCommit.toFixed(0)} events a commit, ${figures.cpuMicrosecondsAnEvent.toFixed(0)} µs of CPU an event`,
    })),
    atLeast('Engine as a share of the bare limit', inProcess.shareOfBare, AIMS.shareOfBare, share),
    atMost(
      `Cost of an event in process, ${open} to ${whole(SMALL)} conversations`,
      inProcess.costLargeToSmall,
      AIMS.costLargeToSmall,
      times,
    ),
    {
      what: 'HTTP alone: the same webhooks, signature checked and nothing done',
      measured: `${whole(bareHttp.perSecond)}/s, p99 ${millis(bareHttp.p99Ms)}`,
    },
    ...httpLines(small, SMALL),
    ...httpLines(large, plan.conversations),
    atMost(
      `CPU of an event over HTTP, ${open} to ${whole(SMALL)} conversations`,
      large.cpuMicrosecondsAnEvent / small.cpuMicrosecondsAnEvent,
      AIMS.costLargeToSmall,
      times,
    ),
    { what: `Prefill of ${open} conversations, by copying rows`, measured: `${prefillSeconds.toFixed(1)} s` },
    atMost(`Restart with ${open} parked conversations: start to ready`, restart.readyMs, AIMS.restartMs, (ms) => `${whole(ms)} ms`),
    atMost(`Restart with ${open} parked conversations: memory when ready`, restart.rssBytes, AIMS.restartBytes, mebibytes),
  ]
}

function httpLines(
  { full, half, sends, cpuMicrosecondsAnEvent, eventsPerCommit, rssBytes }: HttpFigures,
  conversations: number,
): ReportLine[] {
  const where = `${whole(conversations)} open conversations`
  return [
    {
      ...atLeast(
        `Signed webhooks over HTTP, ${CONNECTIONS} connections, ${where}`,
        full.perSecond,
        AIMS.webhooksPerSecond,
        (rate) => `${whole(rate)}/s`,
      ),
      measured: `${whole(full.perSecond)}/s, p50 ${millis(full.p50Ms)}, p99 ${millis(full.p99Ms)}${full.refused > 0 ? `, ${full.refused} refused` : ''}`,
    },
    {
      ...atMost(`p99 at half load (${whole(half.perSecond)}/s), ${where}`, half.p99Ms, AIMS.p99Ms, millis),
      measured: `${millis(half.p99Ms)}, p50 ${millis(half.p50Ms)}`,
    },
    {
      what: `Sends drained to a null Graph over 250 numbers, ${where}`,
      measured: `${whole(sends.perSecondDuring)}/s during the intake, ${whole(sends.perSecondAfter)}/s after it`,
    },
    {
      what: `Sends waiting at the end of the intake, ${where}`,
      measured: `${whole(sends.backlog)}, and ${whole(sends.backlogLeft)} when the wait ended`,
    },
    {
      what: `CPU of an event over HTTP, sends included, ${where}`,
      measured: `${cpuMicrosecondsAnEvent.toFixed(0)} µs; ${eventsPerCommit.toFixed(0)} events a commit`,
    },
    { what: `Memory after the load, ${where}`, measured: mebibytes(rssBytes) },
  ]
}

type Print = (figure: number) => string

function atLeast(what: string, figure: number, aim: number, print: Print): ReportLine {
  return { what, measured: print(figure), aim: `at least ${print(aim)}`, isMet: figure >= aim }
}

function atMost(what: string, figure: number, aim: number, print: Print): ReportLine {
  return { what, measured: print(figure), aim: `at most ${print(aim)}`, isMet: figure <= aim }
}

const whole: Print = (figure) => Math.round(figure).toLocaleString('en-GB')
const millis: Print = (ms) => `${ms.toFixed(1)} ms`
const share: Print = (figure) => `${(figure * 100).toFixed(0)} %`
const times: Print = (figure) => `${figure.toFixed(2)} times`
const mebibytes: Print = (bytes) => `${whole(bytes / 1024 / 1024)} MB`

/** Lines of text; with colours where they help. */
export function printReport(lines: readonly ReportLine[], hasColours: boolean): string {
  const width = Math.max(...lines.map(({ what }) => what.length))
  const paint = (text: string, colour: number) => (hasColours ? `\u001b[${colour}m${text}\u001b[0m` : text)
  return lines
    .map(({ what, measured, aim, isMet }) => {
      const verdict = aim === undefined ? '' : `   aim: ${aim}: ${isMet ? paint('met', 32) : paint('not met', 31)}`
      return `${what.padEnd(width)}   ${measured}${verdict}`
    })
    .join('\n')
}
