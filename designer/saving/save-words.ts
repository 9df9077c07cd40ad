/** The state of saving in two or three words, for the bar. */
import { span } from '../playground/times'
import { moment } from '../versions/times'
import { words } from '../wording/words'
import type { SaveStatus, SyncState } from './sync-state'

const FRESH_MS = 5000
const HOUR = 60 * 60 * 1000

export function stateInWords({ status }: Pick<SyncState, 'status'>, now: number): string {
  const { states } = words.saving
  if (status.is === 'saved') return savedInWords(status.at, now)
  return status.is === 'offline' && status.said !== undefined ? states.trouble : states[status.is]
}

function savedInWords(at: number | undefined, now: number): string {
  const { states } = words.saving
  if (at === undefined || now - at < FRESH_MS) return states.saved
  return now - at < HOUR ? states.savedAgo(span(now - at)) : states.savedAt(moment(at, now))
}

/** Whether what is unsaved would be lost with the page. */
export const isOnlyHere = ({ status, kept }: SyncState): boolean => status.is !== 'saved' && (kept === 'full' || kept === 'denied')

export type Tone = 'good' | 'busy' | 'warning' | 'danger'

export function toneOf(status: SaveStatus): Tone {
  switch (status.is) {
    case 'saved':
      return 'good'
    case 'saving':
      return 'busy'
    case 'offline':
      return 'warning'
    default:
      return 'danger'
  }
}
