/** Takes down how the simulated world stands right now. It only reads what is committed, and reads it at once. */
import type { ConversationState } from '../../../engine/conversation/state'
import { STATE } from '../../../engine/conversation/state'
import { ROUTING_POOL } from '../../../engine/conversation/turn'
import type { KeptEntry } from '../../../engine/history/entries'
import {
  type AgentState,
  agentName,
  type CaseState,
  type Chunk,
  caseName,
  type QueueIndex,
  queueIndexName,
  SIGNED_OUT,
} from '../../../engine/routing/state'
import { chatOf } from '../../../engine/sandbox/core/chat'
import type { World } from '../../../engine/simulation/world'
import { type RunWay, readWays } from '../../playground/script/way'
import type { ForcedHours } from './inputs'
import { type AgentStanding, type CaseStanding, type Moment, type QueuePlace, type Variables, variablesAfter } from './moment'
import type { Scene } from './scene'
import { enteredNodes } from './telling'
import { readTimers } from './timers'

/** The one contact of a session: +1 202 555 01xx is set aside for fiction, so the number is nobody's. */
export const CONTACT = { id: 'c1', phone: '12025550142' } as const

const POOL = { type: 'routing', key: ROUTING_POOL } as const

export interface Before {
  readonly index: number
  readonly input: number
  readonly variables: Variables
  readonly happened: readonly KeptEntry[]
  readonly refused?: string
  readonly forced: ReadonlyMap<string, ForcedHours>
}

export const conversationKey = ({ channel }: Scene): string => `${channel.id}/${CONTACT.id}`

export function readConversation(world: World, scene: Scene): ConversationState | undefined {
  return world.host.read<ConversationState>({ type: 'conversation', key: conversationKey(scene) }, STATE)
}

export function readRoutedCase(world: World, caseKey: string): CaseState | undefined {
  return world.host.read<CaseState>(POOL, caseName(caseKey))
}

export function photograph(world: World, scene: Scene, before: Before): Moment {
  const { host } = world
  const { index, input, happened, refused } = before
  const state = readConversation(world, scene)
  const at = host.now()
  const theCase = caseOf(state, scene)
  return {
    index,
    input,
    at,
    happened,
    ...(refused === undefined ? {} : { refused }),
    chat: (chatOf(world.sandbox, CONTACT.phone, at)?.messages ?? []).filter(
      ({ phoneNumberId }) => phoneNumberId === scene.channel.phoneNumberId,
    ),
    way: withoutCopied(scene, readWays(host.history).at(-1)),
    entered: enteredNodes(happened).filter((node) => node !== scene.copiedBegin),
    variables: variablesAfter(state, before.variables, happened),
    theCase,
    queue: theCase && placeOf(world, theCase),
    windowUntil: windowOf(state),
    timers: readTimers({ armed: host.armedTimers(), state, script: scriptOf(state, scene), cases: routedCases(world) }),
    agents: scene.workspace.directory.agents.filter(({ isActive }) => isActive).map(({ id }) => agentOf(world, id, theCase?.caseKey)),
    hours: Object.fromEntries(scene.workspace.directory.hours.flatMap(({ id }) => hoursOf(scene, id, at, before.forced))),
    sendsMeet: world.nextOutcomes.flatMap((outcome) => outcome ?? []),
    requestsMeet: world.requestsMeet.outcome,
  }
}

/** The Begin of a copy leads where the drawn one does not, so it is no part of the way. */
function withoutCopied({ copiedBegin }: Scene, way: RunWay | undefined): RunWay | undefined {
  return way && copiedBegin !== undefined ? { ...way, steps: way.steps.filter(({ node }) => node !== copiedBegin) } : way
}

function caseOf(state: ConversationState | undefined, scene: Scene): CaseStanding | undefined {
  if (!state?.theCase) return undefined
  const { number, status, ownership, skill, agentId } = state.theCase
  return { caseKey: `${conversationKey(scene)}/${number}`, number, status, ownership, skill, ...(agentId === undefined ? {} : { agentId }) }
}

function scriptOf(state: ConversationState | undefined, { workspace }: Scene) {
  return workspace.scripts.get(state?.theCase?.run?.scriptHash ?? '')
}

/** Meta's customer service window. */
const WINDOW_MS = 24 * 60 * 60 * 1000

const windowOf = (state: ConversationState | undefined): number | undefined =>
  typeof state?.lastInboundAt === 'number' ? state.lastInboundAt + WINDOW_MS : undefined

function placeOf({ host }: World, { caseKey, skill, ownership }: CaseStanding): QueuePlace | undefined {
  if (ownership !== 'queued') return undefined
  const chunks = host.read<QueueIndex>(POOL, queueIndexName(skill))?.chunks ?? []
  const waiting = chunks.flatMap(({ n }) => host.read<Chunk>(POOL, `queue:${skill}:${n}`) ?? [])
  const place = waiting.findIndex((entry) => entry.caseKey === caseKey) + 1
  return place === 0 ? undefined : { skill, place, waiting: waiting.length }
}

function routedCases(world: World): readonly CaseState[] {
  const names = world.host.namesOf(POOL).filter((name) => name.startsWith(caseName('')))
  return names.flatMap((name) => world.host.read<CaseState>(POOL, name) ?? [])
}

function agentOf(world: World, agentId: string, ours: string | undefined): AgentStanding {
  const { presence, cases } = world.host.read<AgentState>(POOL, agentName(agentId)) ?? SIGNED_OUT
  return {
    agentId,
    presence,
    cases: Object.entries(cases).map(([caseKey, { is }]) => {
      const routed = readRoutedCase(world, caseKey)
      const expires = routed?.what.is === 'offered' ? { expiresAt: routed.what.expiresAt } : {}
      return { caseKey, is, isOurs: caseKey === ours, skill: routed?.wish.skill ?? '', ...expires }
    }),
  }
}

function hoursOf({ workspace }: Scene, id: string, at: number, forced: ReadonlyMap<string, ForcedHours>): [string, ForcedHours][] {
  const state = forced.get(id) ?? workspace.lookups.hoursState(workspace.directory, id, at)
  return state === undefined ? [] : [[id, state]]
}
