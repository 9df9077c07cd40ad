/**
 * Messages on their way out: in order, one at a time, each settled before the next leaves.
 *
 * G1. At most the head of the queue is with a performer, so a contact gets messages in the order in which they were said.
 * G2. A send whose answer is missing is in doubt: it waits for a status (proof that it went out) or for the end of doubt, and is
 *     never repeated by the engine (requirements R10, R11).
 * G3. A status may come before the answer; it settles the send as the answer would. A later answer then only adds its id.
 */
import { findTemplate } from '../directory/model/look-up'
import type { OutgoingMessage } from '../effects/message'
import type { EffectResult, Refusal } from '../effects/types'
import type { Actor } from './events'
import type { StatusUpdate } from './inbound'
import { isOutsideWindow, notAfter } from './session-window'
import { MAX_OUTGOING, MAX_UNKNOWN, type Outgoing } from './state'
import { armTimer, caseAtHand, change, changeCase, newEffectId, type Turn } from './turn'

/** Puts a message at the end of the queue; undefined when too many wait already. */
export function say(turn: Turn, wanted: OutgoingMessage, by: Actor, runId?: string): string | undefined {
  if (turn.state.outgoing.length >= MAX_OUTGOING) return undefined
  const message = inApprovedLanguage(turn, wanted)
  const effectId = newEffectId(turn)
  const { contact, theCase } = turn.state
  turn.history.push({ type: 'message.queued', caseNumber: theCase?.number ?? 0, effectId, to: recipient(turn), message, by })
  const said: Outgoing = { effectId, attempt: 0, tries: 0, message, by, state: 'waiting', ...(runId ? { runId } : {}) }
  change(turn, { outgoing: [...turn.state.outgoing, said], contact })
  return effectId
}

/** A template goes out in its own language, or in the first of the others in which it is approved. */
function inApprovedLanguage({ directory }: Turn, message: OutgoingMessage): OutgoingMessage {
  if (message.type !== 'template' || message.fallbackLanguages === undefined) return message
  const { fallbackLanguages, ...rest } = message
  const isApproved = (language: string) => findTemplate(directory, message.template, language)?.status === 'approved'
  return { ...rest, language: [message.language, ...fallbackLanguages].find(isApproved) ?? message.language }
}

/** Hands the head of the queue to its performer if nothing is on its way; what may not go out any more is settled on the spot. */
export function sendNext(turn: Turn): void {
  for (;;) {
    const [head] = turn.state.outgoing
    if (head?.state !== 'waiting') return
    if (isUnwanted(turn, head.message)) {
      turn.history.push({ type: 'message.notSent', effectId: head.effectId, reason: 'optedOut' })
      settle(turn, head, { type: 'send.refused', reason: 'The contact asked for no more marketing' })
      continue
    }
    if (!isOutsideWindow(head.message, turn.state.lastInboundAt, turn.now)) return perform(turn, head)
    turn.history.push({ type: 'message.notSent', effectId: head.effectId, reason: 'windowClosed' })
    settle(turn, head, { type: 'send.windowClosed' })
  }
}

function isUnwanted({ state, directory }: Turn, message: OutgoingMessage): boolean {
  if (!state.isOptedOut || message.type !== 'template') return false
  return findTemplate(directory, message.template, message.language)?.category === 'marketing'
}

/** Meta's word that the contact wants no marketing, or wants it again. */
export function takePreference(turn: Turn, wants: 'stop' | 'resume'): void {
  turn.history.push({ type: 'contact.preference', wants })
  change(turn, { isOptedOut: wants === 'stop' })
}

function perform(turn: Turn, head: Outgoing): void {
  const limit = notAfter(head.message, turn.state.lastInboundAt)
  const attempt = head.attempt + 1
  const tries = head.tries + 1
  turn.effects.push({
    type: 'sendMessage',
    id: head.effectId,
    attempt,
    tries,
    channelId: turn.state.channelId,
    to: recipient(turn),
    message: head.message,
    ...(limit === undefined ? {} : { notAfter: limit }),
  })
  replaceHead(turn, { ...head, attempt, tries, state: 'onItsWay', performedAt: turn.now })
}

/** What the performer found out. */
export function takeResult(turn: Turn, result: Extract<EffectResult, { type: `send.${string}` }>): void {
  const [head] = turn.state.outgoing
  const isAtHand = head?.effectId === result.effectId && head.attempt === result.attempt && head.state === 'onItsWay'
  if (result.type === 'send.accepted') {
    turn.history.push({ type: 'message.status', effectId: result.effectId, status: 'accepted', wamid: result.wamid })
    if (isAtHand) settle(turn, head, { type: 'send.accepted' })
    return
  }
  if (!isAtHand) return
  switch (result.type) {
    case 'send.refused':
      if (result.retryAfterMs !== undefined) {
        const tries = result.notTried ? head.tries - 1 : head.tries
        return replaceHead(turn, { ...head, tries, state: 'retrying', armingId: armTimer(turn, result.retryAfterMs) })
      }
      if (result.optedOut) takePreference(turn, 'stop')
      turn.history.push({ type: 'message.notSent', effectId: head.effectId, reason: 'refused', refusal: result.refusal })
      return settle(turn, head, { type: 'send.refused', reason: result.refusal.message })
    case 'send.windowClosed':
      turn.history.push({
        type: 'message.notSent',
        effectId: head.effectId,
        reason: 'windowClosed',
        ...(result.refusal ? { refusal: result.refusal } : {}),
      })
      return settle(turn, head, { type: 'send.windowClosed' })
    case 'send.inDoubt':
      turn.history.push({ type: 'message.doubt', effectId: head.effectId, state: 'inDoubt', reason: result.reason })
      return replaceHead(turn, { ...head, state: 'inDoubt', armingId: armTimer(turn, turn.settings.doubtMs) })
    default:
      result satisfies never
  }
}

/** A timer of a retry or of the end of doubt; false when it is none that is armed. */
export function takeSendTimer(turn: Turn, armingId: string): boolean {
  const [head] = turn.state.outgoing
  if (!head || head.armingId !== armingId) return false
  const { armingId: _fired, ...rest } = head
  if (head.state === 'retrying') {
    replaceHead(turn, { ...rest, state: 'waiting' })
    return true
  }
  const { effectId, message, by } = head
  turn.history.push({ type: 'message.doubt', effectId, state: 'unknown', reason: 'No answer and no status came' })
  turn.history.push({
    type: 'fault',
    caseNumber: turn.state.theCase?.number ?? 0,
    what: 'A message may or may not have gone out; it counts as sent and is not repeated',
    where: effectId,
  })
  change(turn, { unknown: [...turn.state.unknown, { effectId, message, by }].slice(-MAX_UNKNOWN) })
  settle(turn, rest, { type: 'send.accepted' })
  return true
}

/** A status: recorded always, and proof for a send that is still on its way, in doubt or unknown. */
export function takeStatus(turn: Turn, { effectId, wamid, status, error }: StatusUpdate & { effectId: string }): void {
  const refusal: Refusal | undefined = error && {
    code: error.code,
    message: error.title ?? '',
    ...(error.details ? { details: error.details } : {}),
  }
  turn.history.push({ type: 'message.status', effectId, status, wamid, ...(refusal ? { refusal } : {}) })
  if (turn.state.unknown.some((send) => send.effectId === effectId)) {
    turn.history.push({ type: 'message.doubt', effectId, state: 'confirmed' })
    change(turn, { unknown: turn.state.unknown.filter((send) => send.effectId !== effectId) })
  }
  const [head] = turn.state.outgoing
  if (!head || head.effectId !== effectId || (head.state !== 'onItsWay' && head.state !== 'inDoubt')) return
  if (head.state === 'inDoubt') turn.history.push({ type: 'message.doubt', effectId, state: 'confirmed' })
  if (status !== 'failed') return settle(turn, head, { type: 'send.accepted' })
  settle(
    turn,
    head,
    error?.code === WINDOW_CLOSED ? { type: 'send.windowClosed' } : { type: 'send.refused', reason: error?.title ?? 'failed' },
  )
}

/** Meta: re-engagement, more than 24 hours since the contact's last message. */
const WINDOW_CLOSED = 131047

/** A person decides about a send that stayed unknown (requirement R12): again as a new effect, or not at all. */
export function settleUnknown(turn: Turn, effectId: string, how: 'sendAgain' | 'letRest', by: Actor): boolean {
  const send = turn.state.unknown.find((unknown) => unknown.effectId === effectId)
  if (!send) return false
  change(turn, { unknown: turn.state.unknown.filter((unknown) => unknown !== send) })
  turn.history.push({ type: 'message.doubt', effectId, state: 'rested' })
  return how === 'letRest' || say(turn, send.message, by) !== undefined
}

/** Takes the head off the queue, tells the run that waits for it, and frees the next. */
function settle(turn: Turn, head: Outgoing, outcome: (typeof turn.inner)[number]): void {
  if (head.armingId) turn.disarm.push(head.armingId)
  change(turn, { outgoing: turn.state.outgoing.slice(1) })
  if (turn.state.theCase?.awaiting !== head.effectId) return
  const { awaiting: _settled, ...theCase } = caseAtHand(turn)
  change(turn, { theCase })
  if (theCase.run?.runId === head.runId) turn.inner.push(outcome)
}

function replaceHead(turn: Turn, head: Outgoing): void {
  change(turn, { outgoing: [head, ...turn.state.outgoing.slice(1)] })
}

function recipient(turn: Turn) {
  const { phone, userId } = turn.state.contact
  return { ...(phone ? { phone } : {}), ...(userId ? { userId } : {}) }
}

/** Lets the run at hand wait for a send. */
export function awaitSend(turn: Turn, effectId: string): void {
  changeCase(turn, { awaiting: effectId })
}
