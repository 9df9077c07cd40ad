/**
 * Routing as a durable object: who gets which case. One object per pool of agents; nobody else decides ownership (P1).
 *
 * Every event is handled in three steps: change what it asks for, match what became free, write everything at once. A new directory
 * is applied and matched before the event that brings it.
 */
import type { DirectoryRevision } from '../directory/model/directory'
import type { ObjectEvent, ObjectHandler } from '../hosts/host'
import { acceptOffer, rejectOffer, releaseCase, transferCase } from './commands'
import { applyDirectory } from './directory-change'
import { Draft } from './draft'
import { match } from './match'
import type { Work } from './moves'
import { changePresence } from './presence'
import type { CommandAnswer, RoutingEvent } from './protocol'
import { handleRequest } from './requests'
import { reviewQueue } from './reviews'
import { teamOf } from './team'
import { handleTimer } from './timers'

export interface RoutingServices {
  /** An immutable revision by its number; the only look-up outside the context. */
  readonly directoryAt: (revision: number) => DirectoryRevision
}

/** Takes RoutingEvent; answers CommandAnswer to an agent's command, else undefined. Throws on an event that is none of these. */
export function createRouting({ directoryAt }: RoutingServices): ObjectHandler {
  return async (context, event) => {
    const draft = await Draft.open(context)
    const revision = newestRevision(event, draft.seenRevision)
    const work: Work = { draft, team: teamOf(directoryAt(revision)) }
    if (revision !== draft.seenRevision) {
      await applyDirectory(work, revision)
      await match(work)
    }
    const answer = await handle(work, event as RoutingEvent)
    await match(work)
    draft.commit()
    return answer
  }
}

/** A delayed event may bring an older revision than one that was seen before; the directory never goes back. */
function newestRevision({ type, revision }: ObjectEvent, seen: number | undefined): number {
  if (revision === undefined && seen === undefined) {
    throw new Error(`Routing got ${type} without a directory revision, and has seen none before; the host has to stamp its events.`)
  }
  return Math.max(revision ?? 0, seen ?? 0)
}

async function handle(work: Work, event: RoutingEvent): Promise<CommandAnswer | undefined> {
  switch (event.type) {
    case 'case.join':
    case 'case.leave':
    case 'case.over':
      await handleRequest(work, event)
      return
    case 'agent.presence':
      return changePresence(work, event.agentId, event.presence)
    case 'offer.accept':
      return acceptOffer(work, event)
    case 'offer.reject':
      return rejectOffer(work, event)
    case 'case.release':
      return releaseCase(work, event)
    case 'case.transfer':
      return transferCase(work, event)
    case 'offer.expired':
    case 'preference.expired':
    case 'cooldown.ended':
      await handleTimer(work, event)
      return
    case 'queue.review':
      await reviewQueue(work, event)
      return
    case 'agents.review':
      for (const agentId of event.agentIds) work.draft.freeAgents.add(agentId)
      return
    case 'directory.changed':
      // the revision that it brought has been applied
      return
    default:
      event satisfies never
      throw new Error(`Routing does not know the event ${JSON.stringify((event as ObjectEvent).type)}.`)
  }
}
