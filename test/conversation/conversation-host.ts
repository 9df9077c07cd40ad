/** One conversation alone: hands it events on virtual time and shows what it asks of the outside. Routing and WhatsApp are the test. */

import { compileScript } from '../../engine/compile/compile-script'
import { createConversation } from '../../engine/conversation/conversation'
import type { ConversationEvent } from '../../engine/conversation/events'
import type { ConversationState } from '../../engine/conversation/state'
import type { Lookups } from '../../engine/conversation/turn'
import { Directory, type DirectoryRevision } from '../../engine/directory/model/directory'
import type { Effect } from '../../engine/effects/types'
import type { HistoryEntry } from '../../engine/history/entries'
import type { DurableContext, ObjectEvent } from '../../engine/hosts/host'
import type { CommandAnswer, RoutingDecision, RoutingRequest } from '../../engine/routing/protocol'
import type { Script } from '../../engine/script/script'

const KEY = 'front/c1'

interface Armed {
  readonly armingId: string
  readonly dueAt: number
  readonly event: ObjectEvent
}

export class ConversationHost {
  now = Date.UTC(2026, 10, 23, 9)
  readonly requests: RoutingRequest[] = []
  readonly effects: Effect[] = []
  readonly history: HistoryEntry[] = []
  timers: Armed[] = []
  readonly #values = new Map<string, string>()
  readonly #directory: DirectoryRevision
  readonly #lookups: Lookups
  #wamids = 0
  #decisions = 0

  constructor(script: Script, options: { readonly lookups?: Partial<Lookups>; readonly directory?: Partial<Directory> } = {}) {
    const compiled = compileScript(script, 1)
    this.#directory = {
      ...Directory.parse({
        channels: [
          {
            id: 'front',
            kind: 'whatsapp',
            name: 'Front',
            phoneNumberId: '1',
            wabaId: '2',
            number: '+16145550100',
            defaultScript: script.id,
            defaultSkill: 'support',
          },
        ],
        skills: [{ id: 'support', name: 'Support' }],
        agents: [{ id: 'ada', name: 'Ada', skills: { support: 1 }, capacity: { total: 2 } }],
        scripts: [{ id: script.id, name: script.name, version: 1, hash: compiled.scriptHash }],
        ...options.directory,
      }),
      revision: 1,
    }
    this.#lookups = {
      directoryAt: () => this.#directory,
      scriptByHash: (hash) => (hash === compiled.scriptHash ? compiled : undefined),
      hoursState: () => 'open',
      ...options.lookups,
    }
  }

  get state(): ConversationState {
    return JSON.parse(this.#values.get('state') ?? 'null') as ConversationState
  }

  /** Sends handed to the performer, newest last. */
  get sends() {
    return this.effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect] : []))
  }

  entries<Type extends HistoryEntry['type']>(type: Type): Extract<HistoryEntry, { type: Type }>[] {
    return this.history.filter((entry): entry is Extract<HistoryEntry, { type: Type }> => entry.type === type)
  }

  async handle(event: ConversationEvent): Promise<CommandAnswer> {
    const context: DurableContext = {
      key: KEY,
      now: async () => this.now,
      random: async () => 0.5,
      newId: async () => 'id',
      get: async <T>(name: string) => {
        const text = this.#values.get(name)
        return text === undefined ? undefined : (JSON.parse(text) as T)
      },
      names: async () => [...this.#values.keys()],
      set: (name, value) => this.#values.set(name, JSON.stringify(value)),
      clear: (name) => this.#values.delete(name),
      send: (to, sent, options) => {
        if (to.type === 'routing') this.requests.push(sent as RoutingRequest)
        else this.timers.push({ armingId: options?.armingId ?? '', dueAt: this.now + (options?.delayMs ?? 0), event: sent })
      },
      cancel: (armingId) => {
        this.timers = this.timers.filter((timer) => timer.armingId !== armingId)
      },
      perform: (effect) => this.effects.push(effect),
      record: (entry) => this.history.push(entry),
    }
    return (await createConversation(this.#lookups, { doubtMs: 120_000 })(context, { ...event, revision: 1 })) as CommandAnswer
  }

  /** The contact writes; `at` is the contact's own time. */
  writes(text: string, at = this.now): Promise<CommandAnswer> {
    return this.receives({ type: 'text', text }, at)
  }

  receives(content: Extract<ConversationEvent, { type: 'message.received' }>['message']['content'], at = this.now): Promise<CommandAnswer> {
    this.#wamids += 1
    return this.handle({
      type: 'message.received',
      channelId: 'front',
      contactId: 'c1',
      contact: { phone: '4915112345', name: 'Grace' },
      message: { wamid: `wamid.${this.#wamids}`, at, content },
    })
  }

  /** The message on its way is accepted. */
  accept(): Promise<CommandAnswer> {
    const { id, attempt } = this.#onItsWay()
    return this.handle({ type: 'send.accepted', effectId: id, attempt, wamid: `wamid.out-${id}` })
  }

  result(
    result: { readonly type: 'send.inDoubt' | 'send.windowClosed' } | { readonly type: 'send.refused'; readonly retryAfterMs?: number },
  ) {
    const { id, attempt } = this.#onItsWay()
    const head = { effectId: id, attempt }
    switch (result.type) {
      case 'send.inDoubt':
        return this.handle({ ...head, type: 'send.inDoubt', reason: 'no answer' })
      case 'send.windowClosed':
        return this.handle({ ...head, type: 'send.windowClosed' })
      case 'send.refused':
        return this.handle({ ...head, ...result, refusal: { code: 131000, message: 'Something went wrong' } })
    }
  }

  status(status: 'sent' | 'delivered' | 'failed', effectId = this.#onItsWay().id, code = 131026): Promise<CommandAnswer> {
    const error = status === 'failed' ? { error: { code, title: 'Failed' } } : {}
    return this.handle({
      type: 'status.received',
      update: { wamid: `wamid.out-${effectId}`, effectId, status, at: this.now, contact: {}, ...error },
    })
  }

  /** Routing decides; numbers grow unless one is given. */
  decide(what: RoutingDecision['what'], decision = ++this.#decisions): Promise<CommandAnswer> {
    this.#decisions = Math.max(this.#decisions, decision)
    return this.handle({ type: 'routing.decided', caseKey: `${KEY}/${this.state.theCase?.number}`, decision, what })
  }

  /** Lets time pass, timers first in the order in which they are due. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms
    for (;;) {
      const [next] = this.timers.filter(({ dueAt }) => dueAt <= until).sort((a, b) => a.dueAt - b.dueAt)
      if (!next) break
      this.timers = this.timers.filter((timer) => timer !== next)
      this.now = next.dueAt
      await this.handle(next.event as ConversationEvent)
    }
    this.now = until
  }

  #onItsWay() {
    const send = this.sends.at(-1)
    if (!send) throw new Error('Nothing was sent')
    return send
  }
}
