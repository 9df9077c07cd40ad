/** What publishing the draft would change, and doing it. */
import { useState } from 'react'
import type { Problem } from '../../engine/script/script'
import { messageOf, type ProblemItem, Refused } from '../api/client'
import { type PublicationRequest, schedulePublication } from '../api/publications'
import { publishDraft, readScript, readVersions } from '../api/scripts'
import { useEditor, useScript, useView } from '../editor/editor-context'
import { type LiveView, useLiveView } from '../live/use-live-view'
import { tell } from '../shell/tell'
import type { Named } from '../versions/shown'
import { words } from '../wording/words'
import { whenInWords } from './local-time'
import { tellNews } from './tell-news'
import { useSaving, useSync } from './use-saving'

export interface Published {
  /** What new cases run now; undefined where nothing was ever published. */
  readonly running: (Named & { readonly version: number }) | undefined
  readonly nextVersion: number
  /** What the server finds wrong with the draft. */
  readonly problems: readonly Problem[]
}

export function usePublished(): LiveView<Published> {
  const id = useScript(({ script }) => script.id)
  const heard = useSync(({ publishedVersion }) => publishedVersion)
  const { sync } = useSaving()
  return useLiveView<Published>({
    of: `${id} ${heard}`,
    concerns: () => false,
    async load(signal) {
      await sync.flush()
      const [{ published, problems }, [newest]] = await Promise.all([readScript(id, signal), readVersions(id, signal)])
      const running = published && { label: words.versions.version(published.version), ...published }
      return { running, nextVersion: (newest?.version ?? 0) + 1, problems }
    },
  })
}

export interface Publishing {
  readonly isRunning: boolean
  /** Why it did not work, in a sentence. */
  readonly failed: string | undefined
  readonly refused: readonly ProblemItem[]
  /** At a set time where one is given (ms since 1970). Resolves to whether it is published, or planned. */
  publish(what: Omit<PublicationRequest, 'draftRevision'>, at?: number): Promise<boolean>
}

const IDLE = { isRunning: false, failed: undefined, refused: [] }

export function usePublishing(): Publishing {
  const editor = useEditor()
  const saving = useSaving()
  const [state, setState] = useState<Omit<Publishing, 'publish'>>(IDLE)
  const { sync } = saving
  const { publish: said } = words.saving

  async function publish(what: Omit<PublicationRequest, 'draftRevision'>, at?: number): Promise<boolean> {
    setState({ ...IDLE, isRunning: true })
    const revision = await sync.flush()
    if (revision === undefined) {
      setState({ ...IDLE, failed: said.notSaved })
      return false
    }
    try {
      const request = { ...what, draftRevision: revision }
      if (at === undefined) await publishNow(request)
      else await publishLater({ ...request, at })
      return true
    } catch (error) {
      setState({ ...IDLE, ...failureOf(error) })
      return false
    }
  }

  async function publishNow(request: PublicationRequest): Promise<void> {
    const { version } = await publishDraft(editor.script.script().id, request)
    sync.heardPublished(version)
    tellNews({ is: 'publishedHere', version, runs: request.runs }, editor, saving)
  }

  async function publishLater(request: Parameters<typeof schedulePublication>[1]): Promise<void> {
    const schedule = await schedulePublication(editor.script.script().id, request)
    saving.plans.setState({ schedule })
    tell(editor, words.publishing.schedule.announced(whenInWords(schedule.at, Date.now())), { tone: 'good' })
  }

  function failureOf(error: unknown): Pick<Publishing, 'failed'> | Pick<Publishing, 'failed' | 'refused'> {
    if (!(error instanceof Refused)) return { failed: messageOf(error) }
    if (error.status === 409) {
      sync.heard(error.refusal.currentRevision)
      return { failed: said.movedOn }
    }
    const { problems } = error.refusal
    return problems.length > 0 ? { failed: said.refused, refused: problems } : { failed: error.message }
  }

  return { ...state, publish }
}

export interface Checked {
  readonly errors: readonly Problem[]
  readonly warnings: readonly Problem[]
}

/** What is known of the draft's problems: as it is drawn, or where nothing looked at it here yet, what the server found. */
export function useChecked(found: readonly Problem[] = []): Checked {
  const drawn = useView((view) => view.problems)
  const isChecked = useView((view) => view.isChecked)
  const problems = isChecked ? drawn : found
  return {
    errors: problems.filter(({ severity }) => severity === 'error'),
    warnings: problems.filter(({ severity }) => severity === 'warning'),
  }
}
