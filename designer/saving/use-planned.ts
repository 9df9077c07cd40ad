/** The document that is scheduled for publication, read once for each schedule. */
import type { ScheduledPublication } from '../../engine/directory/scheduled-publications'
import type { Script } from '../../engine/script/script'
import { readSchedule } from '../api/publications'
import { type LiveView, useLiveView } from '../live/use-live-view'

export const usePlanned = ({ scriptId, hash, scheduledAt }: ScheduledPublication): LiveView<Script | undefined> =>
  useLiveView<Script | undefined>({
    of: `${scriptId} ${hash} ${scheduledAt}`,
    concerns: () => false,
    load: async (signal) => (await readSchedule(scriptId, signal)).script,
  })
