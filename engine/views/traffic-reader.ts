/** Reads what traffic.ts keeps: counts of a period, the last cases of a port, the last runs of a script. */

import type { RunEnd } from '../history/entries'
import type { ViewsDatabase } from './database'

export interface TrafficOfNode {
  readonly node: string
  readonly entered: number
  /** Runs that wait there now, whatever the period. */
  readonly waiting: number
}

export interface Traffic {
  readonly nodes: readonly TrafficOfNode[]
  readonly ports: readonly { readonly node: string; readonly port: string; readonly count: number }[]
  readonly starts: number
  readonly ends: Readonly<Partial<Record<RunEnd, number>>>
}

export interface Passage {
  readonly scriptId: string
  readonly version: number
  readonly node: string
  readonly port: string
}

export interface PassedCase {
  readonly conversation: string
  readonly caseNumber: number
  readonly run: number
  /** When it passed last. */
  readonly at: number
  readonly contactName?: string
}

export interface RunView {
  readonly conversation: string
  readonly caseNumber: number
  readonly run: number
  readonly version: number
  readonly startedAt: number
  readonly endedAt?: number
  readonly how?: RunEnd
  /** Where it waits. */
  readonly node?: string
  readonly contactName?: string
}

export interface RunPlace {
  readonly startedAt: number
  readonly conversation: string
  readonly run: number
}

export interface RunQuery {
  readonly scriptId: string
  readonly version?: number
  /** Only runs that wait in this node now. */
  readonly waitingIn?: string
  /** Only of cases that this agent has or is offered. */
  readonly agentId?: string
  readonly before?: RunPlace
  readonly limit: number
}

export interface RunPage {
  /** Newest first. */
  readonly runs: readonly RunView[]
  readonly next?: RunPlace
}

export interface TrafficReader {
  /** Hours that begin at `from` or later and before `to`. */
  count(period: { readonly scriptId: string; readonly version: number; readonly from: number; readonly to: number }): Traffic
  /** The last cases that left by the port, newest first; of one agent only where one is named. */
  cases(passage: Passage, limit: number, agentId?: string): PassedCase[]
  runs(query: RunQuery): RunPage
}

interface HourRow {
  what: 'started' | 'ended' | 'entered' | 'left'
  node: string
  port: string
  count: number
}

interface PassedRow {
  conversation: string
  case_number: number
  run: number
  at: number
  contact_name: string | null
}

interface RunRow {
  conversation: string
  case_number: number
  run: number
  version: number
  started_at: number
  ended_at: number | null
  how: RunEnd | null
  node: string | null
  contact_name: string | null
}

const CONTACT_NAME = `(SELECT details ->> '$.name' FROM contact WHERE contact.conversation = one.conversation) AS contact_name`
const IS_WITH_AGENT = `EXISTS (SELECT 1 FROM theCase WHERE theCase.conversation = one.conversation AND number = one.case_number AND agent = ?)`

export function createTrafficReader(database: ViewsDatabase): TrafficReader {
  const hours = database.prepare<[string, number, number, number], HourRow>(
    `SELECT what, node, port, sum(count) AS count FROM traffic_hour WHERE script = ? AND version = ? AND hour >= ? AND hour < ?
     GROUP BY what, node, port ORDER BY node, port`,
  )
  const waiting = database.prepare<[string, number], { node: string; count: number }>(
    `SELECT node, count(*) AS count FROM traffic_run WHERE script = ? AND version = ? AND node IS NOT NULL AND ended_at IS NULL GROUP BY node`,
  )

  return {
    count({ scriptId, version, from, to }) {
      const rows = hours.all(scriptId, version, from, to)
      const of = (wanted: HourRow['what']) => rows.filter(({ what }) => what === wanted)
      const waits = new Map(waiting.all(scriptId, version).map(({ node, count }) => [node, count]))
      const entered = new Map(of('entered').map(({ node, count }) => [node, count]))
      return {
        nodes: [...new Set([...entered.keys(), ...waits.keys()])].map((node) => ({
          node,
          entered: entered.get(node) ?? 0,
          waiting: waits.get(node) ?? 0,
        })),
        ports: of('left').map(({ node, port, count }) => ({ node, port, count })),
        starts: of('started')[0]?.count ?? 0,
        ends: Object.fromEntries(of('ended').map(({ port, count }) => [port, count])),
      }
    },

    cases({ scriptId, version, node, port }, limit, agentId) {
      const text = `SELECT conversation, case_number, run, at, ${CONTACT_NAME} FROM traffic_case AS one
        WHERE script = ? AND version = ? AND node = ? AND port = ? ${agentId === undefined ? '' : `AND ${IS_WITH_AGENT}`}
        ORDER BY cursor DESC LIMIT ?`
      const agent = agentId === undefined ? [] : [agentId]
      const rows = database.prepare<unknown[], PassedRow>(text).all(scriptId, version, node, port, ...agent, limit)
      return rows.map(({ conversation, case_number, run, at, contact_name }) => ({
        ...{ conversation, caseNumber: case_number, run, at },
        ...(contact_name === null ? {} : { contactName: contact_name }),
      }))
    },

    runs(query) {
      const { text, values } = runQuery(query)
      const rows = database.prepare<unknown[], RunRow>(text).all(...values)
      const page = rows.slice(0, query.limit)
      const last = page.at(-1)
      const hasMore = rows.length > query.limit && last
      return {
        runs: page.map(asRunView),
        ...(hasMore ? { next: { startedAt: last.started_at, conversation: last.conversation, run: last.run } } : {}),
      }
    },
  }
}

function runQuery({ scriptId, version, waitingIn, agentId, before, limit }: RunQuery): { text: string; values: unknown[] } {
  const conditions = ['script = ?']
  const values: unknown[] = [scriptId]
  const where = (condition: string, ...given: unknown[]) => {
    conditions.push(condition)
    values.push(...given)
  }
  if (version !== undefined) where('version = ?', version)
  if (waitingIn !== undefined) where('node = ? AND ended_at IS NULL', waitingIn)
  if (before) where('(started_at, conversation, run) < (?, ?, ?)', before.startedAt, before.conversation, before.run)
  if (agentId !== undefined) where(IS_WITH_AGENT, agentId)
  const columns = `conversation, case_number, run, version, started_at, ended_at, how, node, ${CONTACT_NAME}`
  const order = 'ORDER BY started_at DESC, conversation DESC, run DESC LIMIT ?'
  return { text: `SELECT ${columns} FROM traffic_run AS one WHERE ${conditions.join(' AND ')} ${order}`, values: [...values, limit + 1] }
}

function asRunView({ conversation, case_number, run, version, started_at, ended_at, how, node, contact_name }: RunRow): RunView {
  return {
    conversation,
    caseNumber: case_number,
    run,
    version,
    startedAt: started_at,
    ...(ended_at === null ? {} : { endedAt: ended_at }),
    ...(how === null ? {} : { how }),
    ...(node === null ? {} : { node }),
    ...(contact_name === null ? {} : { contactName: contact_name }),
  }
}
