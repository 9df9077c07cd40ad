/** Carries one act out on the simulated world, as the people and machines around the product would. */
import type { Actor, ConversationEvent } from '../../../engine/conversation/events'
import { ROUTING_POOL } from '../../../engine/conversation/turn'
import { findAgent } from '../../../engine/directory/model/look-up'
import type { AgentCommand, CommandAnswer, RoutingRequest } from '../../../engine/routing/protocol'
import { chatOf } from '../../../engine/sandbox/core/chat'
import { type ContactContent, ContactError, contactWrites } from '../../../engine/sandbox/core/contact-writes'
import type { World } from '../../../engine/simulation/world'
import { sampleFile } from './files'
import type { Act, ForcedHours, Said } from './inputs'
import { CONTACT, conversationKey, readConversation, readRoutedCase } from './photograph'
import type { Scene } from './scene'

export interface Stagehand {
  readonly world: World
  readonly scene: Scene
  readonly contactName: string
  /** Hours -> what they are held to be; changed in place. */
  readonly forced: Map<string, ForcedHours>
  /** Which input this is: names an agent's reply. */
  readonly input: number
}

export interface Performed {
  /** Why it was not possible, known once the world has gone on. */
  refusal(): Promise<string | undefined>
}

type Asked = ReturnType<World['host']['ask']>

const POOL = { type: 'routing', key: ROUTING_POOL } as const
const DONE: Performed = { refusal: async () => undefined }

export function perform(stage: Stagehand, act: Act): Performed {
  switch (act.type) {
    case 'contact.says':
      return say(stage, act.said)
    case 'program.starts':
      return start(stage)
    case 'agent.is':
      return command(stage, { type: 'agent.presence', agentId: act.agentId, presence: act.presence })
    case 'agent.accepts':
    case 'agent.rejects':
    case 'agent.releases':
      return answer(stage, act)
    case 'agent.transfers':
      return withCase(stage, (head) => command(stage, { type: 'case.transfer', agentId: act.agentId, ...head, to: act.to }))
    case 'agent.replies':
      return reply(stage, act)
    case 'case.set':
      return setStatus(stage, act)
    case 'other.ends':
      return endOther(stage, act.caseKey)
    case 'hours.are':
      if (act.state === null) stage.forced.delete(act.hours)
      else stage.forced.set(act.hours, act.state)
      return DONE
    case 'sends.meet':
      stage.world.nextOutcomes.splice(0, stage.world.nextOutcomes.length, ...act.outcomes)
      return DONE
    case 'requests.meet':
      stage.world.requestsMeet.outcome = act.outcome
      return DONE
    case 'time.passes':
      return DONE
    default:
      return act satisfies never
  }
}

function say(stage: Stagehand, said: Said): Performed {
  const { world, scene, contactName } = stage
  const { phoneNumberId } = scene.channel
  const name = contactName === '' ? {} : { name: contactName }
  try {
    const write = { phoneNumberId, from: CONTACT.phone, ...name, content: contentOf(stage, said) }
    world.deliver(contactWrites(world.sandbox, write, world.host.now(), world.random).webhooks)
    return DONE
  } catch (error) {
    if (error instanceof ContactError) return refused(error.message)
    throw error
  }
}

function contentOf(stage: Stagehand, said: Said): ContactContent {
  switch (said.type) {
    case 'text':
    case 'location':
      return said
    case 'tap':
      return { type: 'tap', wamid: tapped(stage, said), choice: said.choice }
    case 'file': {
      const { kind, caption } = said
      const file = sampleFile(kind)
      const mediaId = stage.world.keepFile(stage.scene.channel.phoneNumberId, file)
      return { type: kind, mediaId, ...(caption === undefined ? {} : { caption }), ...(kind === 'audio' ? { voice: true } : {}) }
    }
    default:
      return said satisfies never
  }
}

/** A message that the contact has; where the script has changed since, the newest one that offers the choice. */
function tapped({ world, scene }: Stagehand, { choice, message }: Extract<Said, { type: 'tap' }>): string {
  const chat = chatOf(world.sandbox, CONTACT.phone, world.host.now())?.messages ?? []
  const ours = chat.filter(({ from, phoneNumberId }) => from === 'business' && phoneNumberId === scene.channel.phoneNumberId)
  const offers = ({ choices = [] }: (typeof ours)[number]) => choices.some(({ id, title }) => id === choice || title === choice)
  const meant = message === undefined ? undefined : ours[message]
  const found = meant && offers(meant) ? meant : ours.findLast(offers)
  if (!found) throw new ContactError(`No message on the phone offers ${choice}`)
  return found.wamid
}

function start(stage: Stagehand): Performed {
  const { scene, contactName } = stage
  const contact = { phone: CONTACT.phone, ...(contactName === '' ? {} : { name: contactName }) }
  const head = { channelId: scene.channel.id, contactId: CONTACT.id, contact, scriptId: scene.draft.id, variables: {} }
  return tell(stage, { type: 'run.requested', actor: { kind: 'program', name: 'simulator' }, ...head })
}

function answer(stage: Stagehand, act: Extract<Act, { type: 'agent.accepts' | 'agent.rejects' | 'agent.releases' }>): Performed {
  const { agentId, caseKey } = act
  const type = ANSWERS[act.type]
  if (caseKey === undefined) return withCase(stage, (head) => command(stage, { type, agentId, ...head }))
  const routed = readRoutedCase(stage.world, caseKey)
  return routed ? command(stage, { type, agentId, caseKey, decision: routed.decision }) : refused(NO_CASE)
}

const ANSWERS = { 'agent.accepts': 'offer.accept', 'agent.rejects': 'offer.reject', 'agent.releases': 'case.release' } as const

function reply(stage: Stagehand, { agentId, message }: Extract<Act, { type: 'agent.replies' }>): Performed {
  const clientId = `input-${stage.input}`
  const actor = agentActor(stage, agentId)
  return withCase(stage, ({ decision }) => tell(stage, { type: 'agent.replied', actor, agentId, decision, clientId, message }))
}

function setStatus(stage: Stagehand, { status, agentId }: Extract<Act, { type: 'case.set' }>): Performed {
  if (agentId === undefined) return tell(stage, { type: 'status.set', actor: SUPERVISOR, status })
  const actor = agentActor(stage, agentId)
  return withCase(stage, ({ decision }) => tell(stage, { type: 'status.set', actor, status, decision }))
}

const SUPERVISOR: Actor = { kind: 'person', id: 'supervisor', name: 'Supervisor' }

/** Other contacts are cases that routing knows and nobody else. */
function endOther(stage: Stagehand, caseKey: string): Performed {
  const routed = readRoutedCase(stage.world, caseKey)
  if (!routed) return refused(NO_CASE)
  const over: RoutingRequest = { type: 'case.over', caseKey, decision: routed.decision, conversation: routed.conversation }
  return asked(stage.world.host.ask(POOL, over))
}

const NO_CASE = 'There is no case at hand'

function withCase(stage: Stagehand, act: (head: { readonly caseKey: string; readonly decision: number }) => Performed): Performed {
  const theCase = readConversation(stage.world, stage.scene)?.theCase
  if (!theCase) return refused(NO_CASE)
  return act({ caseKey: `${conversationKey(stage.scene)}/${theCase.number}`, decision: theCase.decision })
}

function agentActor({ scene }: Stagehand, id: string): Actor {
  return { kind: 'agent', id, name: findAgent(scene.workspace.directory, id)?.name ?? id }
}

function command({ world }: Stagehand, sent: AgentCommand): Performed {
  return asked(world.host.ask(POOL, sent))
}

function tell({ world, scene }: Stagehand, event: ConversationEvent): Performed {
  return asked(world.host.ask({ type: 'conversation', key: conversationKey(scene) }, event))
}

/** Answered while the world goes on; unanswered when it was stopped before that. */
function asked(answering: Asked): Performed {
  let refusal: string | undefined
  void answering.then((answered) => {
    if (answered.outcome === 'poison') refusal = answered.reason
    if (answered.outcome !== 'done') return
    const value = answered.value as CommandAnswer | undefined
    if (value?.ok === false) refusal = value.reason
  })
  return { refusal: async () => refusal }
}

function refused(reason: string): Performed {
  return { refusal: async () => reason }
}
