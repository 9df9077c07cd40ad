/** The engine in this process, as the product puts it together, with a performer that accepts every send at once. */
import { join } from 'node:path'
import { createConversation } from '../conversation/conversation'
import type { ConversationEvent } from '../conversation/events'
import { createHoursClock } from '../directory/model/hours'
import { findHours } from '../directory/model/look-up'
import { openSecrets } from '../directory/secrets'
import { openDirectoryStore } from '../directory/store'
import { afterCrash } from '../effects/performers/performers'
import type { OpenDatabase } from '../hosts/embedded/database'
import { type EmbeddedHost, openEmbeddedHost } from '../hosts/embedded/embedded-host'
import type { PerformEffect } from '../hosts/performing'
import { conversationAddress } from '../intake/deliver-item'
import { createRouting } from '../routing/routing'
import { diagnose } from '../script/diagnose'
import { createCompiledScripts } from '../serve/compiled-scripts'
import type { Contact, Writers } from './contacts'
import { ASKERS } from './plan'
import { TEXT, wamid } from './webhooks'

export interface BenchEngine {
  readonly host: EmbeddedHost
  readonly scriptByHash: ReturnType<typeof createCompiledScripts>
  close(): Promise<void>
}

export interface EngineFigures {
  readonly messages: number
  /** Messages and results of sends. */
  readonly events: number
  readonly seconds: number
  readonly messagesPerSecond: number
  readonly eventsPerSecond: number
  readonly eventsPerCommit: number
  readonly cpuMicrosecondsAnEvent: number
}

const DOUBT_MS = 120_000

export function openBenchEngine(dataDir: string, openDatabase?: OpenDatabase): BenchEngine {
  const directory = openDirectoryStore({ file: join(dataDir, 'directory.sqlite'), diagnose, secrets: openSecrets({ dataDir }) })
  const scriptByHash = createCompiledScripts(directory.scriptByHash)
  const hours = createHoursClock()
  const host = openEmbeddedHost({
    dataDir,
    handlers: {
      conversation: createConversation(
        {
          directoryAt: directory.at,
          scriptByHash,
          hoursState: (at, id, now) => {
            const found = findHours(at, id)
            return found && hours.state(found, now).state
          },
        },
        { doubtMs: DOUBT_MS },
      ),
      routing: createRouting({ directoryAt: directory.at }),
    },
    perform: acceptAtOnce,
    afterCrash,
    revision: () => directory.current().revision,
    onBroken(error) {
      throw error
    },
    ...(openDatabase && { openDatabase }),
  })
  return {
    host,
    scriptByHash,
    async close() {
      await host.close()
      directory.close()
    },
  }
}

const acceptAtOnce: PerformEffect = async (effect, run) => {
  await run.claim()
  return { type: 'send.accepted', effectId: effect.id, attempt: effect.attempt, wamid: wamid(effect.id) }
}

let serial = 0

/** So many messages, each from the next writer, by askers who wait for the answer; ends when all that follows of them is durable. */
export async function askMessages(host: EmbeddedHost, writers: Writers, messages: number): Promise<EngineFigures> {
  const before = host.stats()
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  let left = messages
  const ask = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const writer = writers.next()
      const event = messageFrom(writer)
      const answer = await host.ask(conversationAddress(writer.channelId, writer.contactId), event, { mark: event.message.wamid })
      if (answer.outcome !== 'done') throw new Error(`A message was not taken: ${JSON.stringify(answer)}`)
    }
  }
  await Promise.all(Array.from({ length: ASKERS }, ask))
  while (!isIdle(host)) await new Promise((resolve) => setImmediate(resolve))
  const seconds = (performance.now() - startedAt) / 1000
  const after = host.stats()
  const { user, system } = process.cpuUsage(cpuBefore)
  const events = after.events - before.events
  return {
    messages,
    events,
    seconds,
    messagesPerSecond: messages / seconds,
    eventsPerSecond: events / seconds,
    eventsPerCommit: events / (after.commits - before.commits),
    cpuMicrosecondsAnEvent: (user + system) / events,
  }
}

function isIdle(host: EmbeddedHost): boolean {
  const { queued, performing } = host.stats()
  return queued === 0 && performing === 0
}

function messageFrom({ channelId, contactId, phone }: Contact) {
  serial += 1
  return {
    type: 'message.received',
    channelId,
    contactId,
    contact: { phone, name: 'Kerry Fisher' },
    message: { wamid: wamid(`${serial}`), at: Date.now(), content: { type: 'text', text: TEXT } },
  } as const satisfies ConversationEvent
}
