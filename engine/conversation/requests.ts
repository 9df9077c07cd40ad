/**
 * What a run asks other systems: one request at a time, made again as its performer says, and told to the run when it is over.
 *
 * Q1. Only the request that the run waits for counts: what comes back to another is kept in history and changes nothing.
 * Q2. A run that is over asks no more: its next try is called off.
 */
import type { EffectResult, OutgoingRequest } from '../effects/types'
import type { Requesting } from './state'
import { armTimer, caseAtHand, change, changeCase, newEffectId, type Turn } from './turn'

const MAX_REQUESTS = 60
const REQUESTS_WINDOW_MS = 10 * 60 * 1000

export function makeRequest(turn: Turn, request: OutgoingRequest): void {
  dropRequest(turn)
  if (!mayAsk(turn)) {
    turn.inner.push({ type: 'request.failed', reason: `More than ${MAX_REQUESTS} requests in ten minutes` })
    return
  }
  const effectId = newEffectId(turn)
  const { origin, pathname } = new URL(request.url)
  turn.history.push({
    type: 'request.made',
    caseNumber: caseAtHand(turn).number,
    effectId,
    method: request.method,
    where: `${origin}${pathname}`,
  })
  perform(turn, { effectId, attempt: 1, request })
}

export function takeRequestResult(turn: Turn, result: Extract<EffectResult, { type: `request.${string}` }>): void {
  const { effectId, retryAfterMs } = result
  const requesting = turn.state.theCase?.request
  const isAtHand = requesting?.effectId === effectId && requesting.attempt === result.attempt
  const willRetry = isAtHand && retryAfterMs !== undefined
  const came = result.type === 'request.answered' ? { status: result.status } : { reason: result.reason }
  turn.history.push({ type: 'request.ended', effectId, ...came, willRetry })
  if (!isAtHand) return
  if (willRetry) return changeCase(turn, { request: { ...requesting, armingId: armTimer(turn, retryAfterMs) } })
  dropRequest(turn)
  if (result.type === 'request.failed') turn.inner.push({ type: 'request.failed', reason: result.reason })
  else turn.inner.push({ type: 'request.answered', status: result.status, values: result.values })
}

/** The timer of a further try; false when it is none that is armed. */
export function takeRequestTimer(turn: Turn, armingId: string): boolean {
  const requesting = turn.state.theCase?.request
  if (requesting?.armingId !== armingId) return false
  const { armingId: _fired, ...rest } = requesting
  perform(turn, { ...rest, attempt: rest.attempt + 1 })
  return true
}

/** Nobody waits for it any more. */
export function dropRequest(turn: Turn): void {
  const { request, ...rest } = caseAtHand(turn)
  if (!request) return
  if (request.armingId !== undefined) turn.disarm.push(request.armingId)
  change(turn, { theCase: rest })
}

function perform(turn: Turn, requesting: Requesting): void {
  const { effectId: id, attempt, request } = requesting
  changeCase(turn, { request: requesting })
  turn.effects.push({ type: 'httpRequest', id, attempt, request })
}

/** The brake on scripts that ask without end. */
function mayAsk(turn: Turn): boolean {
  const recent = (turn.state.requestedAt ?? []).filter((at) => at > turn.now - REQUESTS_WINDOW_MS)
  if (recent.length >= MAX_REQUESTS) return false
  change(turn, { requestedAt: [...recent, turn.now] })
  return true
}
