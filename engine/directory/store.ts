/**
 * The directory as it is kept: who wants to change something comes here, and everything else reads revisions from it.
 *
 * D1. A revision never changes; numbers grow by one; only a change that changes something makes a new one.
 * D2. A change is checked as a whole, on what it leads to; it happens with its audit entries in one commit, or not at all.
 * D3. A published version never changes. Which version runs is part of the directory, so that changing it is a new revision.
 * D4. A draft is saved only by who began from its newest revision; nobody's work is overwritten, and what a stretch of work led to
 *     is kept when the next one begins (draft-snapshots.ts).
 */
import type { Actor } from '../conversation/events'
import { readScriptDocument } from '../script/read-script'
import type { Script } from '../script/script'
import { createAudit } from './audit'
import { changedSubjects } from './changed-subjects'
import { createChannelSecrets } from './channel-secrets'
import { createComments } from './comments'
import { contentHash } from './content-hash'
import { keepingStorageErrors, openDirectoryDatabase } from './database'
import type { Diagnose, DirectoryStore, ScriptNews, WorkspaceUpdate } from './directory-store'
import { Conflict, NotFound, RefusedChange } from './errors'
import { createListeners } from './listeners'
import { applyChange, type Subject } from './model/changes'
import { checkChange } from './model/check'
import type { Directory, DirectoryRevision } from './model/directory'
import { whereUsed } from './model/where-used'
import { createPublishing, withPublished } from './publishing'
import { readChanges } from './read-changes'
import { createRequestSecrets } from './request-secrets'
import { createRevisions } from './revisions'
import { createRunChangeLog } from './run-change-log'
import { createScriptShelf, type Draft, type ScriptVersion } from './script-shelf'
import type { Secrets } from './secrets'
import { staleDraft } from './stale-draft'

export interface DirectoryStoreOptions {
  /** `DATA_DIR/directory.sqlite`; made when it is missing. */
  readonly file: string
  readonly diagnose: Diagnose
  readonly secrets: Secrets
  /** Ms since 1970. */
  readonly now?: () => number
}

export function openDirectoryStore({ file, diagnose, secrets, now = Date.now }: DirectoryStoreOptions): DirectoryStore {
  const database = openDirectoryDatabase(file)
  const revisions = createRevisions(database)
  const shelf = createScriptShelf(database)
  const audit = createAudit(database, now)
  const channelSecrets = createChannelSecrets(database, secrets, audit, now)
  const requestSecrets = createRequestSecrets(database, secrets, audit, now)
  const listeners = createListeners<DirectoryRevision>(({ revision }) => `directory revision ${revision}`)
  const scriptListeners = createListeners<ScriptNews>(({ type, scriptId }) => `script "${scriptId}" (${type})`)

  const removeSecretsOf = database.prepare<[string]>('DELETE FROM channel_secret WHERE channel_id = ?')
  const allApplied = database.prepare<[], { kind: string; id: string; hash: string }>(
    'SELECT subject_kind AS kind, subject_id AS id, hash FROM applied',
  )
  const clearApplied = database.prepare('DELETE FROM applied')
  const putApplied = database.prepare<[string, string, string]>('INSERT INTO applied VALUES (?, ?, ?)')

  const inOneCommit = <Result>(work: () => Result): Result => keepingStorageErrors(file, () => database.transaction(work).immediate())

  const comments = createComments({
    ...{ database, audit, now, inOneCommit },
    documentOf(scriptId, version) {
      if (version !== undefined) return shelf.version(scriptId, version)
      return shelf.draft(scriptId)?.script ?? shelf.version(scriptId, shelf.versions(scriptId)[0]?.version ?? 0)
    },
    onSaid: (news) => scriptListeners.tell({ type: 'comments', ...news }),
  })

  /** Commits what leads to a revision; only then is it current and told to the listeners. */
  function moveOn(work: () => DirectoryRevision): { readonly revision: number } {
    const before = revisions.current()
    const reached = inOneCommit(work)
    if (reached !== before) {
      revisions.adopt(reached)
      listeners.tell(reached)
    }
    return { revision: reached.revision }
  }

  /** Checks and keeps the next directory with its audit entries; the current one where nothing differs. */
  function keep(next: Directory, actor: Actor, note?: string): DirectoryRevision {
    const before = revisions.current()
    const changed = changedSubjects(before, next)
    if (changed.length === 0) return before
    const problems = checkChange(before, next, publishedScripts(next))
    if (problems.length > 0) throw new RefusedChange('The change of the directory', problems)
    const revision = revisions.append(withoutRevision(next), actor, now())
    for (const { kind, id, before, after } of changed) {
      audit.append({
        actor,
        action: actionOf(kind, after),
        subject: { kind, id },
        before,
        after: kind === 'script' && after !== undefined ? { ...(after as object), note } : after,
        revision: revision.revision,
      })
      if (kind === 'channel' && after === undefined) removeSecretsOf.run(id)
    }
    return revision
  }

  const publishedScripts = (directory: Directory) => directory.scripts.flatMap(({ hash }) => shelf.byHash(hash) ?? [])

  function refuseBroken(scripts: readonly Script[], directory: Directory): void {
    const problems = scripts.flatMap((script) =>
      diagnose(script, directory)
        .filter(({ severity }) => severity === 'error')
        .map((problem) => ({ ...problem, message: `${script.id}: ${problem.message}` })),
    )
    if (problems.length > 0) throw new RefusedChange('Publishing', problems)
  }

  function draftOf(scriptId: string, revision?: number): Draft {
    const draft = shelf.draft(scriptId)
    if (!draft) throw new NotFound(`There is no draft of a script "${scriptId}".`)
    if (revision !== undefined && draft.revision !== revision) throw staleDraft(scriptId, draft, revision, draft.script)
    return draft
  }

  const { scheduled, ...publishing } = createPublishing({
    ...{ database, shelf, audit, current: revisions.current, draftOf, keep, moveOn, inOneCommit, now },
    refuseBroken: (script) => refuseBroken([script], revisions.current()),
    tell: scriptListeners.tell,
  })

  /** The draft becomes the script that an apply publishes; edits that nobody published are kept in the audit. Undefined: it was that. */
  function replaceDraft(script: Script, actor: Actor): Draft | undefined {
    const draft = shelf.draft(script.id)
    if (draft?.hash === contentHash(script)) return undefined
    const isEdited = draft && shelf.versions(script.id)[0]?.hash !== draft.hash
    const replaced = shelf.putDraft(script, actor, now())
    if (isEdited) {
      audit.append({
        actor,
        action: 'replaceDraft',
        subject: { kind: 'script', id: script.id },
        before: draft.script,
        after: { hash: replaced.hash },
      })
    }
    return replaced
  }

  return {
    current: revisions.current,
    at: revisions.at,

    change(change, actor, baseRevision) {
      const changes = readChanges(change)
      return moveOn(() => {
        const current = revisions.current()
        if (baseRevision !== undefined && baseRevision !== current.revision) {
          throw new Conflict(
            `The directory is at revision ${current.revision}; the change began from ${baseRevision}. Load it again.`,
            current.revision,
          )
        }
        return keep(changes.reduce<Directory>(applyChange, current), actor)
      })
    },

    whereUsed: (subject) => whereUsed(revisions.current(), publishedScripts(revisions.current()), subject),

    onChanged: listeners.add,
    onScriptChanged: scriptListeners.add,

    scripts: shelf.list,
    draft: shelf.draft,
    draftState: shelf.draftState,
    scriptHistory: shelf.history,
    draftSnapshot: shelf.snapshot,

    saveDraft(document, actor, baseRevision) {
      const read = readScriptDocument(document)
      if (!read.ok) throw new RefusedChange('The draft', read.problems)
      const { script } = read
      const { draft, isNew } = inOneCommit(() => {
        const known = shelf.draft(script.id)
        if (known?.hash === contentHash(script)) return { draft: known, isNew: false }
        if ((known?.revision ?? 0) !== baseRevision) throw staleDraft(script.id, known, baseRevision, script)
        const draft = shelf.putDraft(script, actor, now())
        const brief = ({ revision, hash }: Draft) => ({ draft: revision, hash })
        audit.append({
          actor,
          action: 'saveDraft',
          subject: { kind: 'script', id: script.id },
          before: known && brief(known),
          after: brief(draft),
        })
        return { draft, isNew: true }
      })
      if (isNew) scriptListeners.tell(draftNews(draft))
      return draft
    },

    publish: publishing.publish,
    setPublishedVersion: publishing.setPublishedVersion,
    chooseForRuns: publishing.chooseForRuns,
    scheduled,
    runsChoices: publishing.runsChoices,
    runChangeLog: createRunChangeLog(database),

    versions: shelf.versions,
    scriptVersion: shelf.version,
    scriptByHash: shelf.byHash,

    deleteScript(scriptId, actor) {
      inOneCommit(() => {
        const draft = draftOf(scriptId)
        const versions = shelf.versions(scriptId).length
        if (versions > 0) {
          const message = `The script "${scriptId}" has ${versions} published version${versions === 1 ? '' : 's'}, which runs and history name. It cannot be deleted.`
          throw new RefusedChange('Deleting the script', [{ rule: 'has-versions', message, path: ['script', scriptId] }])
        }
        shelf.removeDraft(scriptId)
        comments.forget(scriptId)
        scheduled.forget(scriptId)
        audit.append({ actor, action: 'delete', subject: { kind: 'script', id: scriptId }, before: draft.script })
      })
      scriptListeners.tell({ type: 'deleted', scriptId, by: actor, at: now() })
    },

    comments,
    channelSecrets,
    requestSecrets,
    readAudit: audit.read,
    findBrokenAudit: audit.firstBroken,
    recordAudit: (record) => inOneCommit(() => audit.append(record)),

    lastApplied: () => new Map(allApplied.all().map(({ kind, id, hash }) => [`${kind} ${id}`, hash])),

    applyWorkspace({ directory, publish, unpublish, applied, runs = 'finish' }: WorkspaceUpdate, actor) {
      let news: readonly ScriptNews[] = []
      let published: readonly ScriptVersion[] = []
      const reached = moveOn(() => {
        const kept = { ...directory, scripts: directory.scripts.filter(({ id }) => !unpublish.includes(id)) }
        refuseBroken(publish, kept)
        const note = 'Applied from the workspace folder'
        const drafts = publish.flatMap((script) => replaceDraft(script, actor) ?? [])
        const versions = publish.map((script) => shelf.addVersion(script, note, actor, now()))
        for (const { scriptId } of versions) shelf.closeStretch(scriptId)
        publishing.keepChoices(versions, runs, actor)
        published = versions
        news = [
          ...drafts.map(draftNews),
          ...versions.map(({ scriptId, version, by, at }): ScriptNews => ({ type: 'published', scriptId, version, by, at })),
        ]
        clearApplied.run()
        for (const [key, hash] of applied) {
          const [kind = '', id = ''] = key.split(' ')
          putApplied.run(kind, id, hash)
        }
        return keep(withPublished(kept, versions), actor, note)
      })
      for (const each of news) scriptListeners.tell(each)
      for (const { scriptId, version } of published) publishing.tellChosen(scriptId, version, runs, actor)
      return reached
    },

    close: () => void database.close(),
  }
}

const actionOf = (kind: Subject['kind'], after: unknown) =>
  kind === 'script' ? (after === undefined ? 'unpublish' : 'publish') : after === undefined ? 'remove' : 'put'

function withoutRevision(directory: Directory): Directory {
  const { revision: _, ...rest } = directory as Directory & { revision?: number }
  return rest
}

const draftNews = ({ scriptId, revision, by, at }: Draft): ScriptNews => ({ type: 'draft', scriptId, revision, by, at })
