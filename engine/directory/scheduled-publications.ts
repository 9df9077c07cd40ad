/**
 * Publications at a set time: one a script, of the draft as it stood when it was scheduled.
 *
 * P1. The document is kept with the schedule; what is edited later is not in it.
 * P2. It is published with the same checks as by hand, against the directory of that moment, in one commit with the end of the
 *     schedule: never twice, never half. Overdue ones are published as soon as somebody looks.
 * P3. What is refused then publishes nothing and stays, with its reasons, until somebody cancels or replaces it.
 */
import type { Actor } from '../conversation/events'
import type { Script } from '../script/script'
import type { Audit } from './audit'
import type { DirectoryDatabase } from './database'
import { NotFound, type RefusalProblem, RefusedChange } from './errors'
import { parseKept } from './kept-document'
import type { RunsChoice } from './run-changes'
import type { Draft, ScriptVersion } from './script-shelf'

export interface ScheduledPublication {
  readonly scriptId: string
  /** When it is to be published, ms since 1970. */
  readonly at: number
  readonly note: string
  readonly runs: RunsChoice
  /** The draft that was scheduled, and what it said. */
  readonly draftRevision: number
  readonly hash: string
  readonly scheduledAt: number
  readonly by: Actor
  /** Why nothing was published when it was time. */
  readonly refusal?: { readonly at: number; readonly problems: readonly RefusalProblem[] }
}

export type ScheduleRequest = Pick<ScheduledPublication, 'at' | 'note' | 'runs'> & {
  /** The draft that was looked at; another one is refused. */
  readonly draftRevision?: number | undefined
}

export interface ScheduledPublications {
  find(scriptId: string): ScheduledPublication | undefined
  /** What will be published. */
  document(scriptId: string): Script | undefined
  /** In place of an earlier schedule of the script. Throws NotFound, RefusedChange, Conflict. */
  plan(scriptId: string, request: ScheduleRequest, actor: Actor): ScheduledPublication
  /** Throws NotFound. */
  cancel(scriptId: string, actor: Actor): void
  /** When the next one is due. */
  nextAt(): number | undefined
  /** Publishes, or refuses, all that are due; throws what kept one from either, after it has tried them all. */
  publishDue(): void
}

/** What the store around it does for it. */
export interface SchedulingStore {
  /** Throws NotFound, and Conflict where the draft has another revision than the one that is named. */
  draft(scriptId: string, revision: number | undefined): Draft
  /** Throws RefusedChange where the script has errors in the directory as it is. */
  refuseBroken(script: Script): void
  /** Publishes the document, with this work in its commit, and tells of it. Throws RefusedChange. */
  publish(script: Script, schedule: ScheduledPublication, also: () => void): ScriptVersion
  inOneCommit<Result>(work: () => Result): Result
  readonly audit: Audit
  /** The script's schedule is another now, or none. */
  tell(scriptId: string, schedule: ScheduledPublication | undefined, by: Actor): void
  now(): number
}

const LONGEST_AHEAD_MS = 366 * 24 * 3_600_000

interface Row {
  script_id: string
  at: number
  note: string
  runs: RunsChoice
  draft_revision: number
  hash: string
  scheduled_at: number
  actor: string
  refused_at: number | null
  problems: string | null
}

const COLUMNS = 'script_id, at, note, runs, draft_revision, hash, scheduled_at, actor, refused_at, problems'

/** `forget` takes the schedule of a script away that is deleted, within the caller's transaction. */
export function createScheduledPublications(
  database: DirectoryDatabase,
  store: SchedulingStore,
): ScheduledPublications & { forget(scriptId: string): void } {
  const find = database.prepare<[string], Row>(`SELECT ${COLUMNS} FROM scheduled_publication WHERE script_id = ?`)
  const documentOf = database.prepare<[string], { document: string }>('SELECT document FROM scheduled_publication WHERE script_id = ?')
  const put = database.prepare<Row & { document: string }>(
    `INSERT OR REPLACE INTO scheduled_publication (${COLUMNS}, document)
     VALUES (@script_id, @at, @note, @runs, @draft_revision, @hash, @scheduled_at, @actor, @refused_at, @problems, @document)`,
  )
  const remove = database.prepare<[string]>('DELETE FROM scheduled_publication WHERE script_id = ?')
  const due = database.prepare<[number], Row>(
    `SELECT ${COLUMNS} FROM scheduled_publication WHERE refused_at IS NULL AND at <= ? ORDER BY at, script_id`,
  )
  const next = database.prepare<[], { at: number | null }>('SELECT min(at) AS at FROM scheduled_publication WHERE refused_at IS NULL')
  const refuse = database.prepare<[number, string, string]>(
    'UPDATE scheduled_publication SET refused_at = ?, problems = ? WHERE script_id = ?',
  )

  const found = (scriptId: string): ScheduledPublication | undefined => {
    const row = find.get(scriptId)
    return row && asSchedule(row)
  }

  function document(scriptId: string): Script | undefined {
    const row = documentOf.get(scriptId)
    return row && parseKept(row.document, `scheduled publication of "${scriptId}"`)
  }

  function audit(action: string, scriptId: string, actor: Actor, before: ScheduledPublication | undefined, after: unknown): void {
    store.audit.append({ actor, action, subject: { kind: 'script', id: scriptId }, before: before && brief(before), after })
  }

  function publishOne(schedule: ScheduledPublication): void {
    const { scriptId, by } = schedule
    const script = document(scriptId)
    if (!script) return
    try {
      store.publish(script, schedule, () => remove.run(scriptId))
    } catch (error) {
      if (!(error instanceof RefusedChange)) throw error
      const { problems } = error
      store.inOneCommit(() => {
        refuse.run(store.now(), JSON.stringify(problems), scriptId)
        audit('refuseScheduledPublication', scriptId, by, schedule, { problems })
      })
      store.tell(scriptId, found(scriptId), by)
    }
  }

  return {
    find: found,
    document,

    plan(scriptId, { at, note, runs, draftRevision }, actor) {
      const schedule = store.inOneCommit(() => {
        const draft = store.draft(scriptId, draftRevision)
        refuseTime(at, store.now())
        store.refuseBroken(draft.script)
        const before = found(scriptId)
        const planned = { scriptId, at, note, runs, draftRevision: draft.revision, hash: draft.hash, scheduledAt: store.now(), by: actor }
        put.run({ ...asRow(planned), document: JSON.stringify(draft.script) })
        audit('schedulePublication', scriptId, actor, before, brief(planned))
        return planned
      })
      store.tell(scriptId, schedule, actor)
      return schedule
    },

    cancel(scriptId, actor) {
      store.inOneCommit(() => {
        const before = found(scriptId)
        if (!before) throw new NotFound(`No publication of the script "${scriptId}" is scheduled.`)
        remove.run(scriptId)
        audit('cancelScheduledPublication', scriptId, actor, before, undefined)
      })
      store.tell(scriptId, undefined, actor)
    },

    forget: (scriptId) => void remove.run(scriptId),
    nextAt: () => next.get()?.at ?? undefined,

    publishDue() {
      const failures: unknown[] = []
      for (const row of due.all(store.now())) {
        try {
          publishOne(asSchedule(row))
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}

function refuseTime(at: number, now: number): void {
  const moment = (time: number) => new Date(time).toISOString()
  const message =
    at <= now
      ? `${moment(at)} is not ahead; it is ${moment(now)}. Name a later time, or publish at once.`
      : at > now + LONGEST_AHEAD_MS
        ? `${moment(at)} is more than a year ahead. Name a time before ${moment(now + LONGEST_AHEAD_MS)}.`
        : undefined
  if (message !== undefined) throw new RefusedChange('Scheduling the publication', [{ rule: 'schedule-time', message, path: ['at'] }])
}

const brief = ({ at, note, runs, draftRevision, hash }: ScheduledPublication) => ({ at, note, runs, draft: draftRevision, hash })

function asRow({ scriptId, at, note, runs, draftRevision, hash, scheduledAt, by }: ScheduledPublication): Row {
  const key = { script_id: scriptId, at, note, runs, draft_revision: draftRevision, hash, scheduled_at: scheduledAt }
  return { ...key, actor: JSON.stringify(by), refused_at: null, problems: null }
}

function asSchedule({ script_id, draft_revision, scheduled_at, actor, refused_at, problems, ...same }: Row): ScheduledPublication {
  return {
    scriptId: script_id,
    ...same,
    draftRevision: draft_revision,
    scheduledAt: scheduled_at,
    by: JSON.parse(actor) as Actor,
    ...(refused_at === null ? {} : { refusal: { at: refused_at, problems: JSON.parse(problems ?? '[]') as RefusalProblem[] } }),
  }
}
