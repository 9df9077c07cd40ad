/** Holds what the sandbox knows against what the product kept: each breach is said in words, and none is expected. */
import type { HistoryEntry } from '../../engine/history/entries'
import { conversationOf } from './agents'
import { routingBreaches } from './routing-breaches'
import type { Campaign } from './under-fire'

/**
 * The wire sees a request later than it left and its answer sooner than it was committed; on a loaded machine by as much. So far
 * apart a kill and a request that it hit may seem.
 */
const APART_MS = 1500
/** Why a send is in doubt that was found claimed after a start. */
const FOUND_CLAIMED = /^the process ended/
/** A timer may come this late on a loaded machine. */
const OVERDUE_MS = 2000

type Of<Type extends HistoryEntry['type']> = Extract<HistoryEntry, { type: Type }>

function entries<Type extends HistoryEntry['type']>({ history }: Campaign, type: Type) {
  return history.flatMap(({ object, at, entry }) =>
    entry.type === type ? [{ key: object.slice(object.indexOf('/') + 1), at, entry: entry as Of<Type> }] : [],
  )
}

function countsOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** R4, R6: what was acknowledged is kept, once, in history and on screens. The sandbox repeats until it is acknowledged. */
export function messageBreaches(campaign: Campaign): string[] {
  const { written, webhooks, shownReceived } = campaign
  const kept = countsOf(entries(campaign, 'message.received').map(({ entry }) => entry.message.wamid))
  const shown = countsOf(shownReceived)
  return [
    ...(webhooks.pending + webhooks.givenUp > 0 ? [`${webhooks.pending} webhooks wait, ${webhooks.givenUp} were given up`] : []),
    ...written.flatMap(({ wamid, contact }) =>
      kept.get(wamid) === 1 && shown.get(wamid) === 1
        ? []
        : [`message ${wamid} of ${contact} is kept ${kept.get(wamid) ?? 0} times and shown ${shown.get(wamid) ?? 0} times`],
    ),
    ...(kept.size === written.length ? [] : [`${written.length} messages were written, ${kept.size} are kept`]),
  ]
}

/** R7, design 1: all that a person wrote is one conversation. */
export function identityBreaches(campaign: Campaign): string[] {
  const personOf = new Map(campaign.written.map(({ wamid, contact }) => [wamid, contact]))
  const conversations = new Map<string, Set<string>>()
  for (const { key, entry } of entries(campaign, 'message.received')) {
    const person = personOf.get(entry.message.wamid) ?? 'nobody'
    conversations.set(person, (conversations.get(person) ?? new Set()).add(key))
  }
  return [...conversations].filter(([, keys]) => keys.size > 1).map(([person, keys]) => `${person} has ${keys.size} conversations`)
}

export interface Sends {
  readonly queued: ReadonlyMap<string, { readonly at: number; readonly text: string | undefined }>
  /** Effect id -> times in the sandbox's ledger. */
  readonly sent: ReadonlyMap<string, number>
  readonly accepted: ReadonlySet<string>
  readonly notSent: ReadonlySet<string>
  /** Effect id -> the last that is said of its doubt. */
  readonly doubt: ReadonlyMap<string, string>
}

export function sendsOf(campaign: Campaign): Sends {
  const textOf = ({ message }: Of<'message.queued'>) => (message.type === 'text' ? message.text : undefined)
  return {
    queued: new Map(entries(campaign, 'message.queued').map(({ at, entry }) => [entry.effectId, { at, text: textOf(entry) }])),
    sent: countsOf(campaign.ledger.map(({ bizOpaqueCallbackData }) => bizOpaqueCallbackData ?? 'a send without an effect id')),
    accepted: new Set(entries(campaign, 'message.status').map(({ entry }) => entry.effectId)),
    notSent: new Set(entries(campaign, 'message.notSent').map(({ entry }) => entry.effectId)),
    doubt: new Map(entries(campaign, 'message.doubt').map(({ entry }) => [entry.effectId, entry.state])),
  }
}

/** R10: exactly once in the ledger, or refused, or shown as unknown; and the product tells the same story of each. */
export function sendBreaches(campaign: Campaign): string[] {
  const { queued, sent, accepted, notSent, doubt } = sendsOf(campaign)
  const breaches: string[] = []
  for (const [effectId, times] of sent) {
    if (times > 1) breaches.push(`${effectId} went out ${times} times`)
    if (!queued.has(effectId)) breaches.push(`${effectId} went out and was never asked for`)
  }
  const shownUnknown = new Set(campaign.shownUnknown)
  for (const effectId of queued.keys()) {
    const isUnknown = doubt.get(effectId) === 'unknown'
    const state = campaign.engine.effects.get(effectId)
    if (isUnknown !== shownUnknown.has(effectId))
      breaches.push(`${effectId} is ${isUnknown ? '' : 'not '}unknown, and screens say otherwise`)
    if (isUnknown !== (state === 'unknown')) breaches.push(`${effectId} is ${isUnknown ? '' : 'not '}unknown, and the ledger says ${state}`)
    if (sent.has(effectId)) {
      if (!accepted.has(effectId)) breaches.push(`${effectId} went out and nobody knows`)
      if (notSent.has(effectId)) breaches.push(`${effectId} went out and counts as not sent`)
      if (isUnknown) breaches.push(`${effectId} went out, its statuses came, and it is still unknown`)
    } else {
      if (accepted.has(effectId)) breaches.push(`${effectId} counts as accepted and never went out`)
      if (!notSent.has(effectId) && !isUnknown) breaches.push(`${effectId} is neither sent, nor refused, nor unknown (${state})`)
    }
  }
  return breaches
}

/** R11: nothing is in doubt unless a kill or a lost answer hit its open request. */
export function doubtBreaches(campaign: Campaign): string[] {
  const { queued } = sendsOf(campaign)
  return entries(campaign, 'message.doubt').flatMap(({ at, entry: { effectId, state, reason = '' } }) => {
    if (state !== 'inDoubt') return []
    const last = campaign.wire.findLast((send) => send.effectId === effectId && send.startedAt <= at)
    // otherwise the try in doubt never reached the wire, or the wire found nobody there any more
    const isSeenWhole = last?.ending === 'answered' && last.status === 200
    const from = isSeenWhole ? last.startedAt - APART_MS : (queued.get(effectId)?.at ?? 0)
    const until = isSeenWhole ? (last.endedAt ?? at) + APART_MS : at
    const isHit = FOUND_CLAIMED.test(reason)
      ? campaign.kills.some((kill) => from <= kill.goneAt && kill.at <= until)
      : last?.ending === 'noAnswer'
    return isHit
      ? []
      : [
          `${effectId} came into doubt at ${at} though nothing hit its request between ${from} and ${until} (${reason}; ${JSON.stringify(last)})`,
        ]
  })
}

/** A contact gets messages in the order in which they were said, with the words that were said. */
export function orderBreaches(campaign: Campaign): string[] {
  const { queued } = sendsOf(campaign)
  const newest = new Map<string, number>()
  return campaign.ledger.flatMap(({ bizOpaqueCallbackData: effectId = '', body }) => {
    const at = effectId.lastIndexOf('#')
    const [key, number] = [effectId.slice(0, at), Number(effectId.slice(at + 1))]
    const isLate = number < (newest.get(key) ?? 0)
    newest.set(key, number)
    const said = queued.get(effectId)?.text
    const sent = (body.text as { body?: string } | undefined)?.body
    return [
      ...(isLate ? [`${effectId} went out after a later message`] : []),
      ...(said !== undefined && said !== sent ? [`${effectId} says "${sent}", "${said}" was asked for`] : []),
    ]
  })
}

/** R14: an agent's reply counts once, however often it was posted; one that was refused does not. */
export function replyBreaches(campaign: Campaign): string[] {
  const queued = countsOf([...sendsOf(campaign).queued.values()].flatMap(({ text }) => (text === undefined ? [] : [text])))
  return campaign.said.flatMap(({ clientId, answer, posts }) => {
    const times = queued.get(clientId) ?? 0
    return times === (answer === 'taken' ? 1 : 0) ? [] : [`${clientId} was ${answer} (${posts} posts) and is there ${times} times`]
  })
}

/** What an agent was told to be done was done, and was not lost afterwards. */
export function commandBreaches(campaign: Campaign): string[] {
  const assigned = entries(campaign, 'routing.decided').map(({ entry }) => entry.decision)
  const statuses = new Set(entries(campaign, 'case.status').map(({ key, entry }) => `${key}/${entry.caseNumber} ${entry.status}`))
  return campaign.done.flatMap(({ what, agentId, caseKey, decision }) => {
    const isKept =
      what === 'accepted'
        ? assigned.some(
            (one) => one.caseKey === caseKey && one.decision > decision && one.what.is === 'assigned' && one.what.agentId === agentId,
          )
        : statuses.has(`${caseKey} ${what}`)
    return isKept ? [] : [`${caseKey} was ${what} by ${agentId} under decision ${decision}, and nothing is known of it`]
  })
}

/** R18: nobody above capacity, no case with two, at rest and whenever it was looked at; conversations and routing agree. */
export function ownershipBreaches(campaign: Campaign): string[] {
  const { engine, agents, seenBreaches } = campaign
  const breaches = [...new Set(seenBreaches), ...routingBreaches(engine, agents)]
  const decided = new Map<string, number>()
  for (const { entry } of entries(campaign, 'routing.decided')) {
    const { caseKey, decision } = entry.decision
    if (decision <= (decided.get(caseKey) ?? 0)) breaches.push(`case ${caseKey} applied decision ${decision} after a later one`)
    decided.set(caseKey, decision)
  }
  for (const [key, { theCase }] of engine.conversations) {
    if (!theCase || theCase.status === 'closed' || theCase.status === 'resolved') continue
    const routed = engine.cases.get(`${key}/${theCase.number}`)
    const is = routed?.what.is ?? 'none'
    if (is !== theCase.ownership) breaches.push(`${key} believes to be ${theCase.ownership}, routing says ${is}`)
    if (routed && routed.decision !== theCase.decision)
      breaches.push(`${key} is at decision ${theCase.decision}, routing at ${routed.decision}`)
    if (routed?.what.is === 'assigned' && routed.what.agentId !== theCase.agentId)
      breaches.push(`${key} believes to be with ${theCase.agentId}, routing says ${routed.what.agentId}`)
  }
  for (const caseKey of engine.cases.keys()) {
    const theCase = engine.conversations.get(conversationOf(caseKey))?.theCase
    const isOpen = theCase && theCase.status !== 'closed' && theCase.status !== 'resolved'
    if (!isOpen || !caseKey.endsWith(`/${theCase.number}`)) breaches.push(`routing holds case ${caseKey}, which is over`)
  }
  return breaches
}

/** R21: every timer that a run waits for is armed, and none is overdue. */
export function timerBreaches({ engine, stoppedAt }: Campaign): string[] {
  const armed = new Set(engine.timers.map(({ ownArmingId }) => ownArmingId))
  const waitedFor = [...engine.conversations].flatMap(([key, { theCase }]) =>
    theCase?.run?.status === 'active' ? Object.values(theCase.run.timers).map((armingId) => ({ key, armingId })) : [],
  )
  return [
    ...waitedFor
      .filter(({ armingId }) => !armed.has(armingId))
      .map(({ key, armingId }) => `${key} waits for timer ${armingId}, which is not armed`),
    ...engine.timers
      .filter(({ dueAt }) => dueAt < stoppedAt - OVERDUE_MS)
      .map(({ address, dueAt }) => `a timer of ${address} is ${stoppedAt - dueAt} ms overdue`),
  ]
}

/** R13, R30: nothing was set aside, nothing was kept as not understood, nothing is half done, and the files are whole. */
export function storeBreaches({ engine, integrity, exitCode, surprises, complaints, history }: Campaign): string[] {
  const unhandled = history.flatMap(({ object, entry }) =>
    entry.type === 'fault' && entry.what.includes('could not be handled') ? [`${object}: ${entry.what}`] : [],
  )
  const cursors = history.map(({ cursor }) => cursor)
  return [
    ...engine.deadLetters.map(({ address, reason }) => `an event of ${address} was set aside: ${reason}`),
    ...engine.kept.map(({ reason, item }) => `a webhook item was not understood: ${reason}: ${item}`),
    ...unhandled,
    ...(engine.inbox > 0 ? [`${engine.inbox} events between objects are left`] : []),
    ...Object.entries(integrity).flatMap(([file, found]) => (found === 'ok' ? [] : [`${file}: ${found}`])),
    ...(exitCode === 0 ? [] : [`asked to stop, the product ended with exit code ${exitCode}`]),
    ...(cursors.every((cursor, index) => index === 0 || cursor > (cursors[index - 1] ?? 0)) ? [] : ['the cursors of history do not rise']),
    ...surprises.map((surprise) => `the API answered ${surprise}`),
    ...complaints.map((line) => `the product wrote to standard error: ${line}`),
  ]
}
