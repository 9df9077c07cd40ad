/** Pages of cases, those with the newest activity first. */
import { CaseStatus } from '../../nodes/case-status'
import { asCaseView, type CaseRow, type CaseView, SELECT_CASE } from './case-view'
import type { ViewsDatabase } from './database'

export interface CaseQuery {
  /** Missing: whatever their status. */
  readonly status?: readonly CaseStatus[]
  readonly skill?: string
  readonly agentId?: string
  readonly conversation?: string
  /** The place after which to go on, from `next` of the page before. */
  readonly after?: CasePlace
  readonly limit: number
}

/** Where a page ended: by last activity, newest first. */
export interface CasePlace {
  readonly activeAt: number
  readonly conversation: string
  readonly number: number
}

export interface CasePage {
  readonly cases: readonly CaseView[]
  readonly next?: CasePlace
}

/**
 * Each status is asked for by itself and the few rows of each are merged: every index holds the rows of one status in the order of the
 * list, so that a page costs the same with a million cases.
 */
export function listCases(database: ViewsDatabase, query: CaseQuery): CasePage {
  const { text, values } = statusQuery(query)
  const ofStatus = database.prepare<unknown[], CaseRow>(text)
  const statuses = new Set(query.status ?? CaseStatus.options)
  const rows = [...statuses].flatMap((status) => ofStatus.all(status, ...values)).sort(newestFirst)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const hasMore = rows.length > query.limit && last
  return {
    cases: page.map(asCaseView),
    ...(hasMore ? { next: { activeAt: last.active_at, conversation: last.conversation, number: last.number } } : {}),
  }
}

function statusQuery({ skill, agentId, conversation, after, limit }: CaseQuery): { text: string; values: unknown[] } {
  const conditions = ['status = ?']
  const values: unknown[] = []
  const where = (condition: string, ...given: unknown[]) => {
    conditions.push(condition)
    values.push(...given)
  }
  if (skill !== undefined) where('skill = ?', skill)
  if (agentId !== undefined) where('agent = ?', agentId)
  if (conversation !== undefined) where('conversation = ?', conversation)
  if (after) where('(active_at, conversation, number) < (?, ?, ?)', after.activeAt, after.conversation, after.number)
  const text = `${SELECT_CASE} WHERE ${conditions.join(' AND ')} ORDER BY active_at DESC, conversation DESC, number DESC LIMIT ?`
  return { text, values: [...values, limit + 1] }
}

/** As SQLite orders: texts by their bytes. */
function newestFirst(a: CaseRow, b: CaseRow): number {
  return b.active_at - a.active_at || Buffer.compare(Buffer.from(b.conversation), Buffer.from(a.conversation)) || b.number - a.number
}
