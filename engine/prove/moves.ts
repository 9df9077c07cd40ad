/**
 * Which moves a run can make: from a situation (a state of the machine with what is known of the case) to the next. Conditions, hours
 * and channels may hold or not; who has the case, its place in a queue and the count of invalid answers are followed exactly.
 */
import type { GuardParts } from '../../nodes/machine-parts'
import type { TransitionConfig } from '../compile/machine-config'
import { eventNatures, meaningOf } from './meanings'
import type { Landing, Place, Places, WayOut } from './places'

export interface Situation {
  readonly place: Place
  readonly hasAgent: boolean
  /** With an agent: the script gives the case to a skill, and routing may take it from the agent. */
  readonly isQueued: boolean
  /** The script has resolved or closed the case: nobody has it any more, which the machine sees from the next event on. */
  readonly isFreed: boolean
  readonly isClosed: boolean
  /** The case was closed from outside: the run is over as soon as it rests. */
  readonly isEnding: boolean
  readonly attempts: number
  /** Whether the last action could be carried out. */
  readonly fault: 'no' | 'maybe' | 'certain'
  /** What the contact wrote is one of the choices offered. */
  readonly isChoice: boolean
  /**
   * At this very moment nobody who could take the case is signed in; otherwise nothing is known of it. The facts of a moment stay as they
   * are until the next event, whatever the script does with the case in between.
   */
  readonly isUnstaffed: boolean
}

interface WindowCut {
  readonly is: 'open' | 'closed'
  readonly reserveMs: number
}

export interface Move {
  readonly from: Situation
  /** Undefined where the run is over. */
  readonly to: Situation
  /** An event, `time-out`, or `condition` where the state itself moves on. */
  readonly by: string
  readonly port: string | undefined
  /** Shortest and longest stay before it, in ms. */
  readonly stay: readonly [number, number]
  /** The contact may have written during the stay without being heard. */
  readonly maybeUnheard: boolean
  /** Only while the session window is open (and stays so for a reserve), or only when it is not. */
  readonly window: WindowCut | undefined
  /** The contact wrote. */
  readonly isReply: boolean
  readonly sends: boolean
  /** It shows a page to an agent, and none has the case. */
  readonly popsForNobody: boolean
  readonly sets: readonly string[]
  /** Something went wrong: a way is only shown by it where no other is as short. */
  readonly isMishap: boolean
  /** The port has no link of its own. */
  readonly fellBack: boolean
  /** Nodes that count turns whose count begins anew. */
  readonly endsLoops: readonly string[]
}

const NOBODY = { hasAgent: false, isQueued: false, isFreed: false } as const

/** The situation in which a run begins. */
export function firstSituation({ begin }: Places): Situation {
  return arrive(begin, [], { ...NOBODY, isClosed: false, isEnding: false, attempts: 0, fault: 'no', isChoice: false, isUnstaffed: false })
    .to
}

/** Short and unique. */
export function keyOf({
  place,
  hasAgent,
  isQueued,
  isFreed,
  isClosed,
  isEnding,
  attempts,
  fault,
  isChoice,
  isUnstaffed,
}: Situation): number {
  const flags =
    (hasAgent ? 1 : 0) +
    (isQueued ? 2 : 0) +
    (isClosed ? 4 : 0) +
    (isEnding ? 8 : 0) +
    (isChoice ? 16 : 0) +
    (isFreed ? 32 : 0) +
    (isUnstaffed ? 64 : 0)
  return ((place.index * 16 + attempts) * 3 + (fault === 'no' ? 0 : fault === 'maybe' ? 1 : 2)) * 128 + flags
}

/** The run ends here: by itself, or because the case was closed from outside. */
export const isOver = ({ place, isEnding }: Situation): boolean => place.isFinal || (isEnding && place.canRest)

/** Mishaps last. A condition that leads back to where the run is and changes nothing is no move: the machine rests there. */
export function movesOf(situation: Situation, places: Places): readonly Move[] {
  const moves = allMovesOf(situation, places).filter((move) => !leadsBack(move, situation))
  return moves.some(({ isMishap }) => isMishap) ? moves.toSorted((one, other) => Number(one.isMishap) - Number(other.isMishap)) : moves
}

const leadsBack = (move: Move | undefined, before: Situation): boolean =>
  move?.by === 'condition' && move.to.place === before.place && keyOf(move.to) === keyOf(before)

function allMovesOf(before: Situation, places: Places): readonly Move[] {
  const { place } = before
  if (place.isFinal) return []
  const moves: Move[] = []
  const isTaken = take(place.always, before, places, AT_ONCE, moves) && !leadsBack(moves.at(-1), before)
  if (isTaken || before.isEnding || !place.canRest) return moves
  const situation = before.isFreed ? { ...before, hasAgent: false, isFreed: false } : before
  for (const [event, ways] of place.on) happen(event, ways, situation, places, moves)
  const unheard = !place.hearsContact
  if (place.timeOut) {
    const { ms, ways } = place.timeOut
    take(ways, situation, places, { ...AT_ONCE, by: 'time-out', stay: [ms, ms], maybeUnheard: unheard }, moves)
  }
  for (const { ms, ways } of place.outerTimeOuts) {
    const stay = [0, Math.min(ms, place.longestStay)] as const
    take(ways, situation, places, { ...AT_ONCE, by: 'time-out', stay, maybeUnheard: unheard }, moves)
  }
  const unseen = { ...NOWHERE, ...AT_ONCE, from: situation, maybeUnheard: unheard && !place.awaitsAnswer }
  if (situation.isQueued && !place.on.has('case.assigned')) {
    moves.push({ ...unseen, to: { ...situation, hasAgent: true, isQueued: false }, by: 'case.assigned' })
  }
  if (situation.isQueued && situation.hasAgent) moves.push({ ...unseen, to: { ...situation, hasAgent: false }, by: HANDED_ON })
  return moves
}

/** Routing took the case from its agent because the script gave it to a skill. */
const HANDED_ON = 'case.handedOn'

type How = Pick<Move, 'by' | 'stay' | 'maybeUnheard' | 'window' | 'isReply'>

const AT_ONCE: How = { by: 'condition', stay: [0, 0], maybeUnheard: false, window: undefined, isReply: false }
const NOWHERE = { port: undefined, sends: false, popsForNobody: false, sets: [], isMishap: false, fellBack: false, endsLoops: [] } as const

function happen(event: string, ways: readonly WayOut[], situation: Situation, places: Places, moves: Move[]): void {
  const { place, isQueued, hasAgent } = situation
  const longest = place.longestStay
  // an event comes before the time-out, by a millisecond at the latest
  const stay = [0, Number.isFinite(longest) && longest > 0 ? longest - 1 : longest] as const
  const how: How = { ...AT_ONCE, by: event, stay, maybeUnheard: longest > 0 && !place.hearsContact }
  switch (eventNatures[event as keyof typeof eventNatures]) {
    case 'contact':
      take(ways, situation, places, { ...how, isReply: true }, moves)
      return
    case 'answer':
      if (event === 'send.windowClosed' && !place.sendsFreely) return
      if (event === 'queue.left') {
        take(ways, { ...situation, isQueued: false }, places, how, moves)
        return
      }
      take(ways, situation, places, { ...how, window: place.sendsFreely ? WINDOWS[event] : undefined }, moves)
      return
    case 'agent':
      if (isQueued || hasAgent) take(ways, { ...situation, hasAgent: true, isQueued: false }, places, how, moves)
      return
    case 'queue':
      if (isQueued && !hasAgent) take(ways, situation, places, how, moves)
      return
    case 'queued':
      if (isQueued && !hasAgent) take(ways, situation, places, { ...how, isReply: true }, moves)
      return
    case 'taking':
      if (hasAgent) take(ways, { ...situation, hasAgent: false, isQueued: true }, places, how, moves)
      return
    case 'outside':
      take(ways, situation, places, how, moves)
      return
    case 'closing':
      take(ways, { ...situation, ...NOBODY, isClosed: true, isEnding: true }, places, how, moves)
      return
    default:
  }
}

const WINDOWS: Readonly<Record<string, WindowCut>> = {
  'send.accepted': { is: 'open', reserveMs: 0 },
  'send.windowClosed': { is: 'closed', reserveMs: 0 },
}

/** Adds the moves of these transitions, tried in order; true when one of them is certainly taken. */
function take(ways: readonly WayOut[], now: Situation, places: Places, how: How, moves: Move[]): boolean {
  let { window } = how
  for (const way of ways) {
    const { guard } = way.transition
    const holds = holdsIn(guard, now)
    if (holds === 'no' || (now.isChoice && guard?.type !== 'resultIs')) continue
    const reserveMs = guard?.type === 'isWindowOpen' ? guard.params.reserveMinutes * 60_000 : undefined
    moves.push(moveBy(way, now, places, { ...how, window: reserveMs === undefined ? window : { is: 'open', reserveMs } }))
    if (holds === 'yes') return true
    // what comes after it is only tried when it does not hold
    if (reserveMs !== undefined) window = { is: 'closed', reserveMs }
  }
  return false
}

function holdsIn(
  guard: GuardParts | undefined,
  { hasAgent, isQueued, isUnstaffed, isClosed, attempts, fault }: Situation,
): 'no' | 'maybe' | 'yes' {
  if (!guard) return 'yes'
  const exactly = (holds: boolean) => (holds ? 'yes' : 'no')
  switch (guard.type) {
    case 'isAssigned':
      return exactly(hasAgent)
    case 'isQueued':
      return exactly(isQueued && !hasAgent)
    case 'isClosed':
      return exactly(isClosed)
    case 'isUnstaffed':
      return isUnstaffed ? 'yes' : isQueued && !hasAgent ? 'maybe' : 'no'
    case 'hasAttemptsLeft':
      return exactly(attempts + 1 < guard.params.max)
    case 'hasFault':
      return fault === 'no' ? 'no' : fault === 'certain' ? 'yes' : 'maybe'
    default:
      return 'maybe'
  }
}

function moveBy(way: WayOut, now: Situation, places: Places, how: How): Move {
  const { transition } = way
  const landing = places.land(way, now.place)
  const left = leftBy(transition)
  const isChoice = transition.guard?.type === 'isChoiceReply' && places.takesAnyChoice(now.place.node)
  const isUnstaffed =
    transition.guard?.type === 'isUnstaffed' || how.by === 'queue.unstaffed' || (how.by === 'condition' && now.isUnstaffed)
  const known = { ...now, isChoice, isUnstaffed, attempts: left ? 0 : now.attempts }
  const moved = arrive(landing ?? { place: now.place, entry: [] }, transition.actions ?? [], known)
  return {
    ...how,
    from: now,
    to: moved.to,
    port: left?.port,
    sends: moved.sends,
    popsForNobody: moved.popsForNobody,
    sets: [...moved.sets, ...setsOf(now, transition, how.by, places)],
    isMishap: transition.guard?.type === 'hasFault' || MISHAPS.has(how.by),
    fellBack: left?.fellBackTo !== undefined,
    endsLoops: (transition.actions ?? []).flatMap((action) => (action.type === 'endLoops' ? action.params.loops : [])),
  }
}

const MISHAPS: ReadonlySet<string> = new Set(['send.refused', 'send.windowClosed', 'request.failed'])

export function leftBy({ actions = [] }: TransitionConfig): { readonly port: string; readonly fellBackTo?: string } | undefined {
  for (const action of actions) if (action.type === 'left') return action.params
  return undefined
}

/** What the node has set by the time it is left this way. */
function setsOf({ place }: Situation, { guard }: TransitionConfig, by: string, places: Places): readonly string[] {
  const done = by === 'condition' && guard?.type !== 'hasFault' ? place.sets : []
  const isAnswer = guard?.type === 'resultIs' && guard.params.value !== ''
  return isAnswer ? [...done, ...places.answersOf(place.node)] : done
}

type Known = Omit<Situation, 'place'>

/** Carries out what a transition and the states it enters do. */
function arrive({ place, entry }: Landing, actions: NonNullable<TransitionConfig['actions']>, before: Known) {
  let known: Known = { ...before, fault: 'no' }
  let sends = false
  let popsForNobody = false
  const sets = actions.flatMap((action) => meaningOf(action).sets ?? [])
  for (const action of [...actions, ...entry]) {
    const meaning = meaningOf(action)
    const fails = meaning.needsAgent === true && !known.hasAgent
    if (meaning.sendsFreely) sends = true
    if (fails || (meaning.needsAgent && known.isFreed)) popsForNobody = true
    known = after(known, meaning)
    known = { ...known, fault: fails ? 'certain' : meaning.mayFail ? 'maybe' : isOwn(action.type) ? known.fault : 'no' }
  }
  const to = forgetting({ ...known, place })
  return { to, sends, popsForNobody, sets }
}

/** What nothing in a place asks about is not told apart there. */
function forgetting(situation: Situation): Situation {
  const { place, fault, isChoice, isUnstaffed } = situation
  return {
    ...situation,
    fault: place.asksForFault ? fault : 'no',
    isChoice: isChoice && place.asksForResult,
    isUnstaffed: isUnstaffed && (place.asksForStaff || !place.canRest),
  }
}

/** The machine's own notes leave the fault of the last real action as it is. */
const OWN: readonly string[] = ['left', 'entered', 'endLoops', 'takeFacts', 'takeAssignment']
const isOwn = (type: string): boolean => OWN.includes(type)

function after(known: Known, { caseBecomes, attempts }: ReturnType<typeof meaningOf>): Known {
  const counted =
    attempts === 'reset' ? { ...known, attempts: 0 } : attempts === 'count' ? { ...known, attempts: known.attempts + 1 } : known
  switch (caseBecomes) {
    case 'queued':
      return { ...counted, isQueued: true }
    case 'queuedIfFree':
      return counted.hasAgent && !counted.isFreed ? counted : { ...counted, isQueued: true }
    case 'open':
      return { ...counted, isClosed: false }
    case 'over':
      return { ...counted, isFreed: true, isQueued: false, isClosed: false }
    case 'closed':
      return { ...counted, isFreed: true, isQueued: false, isClosed: true }
    default:
      return counted
  }
}
