/** The saving of the draft at hand, and values of it. */
import { useStore } from 'zustand'
import type { Editor as OtherEditor } from '../../engine/http/editing'
import { useEditor } from '../editor/editor-context'
import type { Plans } from './plans'
import { type Saving, savingOf } from './saving'
import type { SyncState } from './sync-state'

export function useSaving(): Saving {
  const saving = savingOf(useEditor())
  if (!saving) throw new Error('The editor around this component is not that of a draft')
  return saving
}

export const useSync = <Value>(select: (state: SyncState) => Value): Value => useStore(useSaving().sync, select)

export const usePlans = <Value>(select: (plans: Plans) => Value): Value => useStore(useSaving().plans, select)

/** Who else has the script open. */
export const useOthers = (): readonly OtherEditor[] => useStore(useSaving().presence)
