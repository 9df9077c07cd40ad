/** Who lives in the simulation: contacts who write, tap and wait, and agents who come, go, accept, answer and resolve. */
import type { Actor } from '../conversation/events'
import { ROUTING_POOL } from '../conversation/turn'
import type { AgentCommand } from '../routing/protocol'
import type { AgentState, CaseState } from '../routing/state'
import { chatOf } from '../sandbox/core/chat'
import { contactWrites } from '../sandbox/core/contact-writes'
import type { World } from './world'

const WORDS = ['hello', 'I have a question', 'a problem', 'Ja', 'English', '2', '{{ contact.name }}', 'olá 😀', '…']

const MINUTE = 60_000

/** One contact, from now on for `ms`: writes first, then reacts to what the phone shows. */
export function contactLives(world: World, index: number, ms: number): void {
  const { host, random } = world
  const channels = world.workspace.directory.channels
  const channel = channels[index % channels.length]
  if (!channel) return
  // some are known by phone, some by user id alone (they hide their number), most by both
  const who =
    index % 5 === 4
      ? { userId: `US.${1000 + index}` }
      : { from: `4915${1_000_000 + index}`, ...(index % 5 === 3 ? { withoutUserId: true } : {}) }
  const until = host.now() + ms
  let seen = ''
  const write = () => {
    if (host.now() > until) return
    const chat = chatOf(world.sandbox, 'from' in who ? (who.from ?? '') : who.userId, host.now())
    const last = chat?.messages.filter(({ from }) => from === 'business').at(-1)
    const isNew = last !== undefined && last.wamid !== seen
    if (isNew) seen = last.wamid
    const choices = last?.choices ?? []
    const choice = choices[Math.floor(random() * choices.length)]
    const content =
      isNew && choice && random() < 0.8
        ? ({ type: 'tap', wamid: last.wamid, choice: choice.id } as const)
        : ({ type: 'text', text: WORDS[Math.floor(random() * WORDS.length)] ?? '' } as const)
    if (isNew || last === undefined || random() < 0.2) {
      const wrote = contactWrites(
        world.sandbox,
        { phoneNumberId: channel.phoneNumberId, ...who, name: `Contact ${index}`, content },
        host.now(),
        random,
      )
      world.deliver(wrote.webhooks)
    }
    host.plan(Math.round(random() * (random() < 0.1 ? 10 : 1) * MINUTE), write)
  }
  host.plan(Math.round(random() * MINUTE), write)
}

/** One agent, from now on for `ms`. */
export function agentWorks(world: World, agentId: string, ms: number): void {
  const { host } = world
  const until = host.now() + ms
  let replies = 0
  const act = () => {
    if (host.now() > until) return
    void work(world, agentId, () => `${agentId}-${++replies}`)
    host.plan(Math.round(world.random() * 30_000), act)
  }
  host.plan(Math.round(world.random() * 15_000), act)
}

async function work(world: World, agentId: string, newClientId: () => string): Promise<void> {
  const { host, random } = world
  const roll = random()
  const state = await host.peek<AgentState>(POOL, `agent:${agentId}`)
  if (state?.presence !== 'available' || roll < 0.05) {
    return command(world, { type: 'agent.presence', agentId, presence: roll < 0.02 ? 'away' : roll < 0.04 ? 'offline' : 'available' })
  }
  for (const caseKey of Object.keys(state.cases)) {
    const theCase = await host.peek<CaseState>(POOL, `case:${caseKey}`)
    if (!theCase) continue
    const head = { agentId, caseKey, decision: theCase.decision }
    if (theCase.what.is === 'offered')
      command(world, random() < 0.7 ? { type: 'offer.accept', ...head } : { type: 'offer.reject', ...head })
    else if (theCase.what.is === 'assigned') attend(world, agentId, theCase, caseKey, newClientId)
  }
}

function attend(world: World, agentId: string, theCase: CaseState, caseKey: string, newClientId: () => string): void {
  const { host, random } = world
  const roll = random()
  const address = { type: 'conversation', key: theCase.conversation } as const
  const actor: Actor = { kind: 'agent', id: agentId, name: agentId }
  const head = { agentId, caseKey, decision: theCase.decision }
  if (roll < 0.5) {
    const reply = {
      type: 'agent.replied',
      actor,
      agentId,
      decision: theCase.decision,
      clientId: newClientId(),
      message: { type: 'text', text: 'How can I help?' },
    } as const
    // a weak link: the same reply is posted again
    for (let post = 0; post < (random() < 0.2 ? 3 : 1); post++) unheard(host.ask(address, reply))
  } else if (roll < 0.65) {
    unheard(
      host.ask(address, { type: 'status.set', actor, status: random() < 0.5 ? 'resolved' : 'closed', decision: theCase.decision } as never),
    )
  } else if (roll < 0.72) {
    command(world, { type: 'case.release', ...head })
  } else if (roll < 0.8) {
    const { skills, agents } = world.workspace.directory
    const skill = skills[Math.floor(random() * skills.length)]?.id ?? ''
    const agent = agents[Math.floor(random() * agents.length)]?.id ?? ''
    command(world, { type: 'case.transfer', ...head, to: random() < 0.5 ? { skill } : { agent } })
  }
}

const POOL = { type: 'routing', key: ROUTING_POOL } as const

function command(world: World, sent: AgentCommand): void {
  unheard(world.host.ask(POOL, sent))
}

/** The asker is gone with the process when it crashes; what was asked either happened or did not. */
function unheard(answer: Promise<unknown>): void {
  answer.catch(() => undefined)
}
