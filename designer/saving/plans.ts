/** What is going on around the publications of the open script, as far as this page has heard: what is scheduled, what becomes of running cases. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RunChange } from '../../engine/directory/run-changes'
import type { ScheduledPublication } from '../../engine/directory/scheduled-publications'

export interface Plans {
  readonly schedule: ScheduledPublication | undefined
  /** Newest first. */
  readonly changes: readonly RunChange[]
}

export type PlansStore = Pick<StoreApi<Plans>, 'getState' | 'getInitialState' | 'subscribe' | 'setState'>

export const createPlans = (): PlansStore => createStore<Plans>(() => ({ schedule: undefined, changes: [] }))

/** Those that are done now and were not before, or had not even begun: of a few cases it is over at once. */
export function finishedSince(before: readonly RunChange[], now: readonly RunChange[]): RunChange[] {
  const wasDone = ({ toVersion, choice, at }: RunChange) =>
    before.some((one) => one.isDone && one.toVersion === toVersion && one.choice === choice && one.at === at)
  return now.filter((change) => change.isDone && !wasDone(change))
}
