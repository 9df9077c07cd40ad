/** Random days in a small contact centre: what may happen, as data, and how it is done to routing. */
import fc from 'fast-check'
import type { DirectoryRevision } from '../../engine/directory/model/directory'
import { type CommandAnswer, PRESENCES, type RoutingEvent } from '../../engine/routing/protocol'
import { type CaseState, caseName } from '../../engine/routing/state'
import { directoryOf } from './contact-centre'
import type { RoutingHost } from './routing-host'

const SKILL_IDS = ['sales', 'support', 'returns'] as const
export const AGENT_IDS = ['ann', 'ben', 'cleo', 'dan'] as const
const CASES = 9
export const CASE_KEYS = Array.from({ length: CASES }, (_, at) => `front-desk/contact-${at}/1`)

const SKILLS = {
  sales: { offersNeedAccept: true, offerSeconds: 15 },
  support: { preferredAgent: { focus: 'customer', lock: 'whenOffline', fallbackMinutes: 1 } },
  returns: { offersNeedAccept: true, preferredAgent: { focus: 'case', lock: 'whenAvailable' } },
}
const AGENTS = {
  ann: { skills: { sales: 1, support: 5 }, total: 2 },
  ben: { skills: { sales: 5, returns: 1 }, total: 1 },
  cleo: { skills: { support: 1, returns: 9 }, total: 3, whatsapp: 2 },
  dan: { skills: { sales: 5, support: 5, returns: 5 }, total: 2 },
}

/** The directories between which an administrator switches. */
const DIRECTORIES = [
  directoryOf({ skills: SKILLS, agents: AGENTS }),
  directoryOf({ skills: SKILLS, agents: { ...AGENTS, ann: { ...AGENTS.ann, total: 1 }, dan: { ...AGENTS.dan, isActive: false } } }),
  directoryOf({ skills: SKILLS, agents: { ann: AGENTS.ann, ben: { skills: { returns: 20 } }, cleo: { ...AGENTS.cleo, total: 0 } } }),
  directoryOf({ skills: { sales: SKILLS.sales, returns: SKILLS.returns }, agents: AGENTS }),
] as const

export const firstDirectory = DIRECTORIES[0]

const index = (length: number) => fc.nat({ max: length - 1 })
const agent = fc.constantFrom(...AGENT_IDS)
const caseKey = fc.constantFrom(...CASE_KEYS)
const skill = fc.constantFrom(...SKILL_IDS)
/** Mostly the agent and the decision that stand, sometimes others; `which` counts the cases that can be meant. */
const command = { which: fc.nat(), agent: fc.option(agent, { freq: 3 }), isStale: fc.nat({ max: 5 }).map((n) => n === 5) }

export const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('join' as const),
      caseKey,
      skill,
      priority: fc.constantFrom(0, 0, 0, 5),
      range: fc.constantFrom([1, 20] as const, [1, 20] as const, [1, 4] as const, [5, 9] as const),
      lastAgent: fc.option(agent),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('leave' as const, 'over' as const), caseKey }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('over' as const), caseKey }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('presence' as const),
      agent,
      presence: fc.constantFrom(...PRESENCES, 'available', 'available'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom('accept' as const, 'accept' as const, 'reject' as const), ...command }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('release' as const), ...command }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('transfer' as const), ...command, to: fc.oneof(fc.record({ skill }), fc.record({ agent })) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('time passes' as const), ms: fc.constantFrom(1, 1000, 14_999, 15_000, 20_000, 60_000) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('clock runs ahead of timers' as const), ms: fc.constantFrom(1000, 15_000) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('timer repeats' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('directory' as const), which: index(DIRECTORIES.length), isAnnounced: fc.boolean() }),
  },
)

export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Keeps every event that a timer ever brought, so that it can come late or twice. */
export type FiredTimers = RoutingEvent[]

/** Does one step. `onEvent` is called after every single event, with what it was and what was answered. */
export async function take(
  host: RoutingHost,
  taken: Step,
  fired: FiredTimers,
  onEvent: (event: RoutingEvent, answer: CommandAnswer | undefined) => void,
): Promise<void> {
  const send = async (event: RoutingEvent) => onEvent(event, await host.send(event))
  switch (taken.does) {
    case 'time passes':
      return passTime(host, taken.ms, fired, send)
    case 'clock runs ahead of timers':
      host.now += taken.ms
      return
    case 'timer repeats': {
      const event = fired[taken.which % Math.max(fired.length, 1)]
      if (event) await send(event)
      return
    }
    case 'directory':
      host.publish(DIRECTORIES[taken.which] as Omit<DirectoryRevision, 'revision'>)
      // otherwise the next event of any kind brings it
      if (taken.isAnnounced) await send({ type: 'directory.changed' })
      return
    default:
      await send(eventOf(host, taken))
  }
}

async function passTime(host: RoutingHost, ms: number, fired: FiredTimers, send: (event: RoutingEvent) => Promise<void>): Promise<void> {
  const end = host.now + ms
  for (;;) {
    const [due] = [...host.timers.values()].filter(({ dueAt }) => dueAt <= end).sort((a, b) => a.dueAt - b.dueAt)
    if (!due) break
    host.now = Math.max(host.now, due.dueAt)
    host.timers.delete(due.armingId)
    fired.push(due.event as RoutingEvent)
    await send(due.event as RoutingEvent)
  }
  host.now = end
}

type Told = Exclude<Step, { readonly does: 'time passes' | 'clock runs ahead of timers' | 'timer repeats' | 'directory' }>

function eventOf(host: RoutingHost, taken: Told): RoutingEvent {
  if (taken.does === 'presence') return { type: 'agent.presence', agentId: taken.agent, presence: taken.presence }
  if ('which' in taken) return commandOf(host, taken)
  const { caseKey } = taken
  const request = { caseKey, decision: lastTold(host, caseKey), conversation: caseKey.slice(0, -2) }
  switch (taken.does) {
    case 'join':
      return {
        type: 'case.join',
        ...request,
        channelId: 'front-desk',
        skill: taken.skill,
        priority: taken.priority,
        bestProficiency: taken.range[0],
        worstProficiency: taken.range[1],
        lastAgents: taken.lastAgent === null ? {} : { perCase: taken.lastAgent, perCustomer: taken.lastAgent },
      }
    case 'leave':
    case 'over':
      return { type: `case.${taken.does}`, ...request }
  }
}

function commandOf(host: RoutingHost, taken: Extract<Told, { readonly which: number }>): RoutingEvent {
  const standing = taken.does === 'accept' || taken.does === 'reject' ? 'offered' : 'assigned'
  const cases = CASE_KEYS.map((caseKey) => ({ caseKey, kept: host.peek<CaseState>(caseName(caseKey)) }))
  const held = cases.filter(({ kept }) => kept?.what.is === standing)
  const { caseKey, kept } = held[taken.which % held.length] ?? cases[taken.which % cases.length] ?? { caseKey: '', kept: undefined }
  const decision = (kept?.decision ?? 0) - (taken.isStale ? 1 : 0)
  const holder = kept && kept.what.is !== 'queued' ? kept.what.agentId : AGENT_IDS[0]
  const act = { caseKey, agentId: taken.agent ?? holder, decision }
  if (taken.does === 'transfer') return { type: 'case.transfer', ...act, to: taken.to }
  if (taken.does === 'release') return { type: 'case.release', ...act }
  return { type: `offer.${taken.does}`, ...act }
}

function lastTold(host: RoutingHost, caseKey: string): number {
  return host.told.findLast(({ decision }) => decision.caseKey === caseKey)?.decision.decision ?? 0
}
