/** A case's life: opened by a message, its status changed by script, agent or program, closed by status alone (never by a run's end). */
import type { CaseStatus } from '../../nodes/case-status'
import type { Actor } from './events'
import { caseAtHand, change, changeCase, requestHead, type Turn } from './turn'

/** Makes sure that a case is open for what the contact says; true when it is new or open again. */
export function ensureCase(turn: Turn): boolean {
  const theCase = turn.state.theCase
  if (!theCase || theCase.status === 'closed') {
    openCase(turn)
    return true
  }
  if (theCase.status !== 'resolved') return false
  const by: Actor = { kind: 'program', name: 'the contact wrote again' }
  turn.history.push({ type: 'case.status', caseNumber: theCase.number, status: 'open', by })
  changeCase(turn, { status: 'open', timeouts: 0 })
  return true
}

function openCase(turn: Turn): void {
  const { channelId, contactId, contact, cases } = turn.state
  const number = cases + 1
  change(turn, {
    cases: number,
    theCase: { number, status: 'open', ownership: 'none', decision: 0, skill: '', isStaffed: true, timeouts: 0 },
  })
  turn.history.push({ type: 'case.opened', caseNumber: number, channelId, contactId, contact })
}

/** Tags that the case does not have yet; it keeps them until it is closed for good. */
export function addTags(turn: Turn, tags: readonly string[], by: Actor): void {
  const { number, tags: before = [] } = caseAtHand(turn)
  turn.history.push({ type: 'case.tagged', caseNumber: number, tags, by })
  changeCase(turn, { tags: [...before, ...tags] })
}

export function addNote(turn: Turn, text: string, by: Actor): void {
  const { number, notes = 0 } = caseAtHand(turn)
  turn.history.push({ type: 'case.noted', caseNumber: number, text, by })
  changeCase(turn, { notes: notes + 1 })
}

/** Sets the status. Resolved and closed give up agent and place in the queue; routing confirms with `over`. */
export function setStatus(turn: Turn, status: CaseStatus, by: Actor): void {
  const theCase = caseAtHand(turn)
  if (theCase.status === status) return
  turn.history.push({ type: 'case.status', caseNumber: theCase.number, status, by })
  changeCase(turn, { status })
  if (status !== 'resolved' && status !== 'closed') return
  if (theCase.ownership === 'none') return
  turn.requests.push({ type: 'case.over', ...requestHead(turn) })
  const { agentId: _free, ...rest } = caseAtHand(turn)
  change(turn, { theCase: { ...rest, ownership: 'none', isEnding: true } })
}
