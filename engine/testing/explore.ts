/**
 * Finds a shortest way to every port of a script: breadth-first over plays, with everything that people, WhatsApp and the clock may do
 * in each situation. Situations that differ in nothing a script can see are one.
 *
 * X1. What is found really happens: each way is a play, and its acts replay as a test.
 * X2. What is not found is not proven impossible: answers are samples, and the search has its limits.
 */
import type { CompiledScript } from '../compile/compile-script'
import type { Script } from '../script/script'
import { answersTo } from './answers-tried'
import { actsAt, beginnings, candidatesOf } from './candidates'
import { attachment, filledForm } from './contact-sends'
import { type Way, wayId, waysOut } from './coverage'
import { outcomeBy, type Surroundings, settingsOf } from './given'
import { Play } from './play'
import { type Act, type Given, type RequestMock, SEND_WORDS, type SendWord } from './test-file'

const MAX_SITUATIONS = 20_000
/** At one place of the machine: a script that counts its turns would otherwise never be done with. */
const MAX_AT_ONE_PLACE = 1_000

/** Something done, or what became of the message or the request at hand. */
export type Happening =
  | Act
  | { readonly word: 'outcome'; readonly value: SendWord }
  | { readonly word: 'answer'; readonly value: RequestMock }

/** A play and how it came about. */
export interface Situation {
  readonly play: Play
  readonly given: Given
  readonly happened?: Happening
  readonly before?: Situation
}

export interface Exploration {
  /** `node.port` -> the situation in which it has just been taken. */
  readonly found: ReadonlyMap<string, Situation>
  readonly missing: readonly Way[]
  readonly situations: number
  /** Every situation was looked at; false where the search was cut off. */
  readonly isComplete: boolean
}

export function explore(source: Script, script: CompiledScript, surroundings: Surroundings): Exploration {
  const wanted = waysOut(script)
  const found = new Map<string, Situation>()
  const seen = new Set<string>()
  const places = new Map<string, number>()
  let isCut = false
  const queue: Situation[] = []
  const candidates = candidatesOf(source, surroundings)
  const look = (situation: Situation, root: number) => {
    for (const { node, port } of situation.play.trace.slice(situation.before?.play.trace.length ?? 0)) {
      if (port !== undefined && !found.has(wayId({ node, port }))) found.set(wayId({ node, port }), situation)
    }
    const key = keyOf(situation.play, root)
    if (seen.has(key)) return
    const place = JSON.stringify(situation.play.snapshot.value)
    const here = (places.get(place) ?? 0) + 1
    if (here > MAX_AT_ONE_PLACE) {
      isCut = true
      return
    }
    places.set(place, here)
    seen.add(key)
    queue.push(situation)
    roots.set(situation, root)
  }
  const roots = new WeakMap<Situation, number>()
  for (const [root, given] of beginnings(source, script, surroundings).entries()) {
    const play = new Play(script, { ...settingsOf(script, given, surroundings), outcomeOf: () => 'pending', answerOf: () => 'pending' })
    look({ play, given }, root)
  }
  const isAllFound = () => wanted.every((way) => found.has(wayId(way)))
  let next = 0
  for (; next < queue.length && seen.size < MAX_SITUATIONS && !isAllFound(); next++) {
    const situation = queue[next]
    if (!situation) break
    for (const happened of happeningsAt(situation.play, script, candidates)) {
      const play = happens(situation.play.copy(), happened)
      look({ play, given: situation.given, happened, before: situation }, roots.get(situation) ?? 0)
    }
  }
  return {
    found,
    missing: wanted.filter((way) => !found.has(wayId(way))),
    situations: seen.size,
    isComplete: next >= queue.length && !isCut,
  }
}

/** Everything that led to a situation, oldest first. */
export function happeningsOf(situation: Situation): Happening[] {
  const happenings: Happening[] = []
  for (let at: Situation | undefined = situation; at; at = at.before) if (at.happened) happenings.push(at.happened)
  return happenings.reverse()
}

function happeningsAt(play: Play, script: CompiledScript, candidates: Parameters<typeof actsAt>[2]): Happening[] {
  if (play.isOver) return []
  const { pending, asking } = play
  if (asking) return answersTo(asking, play, script, candidates).map((value) => ({ word: 'answer', value }))
  if (!pending) return actsAt(play, script, candidates)
  const outcomes = new Map(SEND_WORDS.map((word) => [outcomeBy(word, pending, play.facts), word] as const).reverse())
  return [...outcomes.values()].reverse().map((value) => ({ word: 'outcome', value }))
}

function happens(play: Play, happened: Happening): Play {
  switch (happened.word) {
    case 'outcome':
      return play.pending ? play.messageIs(outcomeBy(happened.value, play.pending, play.facts)) : play
    case 'answer':
      return play.asking ? play.requestIs(happened.value.answer) : play
    case 'say':
      return play.contactSays(happened.value)
    case 'choose':
      return play.contactTaps(happened.value)
    case 'attach':
      return play.contactSends(attachment(typeof happened.value === 'string' ? happened.value : happened.value.kind))
    case 'fill in': {
      const filled = filledForm(play.sent, happened.value)
      return filled ? play.contactSends(filled) : play
    }
    case 'wait':
      return play.timePasses(happened.value)
    case 'agent takes':
      return play.agentGets(happened.value)
    case 'agent releases':
      return play.agentReleases()
    case 'agent rejects':
      return play.agentRejects()
    case 'case taken':
      return play.caseIsTaken()
    case 'status set':
      return play.statusIsSet(happened.value)
    case 'nobody signed in':
      return play.nobodyIsSignedIn()
    case 'case closed':
      return play.caseIsClosed()
    case 'event':
      return play.happens(happened.value as never)
    default:
      return play
  }
}

/** Everything that a script can see of a situation, now or later. */
function keyOf({ facts, snapshot, pending, asking }: Play, root: number): string {
  const { runId: _runId, armings: _armings, timers: _timers, ...remembered } = snapshot
  const { agent, isQueued, isUnstaffed, case: theCase, tags, notes } = facts
  const isWindowClosed = outcomeBy('accepted', { type: 'text', text: '' }, facts) !== 'accepted'
  const seen = [agent?.id, isQueued, isUnstaffed, theCase.status, theCase.skill, tags, notes, isWindowClosed]
  return JSON.stringify([root, remembered, ...seen, pending === undefined, asking === undefined])
}
