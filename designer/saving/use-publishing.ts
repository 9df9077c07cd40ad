/** What publishing the draft would change, and doing it. */
import { useState } from 'react'
import type { Problem } from '../../engine/script/script'
import { messageOf, type ProblemItem, Refused } from '../api/client'
import { publishDraft, readScript, readVersions } from '../api/scripts'
import { useEditor, useScript, useView } from '../editor/editor-context'
import { type LiveView, useLiveView } from '../live/use-live-view'
import type { Named } from '../versions/shown'
import { words } from '../wording/words'
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
  /** Resolves to whether it is published. */
  publish(note: string): Promise<boolean>
}

const IDLE = { isRunning: false, failed: undefined, refused: [] }

export function usePublishing(): Publishing {
  const editor = useEditor()
  const saving = useSaving()
  const [state, setState] = useState<Omit<Publishing, 'publish'>>(IDLE)
  const { sync } = saving
  const { publish: said } = words.saving

  async function publish(note: string): Promise<boolean> {
    setState({ ...IDLE, isRunning: true })
    const revision = await sync.flush()
    if (revision === undefined) {
      setState({ ...IDLE, failed: said.notSaved })
      return false
    }
    try {
      const { version } = await publishDraft(editor.script.script().id, note, revision)
      sync.heardPublished(version)
      tellNews({ is: 'publishedHere', version }, editor, saving)
      return true
    } catch (error) {
      setState({ ...IDLE, ...failureOf(error) })
      return false
    }
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
