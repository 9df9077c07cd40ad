/**
 * The conversation: one contact on one channel, as a durable object. It opens cases, runs their scripts, keeps messages in order on
 * their way out, and follows what routing decides.
 *
 * An event that breaks the turn (a fault of ours, not of the contact's) never mutes the conversation: what the contact said is kept,
 * the run ends with a fault, and the channel's default skill takes the case (requirement R13). Only when that fails too does the
 * host set the event aside.
 */

import { findChannel } from '../directory/model/look-up'
import type { DurableContext, ObjectEvent, ObjectHandler } from '../hosts/host'
import type { CommandAnswer } from '../routing/protocol'
import { timerEvent } from '../run/advance'
import { ensureCase, setStatus } from './cases'
import type { ConversationEvent, RunChangeAnswer } from './events'
import type { ContactDetails, InboundContent } from './inbound'
import { fetchMedia, takeMediaResult, takeMediaTimer } from './media'
import { settleUnknown, takePreference, takeResult, takeSendTimer, takeStatus } from './outgoing'
import { takeDecision } from './ownership'
import { takeReply } from './replies'
import { takeRequestResult, takeRequestTimer } from './requests'
import { takeRunChange } from './run-changes'
import { beginRun, endRun, feed, feedInner, giveToDefaultSkill, hasActiveRun, holdReply } from './runs'
import { type ConversationState, STATE } from './state'
import { type ConversationSettings, caseAtHand, change, changeCase, type Lookups, type Turn, write } from './turn'

const DONE: CommandAnswer = { ok: true }

/** Makes the handler of conversations. The lookups answer by number or hash and never change an answer. */
export function createConversation(lookups: Lookups, settings: ConversationSettings): ObjectHandler {
  return async (context, objectEvent) => {
    const event = objectEvent as ConversationEvent & ObjectEvent
    const before = await context.get<ConversationState>(STATE)
    if (!before && event.type !== 'message.received' && event.type !== 'run.requested') return DONE
    const now = await context.now()
    const seed = await context.random()
    const begin = (): Turn => beginTurn(context, event, before, lookups, settings, now, seed)
    let turn = begin()
    let answer: CommandAnswer | RunChangeAnswer
    try {
      answer = take(turn, event)
      feedInner(turn)
    } catch (error) {
      turn = begin()
      answer = takeDespiteFault(turn, event, error)
    }
    write(turn, context)
    return answer
  }
}

function beginTurn(
  context: DurableContext,
  event: ConversationEvent & ObjectEvent,
  before: ConversationState | undefined,
  lookups: Lookups,
  settings: ConversationSettings,
  now: number,
  seed: number,
): Turn {
  return {
    key: context.key,
    now,
    seed,
    directory: lookups.directoryAt(event.revision ?? 0),
    lookups,
    settings,
    state: before ?? newState(event),
    inner: [],
    requests: [],
    arm: [],
    disarm: [],
    effects: [],
    history: [],
  }
}

function newState(event: ConversationEvent): ConversationState {
  if (event.type !== 'message.received' && event.type !== 'run.requested') throw new Error(`${event.type} cannot begin a conversation`)
  return {
    channelId: event.channelId,
    contactId: event.contactId,
    contact: event.contact,
    lastInboundAt: null,
    isOptedOut: false,
    effects: 0,
    cases: 0,
    runs: 0,
    armings: 0,
    theCase: null,
    outgoing: [],
    fetching: [],
    unknown: [],
    replies: [],
    automaticAt: [],
  }
}

function take(turn: Turn, event: ConversationEvent): CommandAnswer | RunChangeAnswer {
  switch (event.type) {
    case 'message.received':
      takeMessage(turn, event)
      return DONE
    case 'contact.changed':
      learn(turn, event.contact)
      return DONE
    case 'status.received':
      if (event.update.effectId) takeStatus(turn, { ...event.update, effectId: event.update.effectId })
      return DONE
    case 'call.received':
      learn(turn, event.contact)
      change(turn, { lastInboundAt: laterInbound(turn, event.at) })
      return DONE
    case 'preference.changed':
      takePreference(turn, event.wants)
      return DONE
    case 'send.accepted':
    case 'send.refused':
    case 'send.windowClosed':
    case 'send.inDoubt':
      takeResult(turn, event)
      return DONE
    case 'media.stored':
    case 'media.failed':
      takeMediaResult(turn, event)
      return DONE
    case 'request.answered':
    case 'request.failed':
      takeRequestResult(turn, event)
      return DONE
    case 'routing.decided':
      takeDecision(turn, event)
      return DONE
    case 'timer.due':
      takeTimer(turn, event.armingId)
      return DONE
    case 'agent.replied':
      return takeReply(turn, event)
    case 'status.set':
      return takeStatusCommand(turn, event)
    case 'run.requested':
      return takeRunRequest(turn, event)
    case 'run.change':
      return takeRunChange(turn, event)
    case 'send.settle':
      return settleUnknown(turn, event.effectId, event.how, event.actor) ? DONE : refuse(`There is no send ${event.effectId} in doubt`)
    default:
      event satisfies never
      return refuse('Unknown event')
  }
}

/** Content that says nothing to a script and opens no case: it is about another message. */
const ABOUT_ANOTHER: readonly InboundContent['type'][] = ['reaction', 'edit', 'revoke']

function takeMessage(turn: Turn, { contact, message }: Extract<ConversationEvent, { type: 'message.received' }>): void {
  learn(turn, contact)
  const { content } = message
  const isNewest = message.at >= (turn.state.lastInboundAt ?? 0) && !ABOUT_ANOTHER.includes(content.type)
  change(turn, { lastInboundAt: laterInbound(turn, message.at), ...(isNewest ? { lastInboundId: message.wamid } : {}) })
  if (ABOUT_ANOTHER.includes(content.type)) {
    turn.history.push({ type: 'message.received', caseNumber: turn.state.theCase?.number ?? 0, message })
    return
  }
  if (turn.state.theCase?.status === 'closed') endRun(turn, 'interrupted', 'A new case begins')
  const isNew = ensureCase(turn)
  changeCase(turn, { timeouts: 0 })
  turn.history.push({ type: 'message.received', caseNumber: caseAtHand(turn).number, message })
  if (content.type === 'media') fetchMedia(turn, content.media)
  if (hasActiveRun(turn)) {
    const reply = { type: 'contact.replied', content } as const
    if (!feed(turn, reply) && !feedQueued(turn, content)) holdReply(turn, reply, message.at)
  } else if (isNew || caseAtHand(turn).ownership === 'none') {
    beginRun(turn, findChannel(turn.directory, turn.state.channelId)?.defaultScript ?? '', {})
  }
}

/** A contact who waits for an agent writes again: there may be an event node for it. */
function feedQueued(turn: Turn, content: InboundContent): boolean {
  const { ownership, awaiting } = caseAtHand(turn)
  return awaiting === undefined && (ownership === 'queued' || ownership === 'offered') && feed(turn, { type: 'queue.message', content })
}

/** The contact's own time counts, but no time in the future: it would hold the session window open. */
function laterInbound(turn: Turn, at: number): number {
  return Math.max(turn.state.lastInboundAt ?? 0, Math.min(at, turn.now))
}

function learn(turn: Turn, contact: ContactDetails): void {
  const known = turn.state.contact
  const news = Object.entries(contact).filter(([key, value]) => value !== undefined && known[key as keyof ContactDetails] !== value)
  if (news.length === 0) return
  const learned = { ...known, ...Object.fromEntries(news) }
  change(turn, { contact: learned })
  if (turn.state.cases > 0) turn.history.push({ type: 'contact.changed', contact: learned })
}

function takeTimer(turn: Turn, armingId: string): void {
  if (takeSendTimer(turn, armingId) || takeMediaTimer(turn, armingId) || takeRequestTimer(turn, armingId)) return
  const run = turn.state.theCase?.run
  const event = run && timerEvent(run, armingId)
  if (event) feed(turn, event)
}

function takeStatusCommand(turn: Turn, { status, actor, decision }: Extract<ConversationEvent, { type: 'status.set' }>): CommandAnswer {
  const theCase = turn.state.theCase
  if (!theCase) return refuse('This conversation has no case')
  if (theCase.status === 'closed') return refuse('The case is closed; the next message opens a new one')
  if (decision !== undefined && decision !== theCase.decision) return refuse('The case has changed hands since; look again')
  setStatus(turn, status, actor)
  if (status !== 'resolved' && status !== 'closed') {
    if (status !== theCase.status && hasActiveRun(turn)) feed(turn, { type: 'case.statusSet', status })
    return DONE
  }
  if (hasActiveRun(turn) && status === 'closed') feed(turn, { type: 'case.closed' })
  feedInner(turn)
  if (hasActiveRun(turn)) endRun(turn, 'interrupted', `The case was set to ${status}`)
  return DONE
}

function takeRunRequest(turn: Turn, event: Extract<ConversationEvent, { type: 'run.requested' }>): CommandAnswer {
  learn(turn, event.contact)
  const theCase = turn.state.theCase
  const isBusy = theCase && (theCase.run?.status === 'active' || theCase.ownership !== 'none')
  if (isBusy) return refuse('The contact has a case at hand: a script or an agent is busy with it')
  ensureCase(turn)
  beginRun(turn, event.scriptId, event.variables)
  return DONE
}

/** Keeps what was said and looks after the case, whatever broke. */
function takeDespiteFault(turn: Turn, event: ConversationEvent, error: unknown): CommandAnswer {
  const what = `${event.type} could not be handled: ${error instanceof Error ? error.message : String(error)}`
  if (event.type === 'message.received') {
    ensureCase(turn)
    change(turn, { lastInboundAt: laterInbound(turn, event.message.at) })
    turn.history.push({ type: 'message.received', caseNumber: caseAtHand(turn).number, message: event.message })
  }
  if (hasActiveRun(turn)) endRun(turn, 'fault', what)
  else if (turn.state.theCase) giveToDefaultSkill(turn, what)
  return refuse(what)
}

function refuse(reason: string): CommandAnswer {
  return { ok: false, reason }
}
