/** A long random run of a script: the contact writes or is silent, agents come or do not, messages arrive or not. It notes every breach. */
import { compileScript } from '../../engine/compile/compile-script'
import { isOutsideWindow } from '../../engine/conversation/session-window'
import type { PropertyName } from '../../engine/prove/proof'
import type { Facts } from '../../engine/run/facts'
import type { Script } from '../../engine/script/script'
import { Play } from '../../engine/testing/play'
import { hostOf, hoursOf, mark } from './random-scripts'
import { lookAfterCase } from './replay'

const STEPS = 300
const STATES = ['open', 'closed', 'holiday'] as const
/** The engine itself breaks a run off after so many time-outs without a word. */
const MAX_SILENT_WAITS = 50

export function breachesOf(script: Script, seed: number, property: PropertyName, providedFor: readonly string[]): string[] {
  const random = randomFrom(seed)
  const facts = { at: 1_000_000, lastInboundAt: 1_000_000, ...anyFacts(script, random) }
  const play = new Play(compileScript(script), { facts, outcomeOf: () => 'pending' })
  const breaches: string[] = []
  const silentFrom = property === 'agent-or-end' ? Math.floor(random() * 20) : STEPS
  let heard = 0
  let told = 0
  let waits = 0
  for (let step = 0; step < STEPS && !play.isOver; step++) {
    const { trace } = play
    if (property === 'screen-pops' && isForNobody(play, script, told, heard)) breaches.push(`a pop for nobody at step ${step}`)
    if (property === 'variables-set' && readsTooEarly(play, script)) breaches.push(`topic is read too early at step ${step}`)
    heard = lookAfterCase(play, heard)
    told = trace.length
    const { pending, node } = play
    if (pending && isOutsideWindow(pending, play.facts.lastInboundAt, play.facts.at)) {
      if (property === 'session-window' && !providedFor.includes(node)) breaches.push(`${node} writes outside the window`)
      play.nowIs(anyFacts(script, random)).messageIs('windowClosed')
      continue
    }
    const isSilent = step >= silentFrom
    const isAlone = isSilent && play.facts.agent === null
    const waited = happen(play, script, random, isAlone)
    waits += isAlone ? waited : 0
    if (waits > MAX_SILENT_WAITS) {
      breaches.push(`${play.node} is come to again and again`)
      break
    }
  }
  const isEndless =
    property === 'agent-or-end' && !play.isOver && play.facts.agent === null && play.nextTimerMs === undefined && !play.pending
  if (isEndless) breaches.push(`${play.node} waits for ever`)
  return breaches
}

/** Lets one thing happen; answers how many waits in silence it was. */
function happen(play: Play, script: Script, random: () => number, isSilent: boolean): number {
  const { pending, facts, nextTimerMs = 0 } = play
  play.nowIs(anyFacts(script, random))
  const lot = random()
  if (pending) {
    if (lot < 0.1 && !isSilent && pending.type === 'choices') play.contactSends({ type: 'choice', id: lot < 0.05 ? 'a' : 'b', title: 'A' })
    else play.messageIs(lot < 0.8 ? 'accepted' : 'refused')
    return 0
  }
  if (isSilent || lot < 0.4) {
    play.timePasses(nextTimerMs / 1000)
    return 1
  }
  if (lot < 0.5) play.timePasses((nextTimerMs * random()) / 1000)
  else if (lot < 0.6) play.contactSends({ type: 'unsupported', reason: 'a poll' })
  else if (lot < 0.75) play.contactSays('A')
  else if (lot < 0.9 && facts.isQueued) play.agentGets('ada')
  else if (facts.isQueued && facts.agent === null) play.nobodyIsSignedIn()
  return 0
}

function anyFacts(script: Script, random: () => number): Partial<Facts> {
  const some = (of: (node: string) => string, share: number) =>
    Object.keys(script.nodes).flatMap((node) => (random() < share ? [of(node)] : []))
  return {
    contact: { name: some(mark, 0.5).join(''), phone: '', username: some(mark, 0.2).join('') },
    hours: Object.fromEntries(some(hoursOf, 0.8).map((hours) => [hours, STATES[Math.floor(random() * STATES.length)] ?? 'open'] as const)),
    screenPopHosts: ['nowhere.example.com', ...some(hostOf, 0.7)],
    isUnstaffed: false,
  }
}

/** A page was asked for after the case was resolved, or could not be shown because nobody has the case. */
function isForNobody(play: Play, script: Script, told: number, heard: number): boolean {
  const isFailed = play.trace.slice(told).some(({ node, port }) => script.nodes[node]?.kind === 'pop-url' && port === 'failed')
  const asked = play.asked.slice(heard)
  const freed = asked.findIndex((command) => command.type === 'setStatus' && command.status === 'resolved')
  const isShownAfter = freed !== -1 && asked.slice(freed).some(({ type }) => type === 'popUrl')
  return isShownAfter || (isFailed && play.facts.agent === null)
}

/** A node that relies on the topic was come to before anything had set it. */
function readsTooEarly({ trace, node }: Play, script: Script): boolean {
  const relies = (id: string) => script.nodes[id]?.kind === 'send-text' && String(script.nodes[id]?.settings.text).includes('topic')
  const set = trace.findIndex(({ changed }) => changed?.topic !== undefined)
  const before = set === -1 ? [...trace.map((step) => step.node), node] : trace.slice(0, set).map((step) => step.node)
  return before.some(relies)
}

/** Mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
