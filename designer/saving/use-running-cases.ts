/** The cases that run the open script now, counted again while they go on. */
import { type RunningCases, readRunningCases } from '../api/publications'
import { useScript } from '../editor/editor-context'
import { type LiveView, useLiveView } from '../live/use-live-view'
import { usePlans } from './use-saving'

/** On a busy desk something happens all the time. */
const GATHER_MS = 2000

export function useRunningCases(): LiveView<RunningCases> {
  const id = useScript(({ script }) => script.id)
  const changes = usePlans((plans) => plans.changes)
  return useLiveView<RunningCases>({
    of: `${id} ${JSON.stringify(changes)}`,
    concerns: ({ entry }) => entry.type.startsWith('run.'),
    gatherMs: GATHER_MS,
    load: (signal) => readRunningCases(id, signal),
  })
}
