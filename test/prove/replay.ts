/** Plays a way that the prover gave, on the engine's own step: the facts are set so that each condition turns out as the way has it. */
import { compileScript } from '../../engine/compile/compile-script'
import { machineConfig, type StateConfig } from '../../engine/compile/machine-config'
import { leftBy } from '../../engine/prove/moves'
import type { Facts } from '../../engine/run/facts'
import type { Script, WayStep } from '../../engine/script/script'
import { Play } from '../../engine/testing/play'
import { hostOf, hoursOf, mark } from './random-scripts'

interface Sprint {
  readonly event: WayStep | undefined
  readonly conditions: readonly WayStep[]
}

/** Begins as when the contact has just written. Messages stay pending, so that the way decides what becomes of them. */
export function replay(script: Script, way: readonly WayStep[]): Play {
  const [first, ...sprints] = sprintsOf(way)
  const facts = { at: 1_000_000, lastInboundAt: 1_000_000, ...factsFor(script, first?.conditions ?? []) }
  const play = new Play(compileScript(script), { facts, outcomeOf: () => 'pending' })
  let heard = lookAfterCase(play, 0)
  for (const { event, conditions } of sprints) {
    if (event) go(play, script, event, conditions)
    heard = lookAfterCase(play, heard)
  }
  return play
}

/** On such a way one condition would have to turn out both ways at one moment; the prover does not compute conditions (DESIGN.md). */
export function asksTwiceAtOnce(way: readonly WayStep[]): boolean {
  return sprintsOf(way).some(({ conditions }) => {
    const outcomes = new Map<string, string | undefined>()
    return conditions.some(({ node, port }) => {
      const isOther = outcomes.has(node) && outcomes.get(node) !== port
      outcomes.set(node, port)
      return isOther
    })
  })
}

/**
 * The ports that were taken, in order, without those by which a condition leads a node back to itself: XState carries such a transition
 * out once whenever the run comes there, sees that nothing changes, and rests; the prover rests without it.
 */
export function portsOf(steps: readonly { readonly node: string; readonly port?: string }[], script: Script): string[] {
  const echoing = echoingPorts(script)
  return steps.flatMap(({ node, port }) => (port === undefined || echoing.has(`${node}.${port}`) ? [] : [`${node}.${port}`]))
}

/** Those that lead a node back to itself and are taken by a condition. */
function echoingPorts(script: Script): ReadonlySet<string> {
  const { states } = machineConfig(script)
  return new Set(
    Object.values(script.links).flatMap(({ from, port, to }) => {
      const state = states?.[from]
      return from === to && state && conditionPorts(state).includes(port) ? [`${from}.${port}`] : []
    }),
  )
}

function conditionPorts({ always = [], states = {} }: StateConfig): string[] {
  const ways = always.flatMap((transition) => leftBy(transition)?.port ?? [])
  return [...ways, ...Object.values(states).flatMap(conditionPorts)]
}

function sprintsOf(way: readonly WayStep[]): Sprint[] {
  const sprints: { event: WayStep | undefined; conditions: WayStep[] }[] = [{ event: undefined, conditions: [] }]
  for (const step of way) {
    if (step.by === 'condition') sprints.at(-1)?.conditions.push(step)
    else sprints.push({ event: step, conditions: [] })
  }
  return sprints
}

function go(play: Play, script: Script, event: WayStep, conditions: readonly WayStep[]): void {
  const { by, node, ms = 0, wroteMs } = event
  if (wroteMs !== undefined) {
    play.timePasses((ms - wroteMs) / 1000).contactSays('hm')
  }
  const left = wroteMs ?? ms
  if (by !== 'time-out') play.timePasses(left / 1000)
  play.nowIs(factsFor(script, conditions))
  switch (by) {
    case 'time-out':
      play.timePasses(left / 1000)
      return
    case 'send.accepted':
    case 'send.refused':
    case 'send.windowClosed':
      play.messageIs(by.slice('send.'.length) as 'accepted')
      return
    case 'case.assigned':
      play.agentGets('ada')
      return
    case 'case.handedOn':
      play.nowIs({ agent: null, isQueued: true })
      return
    case 'case.closed':
      play.caseIsClosed()
      return
    case 'queue.unstaffed':
      play.nobodyIsSignedIn()
      return
    case 'contact.replied':
      reply(play, event.port === undefined ? conditions.find((step) => step.node === node)?.port : undefined)
      return
    default:
      throw new Error(`Nobody knows how to make ${by} happen`)
  }
}

function reply(play: Play, port: string | undefined): void {
  if (port?.startsWith('choice-')) {
    const id = port.slice('choice-'.length)
    play.contactSends({ type: 'choice', id, title: id.toUpperCase() })
  } else if (port === 'answer') play.contactSays('This')
  else play.contactSends({ type: 'unsupported', reason: 'a poll' })
}

function factsFor(script: Script, conditions: readonly WayStep[]): Partial<Facts> {
  const kindOf = (node: string) => script.nodes[node]?.kind
  const by = (kind: string, port: string) => conditions.filter((step) => kindOf(step.node) === kind && step.port === port)
  const marks = (steps: readonly WayStep[]) => steps.map(({ node }) => mark(node)).join('')
  const failing = conditions.filter(({ port }) => port === 'failed')
  return {
    contact: { name: marks(by('if', 'yes')), phone: '', username: marks(failing) },
    hours: Object.fromEntries(
      conditions.flatMap(({ node, port }) => (kindOf(node) === 'hours' && port !== 'default' ? [[hoursOf(node), port as 'open']] : [])),
    ),
    screenPopHosts: ['nowhere.example.com', ...by('pop-url', 'default').map(({ node }) => hostOf(node))],
    isUnstaffed: by('wait-for-agent', 'noAgent').length > 0,
  }
}

/** A resolved case has neither agent nor place; what was heard so far is counted. */
export function lookAfterCase(play: Play, heard: number): number {
  for (const command of play.asked.slice(heard)) {
    if (command.type === 'setStatus' && (command.status === 'resolved' || command.status === 'closed')) {
      play.nowIs({ agent: null, isQueued: false })
    }
  }
  return play.asked.length
}
