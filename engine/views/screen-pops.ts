/** The pages that scripts opened for agents: the last few of every case that is not closed. */
import type { ViewsDatabase } from './database'
import type { Takers } from './projection'

export interface ScreenPopView {
  readonly cursor: number
  readonly conversation: string
  readonly caseNumber: number
  readonly agentId: string
  readonly at: number
  readonly url: string
  readonly title: string
}

export interface ScreenPops {
  readonly takers: Takers
  /** Newest first. */
  ofAgent(agentId: string): ScreenPopView[]
}

const KEPT_PER_CASE = 10
const MAX_SHOWN = 50

export const SCREEN_POP_TABLES = `
  CREATE TABLE screen_pop (
    cursor INTEGER PRIMARY KEY, conversation TEXT NOT NULL, case_number INTEGER NOT NULL, agent TEXT NOT NULL, at INTEGER NOT NULL,
    url TEXT NOT NULL, title TEXT NOT NULL
  ) STRICT;
  CREATE INDEX screen_pop_by_case ON screen_pop (conversation, case_number);
  CREATE INDEX screen_pop_by_agent ON screen_pop (agent);
`

interface ScreenPopRow {
  cursor: number
  conversation: string
  case_number: number
  agent: string
  at: number
  url: string
  title: string
}

export function createScreenPops(database: ViewsDatabase): ScreenPops {
  const insert = database.prepare<ScreenPopRow>(
    'INSERT OR REPLACE INTO screen_pop VALUES (@cursor, @conversation, @case_number, @agent, @at, @url, @title)',
  )
  const trim = database.prepare<[string, number, string, number, number]>(
    `DELETE FROM screen_pop WHERE conversation = ? AND case_number = ? AND cursor <=
       (SELECT cursor FROM screen_pop WHERE conversation = ? AND case_number = ? ORDER BY cursor DESC LIMIT 1 OFFSET ?)`,
  )
  const forget = database.prepare<[string, number]>('DELETE FROM screen_pop WHERE conversation = ? AND case_number = ?')
  const ofAgent = database.prepare<[string, number], ScreenPopRow>('SELECT * FROM screen_pop WHERE agent = ? ORDER BY cursor DESC LIMIT ?')

  return {
    takers: {
      'screen.popped': ({ conversation, cursor, at, entry: { caseNumber, agentId, url, title } }) => {
        insert.run({ cursor, conversation, case_number: caseNumber, agent: agentId, at, url, title })
        trim.run(conversation, caseNumber, conversation, caseNumber, KEPT_PER_CASE)
      },
      'case.status': ({ conversation, entry: { caseNumber, status } }) => {
        if (status === 'closed') forget.run(conversation, caseNumber)
      },
    },
    ofAgent: (agentId) =>
      ofAgent.all(agentId, MAX_SHOWN).map(({ case_number, agent, ...row }) => ({ ...row, caseNumber: case_number, agentId: agent })),
  }
}
