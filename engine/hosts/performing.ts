/**
 * How hosts and performers work together: the host hands an effect over after the commit that asked for it, keeps the ledger, and
 * brings the result back to the object as an event, in one commit with the ledger's new state.
 */
import type { Effect, EffectResult, LedgerState } from '../effects/types'
import type { HistoryEntry } from '../history/entries'

export interface PerformRun {
  /**
   * Called right before the request leaves; when it resolves, it is durable that the request may be under way. Rejects when
   * that could not be kept, and then nothing may leave.
   */
  claim(): Promise<void>
}

/** Makes one request and tells what became of it. */
export type PerformEffect = (effect: Effect, run: PerformRun) => Promise<EffectResult>

/** What became of an effect that is found claimed after a crash. */
export type AfterCrash = (effect: Effect) => EffectResult | 'performAgain'

/** Where a result leaves its effect in the ledger. */
export function ledgerAfter(result: EffectResult): LedgerState {
  switch (result.type) {
    case 'send.accepted':
    case 'media.stored':
    case 'request.answered':
      return 'accepted'
    case 'send.inDoubt':
      return 'unknown'
    case 'send.refused':
    case 'send.windowClosed':
    case 'media.failed':
    case 'request.failed':
      return 'failed'
  }
}

/** A further try of the same effect may follow. */
export function mayBeTriedAgain(result: EffectResult): boolean {
  return 'retryAfterMs' in result && result.retryAfterMs !== undefined
}

/**
 * What an object's record tells about an effect in doubt: a status is proof that it went out, `rested` that a person let it be.
 * So ledger and history never tell different stories (requirement R30).
 */
export function settledByRecord(entry: HistoryEntry): { readonly effectId: string; readonly as: 'accepted' | 'rested' } | undefined {
  if (entry.type === 'message.status') return { effectId: entry.effectId, as: 'accepted' }
  if (entry.type !== 'message.doubt') return undefined
  if (entry.state === 'confirmed') return { effectId: entry.effectId, as: 'accepted' }
  return entry.state === 'rested' ? { effectId: entry.effectId, as: 'rested' } : undefined
}

/** Code of a refusal that is ours, not the provider's. */
const OWN_FAULT = 0

/** Turns a performer that threw into a result, so that no object waits for ever: after the claim it is in doubt, before it nothing left. */
export function resultOfThrow(effect: Effect, error: unknown, isClaimed: boolean): EffectResult {
  const { id: effectId, attempt } = effect
  const reason = `The performer of ${effect.type} failed: ${error instanceof Error ? error.message : String(error)}`
  if (effect.type === 'httpRequest')
    return { type: 'request.failed', effectId, attempt, reason, ...(isClaimed ? { isInDoubt: true as const } : {}) }
  if (effect.type === 'fetchMedia') return { type: 'media.failed', effectId, attempt, reason }
  if (isClaimed) return { type: 'send.inDoubt', effectId, attempt, reason }
  return { type: 'send.refused', effectId, attempt, refusal: { code: OWN_FAULT, message: reason } }
}
