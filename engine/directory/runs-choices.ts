/**
 * What was chosen for running cases, until it is begun: kept in the commit of the publication that it belongs to, so that a stop in
 * between does not lose it.
 */
import type { Audit } from './audit'
import type { DirectoryDatabase } from './database'
import type { RunChangeRequest, RunsChoice } from './run-changes'

export interface OpenRunsChoice extends RunChangeRequest {
  readonly number: number
}

export interface RunsChoices {
  /** Those that were not begun yet, oldest first. */
  open(): readonly OpenRunsChoice[]
  /** It is begun, and others see to it from here. */
  begun(number: number): void
}

interface Row {
  number: number
  script_id: string
  version: number
  choice: RunsChoice
  actor: string
}

/** `keep` writes within the caller's transaction. */
export function createRunsChoices(database: DirectoryDatabase, audit: Audit): RunsChoices & { keep(request: RunChangeRequest): void } {
  const insert = database.prepare<[string, number, string, string]>(
    'INSERT INTO runs_choice (script_id, version, choice, actor) VALUES (?, ?, ?, ?)',
  )
  const all = database.prepare<[], Row>('SELECT * FROM runs_choice ORDER BY number')
  const remove = database.prepare<[number]>('DELETE FROM runs_choice WHERE number = ?')
  return {
    keep({ scriptId, toVersion, choice, by }) {
      // nothing is to be done for cases that just go on
      if (choice === 'finish') return
      insert.run(scriptId, toVersion, choice, JSON.stringify(by))
      audit.append({ actor: by, action: `${choice}Runs`, subject: { kind: 'script', id: scriptId }, after: { version: toVersion } })
    },
    open: () =>
      all.all().map(({ number, script_id, version, choice, actor }) => ({
        ...{ number, scriptId: script_id, toVersion: version, choice },
        by: JSON.parse(actor),
      })),
    begun: (number) => void remove.run(number),
  }
}
