/** What routing armed for itself. A timer that does not name what is current any more changes nothing (R23). */
import { reconsider, requeue, type Work } from './moves'
import type { CaseKey, RoutingTimer } from './protocol'
import type { CaseState } from './state'

export async function handleTimer(work: Work, timer: RoutingTimer): Promise<void> {
  const { caseKey } = timer
  const theCase = await work.draft.theCase(caseKey)
  if (!theCase) return
  switch (timer.type) {
    case 'offer.expired':
      if (theCase.what.is !== 'offered' || theCase.decision !== timer.decision) return
      return requeue(work, caseKey, theCase, 'offerExpired', theCase.what.agentId)
    case 'preference.expired':
      if (theCase.preference?.armingId !== timer.armingId) return
      return keep(work, caseKey, theCase, { ...theCase, preference: { ...theCase.preference, armingId: null } })
    case 'cooldown.ended':
      if (!theCase.refusals.some(({ armingId }) => armingId === timer.armingId)) return
      return keep(work, caseKey, theCase, {
        ...theCase,
        refusals: theCase.refusals.map((refusal) => (refusal.armingId === timer.armingId ? { ...refusal, armingId: null } : refusal)),
      })
    default:
      timer satisfies never
  }
}

async function keep(work: Work, caseKey: CaseKey, before: CaseState, after: CaseState): Promise<void> {
  if (before.what.is === 'queued') await reconsider(work, caseKey, before, after)
  else work.draft.setCase(caseKey, after)
}
