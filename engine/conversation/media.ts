/** Files that a contact sent: the message is kept at once, the file is fetched afterwards and again while Meta keeps it (requirement R8). */
import type { EffectResult } from '../effects/types'
import type { MediaReference } from './inbound'
import type { Fetching } from './state'
import { armTimer, change, newEffectId, type Turn } from './turn'

/** More than this at once are not asked for again when they fail. */
const MAX_FETCHING = 20

export function fetchMedia(turn: Turn, { mediaId, mimeType }: MediaReference): void {
  const fetching: Fetching = { effectId: newEffectId(turn), attempt: 1, mediaId, mimeType }
  turn.history.push({ type: 'media.requested', effectId: fetching.effectId, mediaId })
  change(turn, { fetching: [...turn.state.fetching, fetching].slice(-MAX_FETCHING) })
  perform(turn, fetching)
}

export function takeMediaResult(turn: Turn, result: Extract<EffectResult, { type: `media.${string}` }>): void {
  const { effectId } = result
  const fetching = turn.state.fetching.find((other) => other.effectId === effectId && other.attempt === result.attempt)
  if (result.type === 'media.stored') {
    const { storedAs, mimeType, bytes } = result
    turn.history.push({ type: 'media.stored', effectId, storedAs, mimeType, bytes })
    return forget(turn, effectId)
  }
  const willRetry = fetching !== undefined && result.retryAfterMs !== undefined
  turn.history.push({ type: 'media.missing', effectId, reason: result.reason, willRetry })
  if (!willRetry) return forget(turn, effectId)
  replace(turn, { ...fetching, attempt: fetching.attempt + 1, armingId: armTimer(turn, result.retryAfterMs ?? 0) })
}

/** The timer of a further try; false when it is none that is armed. */
export function takeMediaTimer(turn: Turn, armingId: string): boolean {
  const fetching = turn.state.fetching.find((other) => other.armingId === armingId)
  if (!fetching) return false
  const { armingId: _fired, ...rest } = fetching
  replace(turn, rest)
  perform(turn, rest)
  return true
}

function perform(turn: Turn, { effectId, attempt, mediaId, mimeType }: Fetching): void {
  turn.effects.push({ type: 'fetchMedia', id: effectId, attempt, channelId: turn.state.channelId, mediaId, mimeType })
}

function replace(turn: Turn, fetching: Fetching): void {
  change(turn, { fetching: turn.state.fetching.map((other) => (other.effectId === fetching.effectId ? fetching : other)) })
}

function forget(turn: Turn, effectId: string): void {
  change(turn, { fetching: turn.state.fetching.filter((other) => other.effectId !== effectId) })
}
