/**
 * The run of a case: starts it, feeds it, carries out what it asks for, and looks after a case whose run has ended without a way on.
 *
 * U1. A case is never dropped: a run that breaks, finds no way on, or cannot start leaves its case in the channel's default skill.
 * U2. A run that goes round by time-outs alone is stopped (requirement R27), and so is one that talks without end.
 */
import type { Json } from '../../nodes/machine-parts'
import type { CompiledScript } from '../compile/compile-script'
import { findChannel, findPublishedScript } from '../directory/model/look-up'
import type { RunEnd } from '../history/entries'
import { advance, breakOff, type Step, startRun } from '../run/advance'
import type { RunCommand } from '../run/commands'
import type { RunEvent, TimerEvent } from '../run/events'
import { addNote, addTags, setStatus } from './cases'
import type { Actor } from './events'
import { factsFor } from './facts'
import { awaitSend, say, sendNext } from './outgoing'
import { joinQueue, leaveQueue } from './ownership'
import { dropRequest, makeRequest } from './requests'
import { caseAtHand, change, changeCase, type Turn } from './turn'

/** Events that one turn may feed to a run before it counts as going round in circles. */
const MAX_INNER_EVENTS = 50
const MAX_TIMEOUTS = 50
const MAX_AUTOMATIC_MESSAGES = 30
const AUTOMATIC_WINDOW_MS = 10 * 60 * 1000
const MAX_RUN_AGE_MS = 90 * 24 * 60 * 60 * 1000

/** Starts a script for the case at hand; where it cannot, the default skill takes the case. */
export function beginRun(turn: Turn, scriptId: string, variables: Readonly<Record<string, Json>>): void {
  const published = findPublishedScript(turn.directory, scriptId)
  const script = published && turn.lookups.scriptByHash(published.hash, published.version)
  if (!script) return giveToDefaultSkill(turn, `Script "${scriptId}" is not published`)
  change(turn, { runs: turn.state.runs + 1 })
  const run = turn.state.runs
  changeCase(turn, { runStartedAt: turn.now, timeouts: 0 })
  turn.history.push({ type: 'run.started', caseNumber: caseAtHand(turn).number, run, scriptId, version: script.version })
  apply(turn, script, 'run.started', startRun(script, `${turn.key}/${run}`, variables, factsFor(turn, script)))
}

export function hasActiveRun(turn: Turn): boolean {
  return turn.state.theCase?.run?.status === 'active'
}

/** Feeds one event; true when a state took it. */
export function feed(turn: Turn, event: RunEvent | TimerEvent): boolean {
  const { run, runStartedAt = turn.now } = caseAtHand(turn)
  if (run?.status !== 'active') return false
  const script = turn.lookups.scriptByHash(run.scriptHash, run.version)
  if (!script) {
    endRun(turn, 'fault', `Version ${run.version} of script "${run.scriptId}" is not stored any more`)
    return true
  }
  if (turn.now - runStartedAt > MAX_RUN_AGE_MS) {
    endRun(turn, 'fault', 'The run is older than 90 days')
    return true
  }
  if (event.type.startsWith('xstate.after.') && !countTimeout(turn)) return true
  const step = advance(script, run, event, factsFor(turn, script))
  if (step.isTaken) apply(turn, script, event.type, step)
  return step.isTaken
}

/** Feeds what the turn itself produced until nothing is left, sending in between. */
export function feedInner(turn: Turn): void {
  for (let fed = 0; ; fed++) {
    sendNext(turn)
    const event = turn.inner.shift()
    if (!event) return
    if (fed >= MAX_INNER_EVENTS) {
      turn.inner.length = 0
      return endRun(turn, 'fault', 'The script went round in a loop and was stopped')
    }
    if (!turn.state.theCase) continue
    feed(turn, event)
    if (event.type === 'send.accepted') releaseHeldReply(turn)
  }
}

/** Ends the run at hand; its timers die with it. After a fault the default skill takes the case. */
export function endRun(turn: Turn, how: RunEnd, reason?: string): void {
  const theCase = turn.state.theCase
  if (!theCase?.run) return
  const { after, disarm } = breakOff(theCase.run)
  turn.disarm.push(...disarm)
  dropRequest(turn)
  const { run: _run, runStartedAt: _at, awaiting: _awaiting, heldReply: _held, ...rest } = caseAtHand(turn)
  change(turn, { theCase: rest })
  turn.history.push({ type: 'run.ended', caseNumber: theCase.number, run: runNumber(after.runId), how, ...(reason ? { reason } : {}) })
  if (how === 'fault' || how === 'unhandledPort') giveToDefaultSkill(turn, reason ?? 'A port led nowhere')
}

/** Keeps a reply that came while the question was on its way: sent after it by the contact's own clock, it may be the answer. */
export function holdReply(turn: Turn, reply: Extract<RunEvent, { type: 'contact.replied' }>, at: number): void {
  const awaited = turn.state.outgoing.find(({ effectId }) => effectId === turn.state.theCase?.awaiting)
  // Meta's times are whole seconds, cut off
  if (awaited?.performedAt !== undefined && at + 1000 > awaited.performedAt) changeCase(turn, { heldReply: reply.content })
}

function releaseHeldReply(turn: Turn): void {
  const theCase = turn.state.theCase
  if (!theCase?.heldReply) return
  const { heldReply, ...rest } = theCase
  change(turn, { theCase: rest })
  feed(turn, { type: 'contact.replied', content: heldReply })
}

function apply(turn: Turn, script: CompiledScript, event: string, step: Step): void {
  const { after } = step
  changeCase(turn, { run: after })
  turn.arm.push(...step.arm)
  turn.disarm.push(...step.disarm)
  const { number } = caseAtHand(turn)
  if (step.trace.length > 0) {
    turn.history.push({ type: 'run.stepped', caseNumber: number, run: runNumber(after.runId), event, steps: step.trace })
  }
  const by: Actor = { kind: 'script', scriptId: script.id, version: script.version }
  for (const command of step.commands) carryOut(turn, command, by, after.runId)
  if (after.status === 'active' || caseAtHand(turn).run?.runId !== after.runId) return
  if (after.status === 'faulted') endRun(turn, 'fault', step.fault)
  else if (after.status === 'noWayOn') endRun(turn, 'unhandledPort', nowhere(step))
  else endRun(turn, 'end')
}

function nowhere({ trace }: Step): string {
  const last = trace.findLast(({ fellBackTo }) => fellBackTo === 'defaultSkill')
  return last ? `Port "${last.port}" of node "${last.node}" leads nowhere` : 'A port leads nowhere'
}

function carryOut(turn: Turn, command: RunCommand, by: Actor, runId: string): void {
  switch (command.type) {
    case 'send': {
      const effectId = mayTalk(turn) ? say(turn, command.message, by, runId) : undefined
      if (effectId) awaitSend(turn, effectId)
      else turn.inner.push({ type: 'send.refused', reason: 'Too many automatic messages in ten minutes' })
      return
    }
    case 'request':
      return makeRequest(turn, command.request)
    case 'popUrl': {
      const { number, agentId = '' } = caseAtHand(turn)
      turn.history.push({ type: 'screen.popped', caseNumber: number, agentId, url: command.url, title: command.title })
      return
    }
    case 'joinQueue': {
      const { type: _type, ...wish } = command
      return joinQueue(turn, wish)
    }
    case 'ensureQueued':
      return ensureQueued(turn)
    case 'leaveQueue':
      return leaveQueue(turn)
    case 'addTags':
      return addTags(turn, command.tags, by)
    case 'addNote':
      return addNote(turn, command.text, by)
    case 'setStatus':
      return setStatus(turn, command.status, by)
    default:
      command satisfies never
  }
}

/** Joins the channel's default skill unless the case has a place or an agent already; one that asked to leave its place has none. */
export function ensureQueued(turn: Turn): void {
  const { ownership } = caseAtHand(turn)
  if (ownership !== 'none' && ownership !== 'leaving') return
  const skill = findChannel(turn.directory, turn.state.channelId)?.defaultSkill ?? ''
  joinQueue(turn, { skill, priority: 500, bestProficiency: 1, worstProficiency: 20 })
}

/** Notes why, and leaves the case in the channel's default skill unless an agent or a queue has it. */
export function giveToDefaultSkill(turn: Turn, reason: string): void {
  turn.history.push({ type: 'fault', caseNumber: caseAtHand(turn).number, what: reason })
  const { status } = caseAtHand(turn)
  if (status !== 'closed' && status !== 'resolved') ensureQueued(turn)
}

function countTimeout(turn: Turn): boolean {
  const timeouts = caseAtHand(turn).timeouts + 1
  changeCase(turn, { timeouts })
  if (timeouts <= MAX_TIMEOUTS) return true
  endRun(turn, 'fault', `The script ran into ${MAX_TIMEOUTS} time-outs in a row without a word from the contact`)
  return false
}

/** The brake on automatic messages, also against two robots that answer each other. */
function mayTalk(turn: Turn): boolean {
  const recent = turn.state.automaticAt.filter((at) => at > turn.now - AUTOMATIC_WINDOW_MS)
  if (recent.length >= MAX_AUTOMATIC_MESSAGES) return false
  change(turn, { automaticAt: [...recent, turn.now] })
  return true
}

export function runNumber(runId: string): number {
  return Number(runId.slice(runId.lastIndexOf('/') + 1))
}
