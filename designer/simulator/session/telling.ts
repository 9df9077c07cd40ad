/** What in history is worth a moment of its own, and which nodes a run came into. */
import type { HistoryEntry, KeptEntry } from '../../../engine/history/entries'
import type { RoutingDecision } from '../../../engine/routing/protocol'

type Stepped = Extract<HistoryEntry, { type: 'run.stepped' }>

/** A status on its way, an answer's number, a name learned: these are shown with the moment that follows them. */
export function isTelling({ entry }: KeptEntry): boolean {
  switch (entry.type) {
    case 'message.status':
      return entry.status === 'delivered' || entry.status === 'failed'
    case 'message.queued':
      return entry.by.kind !== 'script'
    case 'run.stepped':
      return isMove(entry)
    case 'routing.decided':
      return isChangeOfHands(entry.decision)
    case 'request.made':
    case 'request.ended':
    case 'media.requested':
    case 'media.stored':
    case 'contact.changed':
    case 'case.opened':
      return false
    default:
      return true
  }
}

/** A run that only notes that its question has gone out stays where it is. */
function isMove({ event, steps }: Stepped): boolean {
  return event === 'run.started' || steps.length > 1 || steps.some(({ port, changed, fault }) => (port ?? changed ?? fault) !== undefined)
}

/** Routing also confirms what the case knows already, and tells who is there. */
function isChangeOfHands({ what }: RoutingDecision): boolean {
  return what.is !== 'over' && !(what.is === 'queued' && what.because === 'staffingChanged')
}

/** Nodes that the run came into, in order; a link back to the same node comes into it anew. */
export function enteredNodes(entries: readonly KeptEntry[]): string[] {
  return entries.flatMap(({ entry }) => (entry.type === 'run.stepped' ? enteredBy(entry) : []))
}

/** The first step is where the run stood already, except when it has only begun. */
function enteredBy({ event, steps }: Stepped): string[] {
  return steps.slice(event === 'run.started' ? 0 : 1).map(({ node }) => node)
}
