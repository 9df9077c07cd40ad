/** The history of the script beside the canvas; while two states are held against one another, the list of what differs. */
import { useStore } from 'zustand'
import { DifferencePanel } from './DifferencePanel'
import { HistoryPanel } from './HistoryPanel'
import { shown } from './shown'

export function VersionsPanel() {
  const now = useStore(shown)
  return now.is === 'difference' ? <DifferencePanel shown={now} /> : <HistoryPanel />
}
