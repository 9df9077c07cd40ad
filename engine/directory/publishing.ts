/** Which version of a script new cases run: publishing a draft, now or at a set time, the way back, and what becomes of running cases. */
import type { Actor } from '../conversation/events'
import type { Script } from '../script/script'
import type { Audit } from './audit'
import { contentHash } from './content-hash'
import type { DirectoryDatabase } from './database'
import type { DirectoryStore, ScriptNews } from './directory-store'
import { NotFound } from './errors'
import type { Directory, DirectoryRevision } from './model/directory'
import { findPublishedScript } from './model/look-up'
import type { RunsChoice } from './run-changes'
import { createRunsChoices } from './runs-choices'
import { createScheduledPublications } from './scheduled-publications'
import type { Draft, ScriptShelf, ScriptVersion } from './script-shelf'

/** What the store around it does for it. */
export interface PublishingStore {
  readonly database: DirectoryDatabase
  readonly shelf: ScriptShelf
  readonly audit: Audit
  current(): DirectoryRevision
  /** Throws NotFound, and Conflict where the draft has another revision than the one that is named. */
  draftOf(scriptId: string, revision?: number): Draft
  /** Throws RefusedChange where the script has errors in the directory as it is. */
  refuseBroken(script: Script): void
  /** Checks and keeps the next directory, within a commit. */
  keep(next: Directory, actor: Actor, note: string): DirectoryRevision
  /** Commits what leads to a revision, and tells of it. */
  moveOn(work: () => DirectoryRevision): { readonly revision: number }
  inOneCommit<Result>(work: () => Result): Result
  tell(news: ScriptNews): void
  now(): number
}

type Offered = 'publish' | 'setPublishedVersion' | 'chooseForRuns' | 'runsChoices'

export interface Publishing extends Pick<DirectoryStore, Offered> {
  readonly scheduled: ReturnType<typeof createScheduledPublications>
  /** For versions that a workspace publishes, within its commit. */
  keepChoices(versions: readonly ScriptVersion[], choice: RunsChoice, by: Actor): void
  tellChosen(scriptId: string, version: number, choice: RunsChoice, by: Actor): void
}

interface Publication {
  readonly note: string
  readonly actor: Actor
  /** What becomes of cases that run other versions. */
  readonly runs: RunsChoice
}

export function createPublishing(store: PublishingStore): Publishing {
  const { database, shelf, audit, inOneCommit, tell, now } = store
  const choices = createRunsChoices(database, audit)

  /** @param work runs in the commit and gives the document. */
  function publish(work: () => Script, { note, actor, runs }: Publication, isScheduled = false): ScriptVersion {
    let published: ScriptVersion | undefined
    store.moveOn(() => {
      const script = work()
      store.refuseBroken(script)
      const newest = shelf.versions(script.id)[0]
      published = newest?.hash === contentHash(script) ? newest : shelf.addVersion(script, note, actor, now())
      shelf.closeStretch(script.id)
      choices.keep({ scriptId: script.id, toVersion: published.version, choice: runs, by: actor })
      return store.keep(withPublished(store.current(), [published]), actor, note)
    })
    // the work ran, or threw
    const version = published as ScriptVersion
    const { scriptId } = version
    tell({ type: 'published', scriptId, version: version.version, by: actor, at: now(), ...(isScheduled ? { isScheduled } : {}) })
    tellChosen(scriptId, version.version, runs, actor)
    return version
  }

  function tellChosen(scriptId: string, version: number, choice: RunsChoice, by: Actor): void {
    if (choice !== 'finish') tell({ type: 'runsChosen', scriptId, version, choice, by, at: now() })
  }

  function publishScheduled(script: Script, { note, by, runs }: Omit<Publication, 'actor'> & { readonly by: Actor }, also: () => void) {
    const work = () => {
      also()
      return script
    }
    return publish(work, { note, actor: by, runs }, true)
  }

  const scheduled = createScheduledPublications(database, {
    ...{ audit, inOneCommit, now },
    draft: store.draftOf,
    refuseBroken: store.refuseBroken,
    publish: publishScheduled,
    tell: (scriptId, schedule, by) => tell({ type: 'scheduled', scriptId, by, at: now(), ...(schedule ? { schedule } : {}) }),
  })

  return {
    scheduled,
    runsChoices: { open: choices.open, begun: choices.begun },
    tellChosen,

    keepChoices(versions, choice, by) {
      for (const { scriptId, version } of versions) choices.keep({ scriptId, toVersion: version, choice, by })
    },

    publish: (scriptId, note, actor, draftRevision, runs = 'finish') =>
      publish(() => store.draftOf(scriptId, draftRevision).script, { note, actor, runs }),

    setPublishedVersion(scriptId, version, actor, runs = 'finish') {
      const reached = store.moveOn(() => {
        const wanted = shelf.versions(scriptId).find((candidate) => candidate.version === version)
        const script = shelf.version(scriptId, version)
        if (!wanted || !script) throw new NotFound(`There is no version ${version} of a script "${scriptId}".`)
        store.refuseBroken(script)
        shelf.closeStretch(scriptId)
        choices.keep({ scriptId, toVersion: version, choice: runs, by: actor })
        return store.keep(withPublished(store.current(), [wanted]), actor, `version ${version} again`)
      })
      tell({ type: 'published', scriptId, version, by: actor, at: now() })
      tellChosen(scriptId, version, runs, actor)
      return reached
    },

    chooseForRuns(scriptId, runs, actor) {
      const version = findPublishedScript(store.current(), scriptId)?.version
      if (version === undefined) throw new NotFound(`No version of a script "${scriptId}" is published, so that no case runs it.`)
      inOneCommit(() => choices.keep({ scriptId, toVersion: version, choice: runs, by: actor }))
      tellChosen(scriptId, version, runs, actor)
    },
  }
}

export function withPublished(directory: Directory, versions: readonly ScriptVersion[]): Directory {
  const published = new Map(directory.scripts.map((script) => [script.id as string, script]))
  for (const { scriptId, name, version, hash } of versions) {
    published.set(scriptId, { id: scriptId as Script['id'], name, version, hash })
  }
  return { ...directory, scripts: [...published.values()] }
}
