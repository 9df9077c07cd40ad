/** What each choice would do to running cases when new ones get this published version. */
import type { Script } from '../../engine/script/script'
import { messageOf } from '../api/client'
import { readVersion } from '../api/scripts'
import { useScript } from '../editor/editor-context'
import { useLiveView } from '../live/use-live-view'
import { outlookOf, type RunsOutlook } from './running-cases'
import { useRunningCases } from './use-running-cases'

export function useRunsOutlook(version: number): { readonly outlook: RunsOutlook | undefined; readonly problem: string | undefined } {
  const id = useScript(({ script }) => script.id)
  const running = useRunningCases()
  const target = useLiveView<Script>({ of: `${id} ${version}`, concerns: () => false, load: (signal) => readVersion(id, version, signal) })
  const error = running.error ?? target.error
  return {
    outlook: running.data && target.data && outlookOf(running.data.versions, target.data, version),
    problem: error === undefined ? undefined : messageOf(error),
  }
}
