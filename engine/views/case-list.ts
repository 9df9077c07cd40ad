/** Pages of cases, those with the newest activity first. */
import type { CaseStatus } from '../../nodes/case-status'
import { asCaseView, type CaseRow, type CaseView, SELECT_CASE } from './case-view'
import type { ViewsDatabase } from './database'

export interface CaseQuery {
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

export function listCases(database: ViewsDatabase, query: CaseQuery): CasePage {
  const { text, values } = listQuery(query)
  const rows = database.prepare<unknown[], CaseRow>(text).all(...values)
  const cases = rows.slice(0, query.limit)
  const last = cases.at(-1)
  const hasMore = rows.length > query.limit && last
  return {
    cases: cases.map(asCaseView),
    ...(hasMore ? { next: { activeAt: last.active_at, conversation: last.conversation, number: last.number } } : {}),
  }
}

function listQuery({ status, skill, agentId, conversation, after, limit }: CaseQuery): { text: string; values: unknown[] } {
  const conditions: string[] = []
  const values: unknown[] = []
  const where = (condition: string, ...given: unknown[]) => {
    conditions.push(condition)
    values.push(...given)
  }
  if (status) where(`status IN (${status.map(() => '?').join(', ')})`, ...status)
  if (skill !== undefined) where('skill = ?', skill)
  if (agentId !== undefined) where('agent = ?', agentId)
  if (conversation !== undefined) where('conversation = ?', conversation)
  if (after) where('(active_at, conversation, number) < (?, ?, ?)', after.activeAt, after.conversation, after.number)
  const condition = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  return {
    text: `${SELECT_CASE} ${condition} ORDER BY active_at DESC, conversation DESC, number DESC LIMIT ?`,
    values: [...values, limit + 1],
  }
}
