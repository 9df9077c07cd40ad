/** A stage for performers: a clock that sleeping moves, a real media store, and a Graph that answers as the test says. */
import { type Directory, Template } from '../../../engine/directory/model/directory'
import type { OutgoingMessage } from '../../../engine/effects/message'
import { Pauses } from '../../../engine/effects/performers/pauses'
import type { HttpClient, RequestSecret, Services } from '../../../engine/effects/performers/services'
import type { EffectResult, SendMessage } from '../../../engine/effects/types'
import type { GraphClient, MediaStore } from '../../../engine/whatsapp/ports'
import type { GraphMessage } from '../../../engine/whatsapp/wire/outgoing'
import { SendRates } from '../../../engine/whatsapp/wire/rates'

export type SendAnswer = Awaited<ReturnType<GraphClient['sendMessage']>>

export const START = 1_800_000_000_000

export const refusedWith = (code: number, more: { http?: number; retryAfterSeconds?: number } = {}): SendAnswer => ({
  outcome: 'refused',
  http: 400,
  code,
  message: `error ${code}`,
  ...more,
})

export class Stage {
  now = START
  readonly sent: { readonly at: number; readonly message: GraphMessage; readonly token: string }[] = []
  /** What happened, in order. */
  readonly log: string[] = []
  answers: SendAnswer[] = []
  templates: Directory['templates'] = []
  token: string | undefined = 'secret-token'
  graph: Partial<GraphClient> = {}
  media: Partial<MediaStore> = {}
  http: Partial<HttpClient> = {}
  httpHosts: readonly string[] = []
  requestSecrets: Readonly<Record<string, RequestSecret>> = {}
  readonly pauses = new Pauses()
  readonly rates = new SendRates()

  readonly services: Services = {
    now: () => this.now,
    steady: () => this.now,
    sleep: (ms) => {
      this.log.push(`sleep ${ms}`)
      this.now += ms
      return Promise.resolve()
    },
    random: () => 0,
    channel: (id) =>
      id === 'main' ? { phoneNumberId: 'n1', wabaId: 'w1', ...(this.token !== undefined && { accessToken: this.token }) } : undefined,
    template: (_channel, name, language) => this.templates.find((template) => template.name === name && template.language === language),
    graph: {
      sendMessage: ({ accessToken }, message) => {
        this.log.push('request')
        this.sent.push({ at: this.now, message, token: accessToken })
        return Promise.resolve(this.answers.shift() ?? { outcome: 'accepted', wamid: `wamid.${this.sent.length}` })
      },
      mediaAddress: (...given) => this.#played('mediaAddress')(...given),
      downloadMedia: (...given) => this.#played('downloadMedia')(...given),
      uploadMedia: (...given) => this.#played('uploadMedia')(...given),
      listTemplates: (...given) => this.#played('listTemplates')(...given),
    },
    media: {
      put: (...given) => (this.media.put ?? unplayed)(...given),
      describe: (...given) => (this.media.describe ?? unplayed)(...given),
      open: (...given) => (this.media.open ?? unplayed)(...given),
    },
    pauses: this.pauses,
    http: {
      resolve: (...given) => (this.http.resolve ?? unplayed)(...given),
      exchange: (...given) => {
        this.log.push('request')
        return (this.http.exchange ?? unplayed)(...given)
      },
    },
    httpHosts: () => this.httpHosts,
    requestSecret: (name) => this.requestSecrets[name],
    rates: this.rates,
  }

  readonly run = {
    claim: () => {
      this.log.push('claim')
      return Promise.resolve()
    },
  }

  #played<Name extends keyof GraphClient>(name: Name): GraphClient[Name] {
    this.log.push(name)
    return this.graph[name] ?? (unplayed as GraphClient[Name])
  }
}

function unplayed(): never {
  throw new Error('this test did not expect that call')
}

export function send(message: OutgoingMessage = { type: 'text', text: 'Hello' }, more: Partial<SendMessage> = {}): SendMessage {
  return { type: 'sendMessage', id: 'c1#1', attempt: 1, tries: 1, channelId: 'main', to: { phone: '16505551234' }, message, ...more }
}

export function approved(more: object = {}): Template {
  return Template.parse({
    name: 'reminder',
    language: 'en_US',
    category: 'utility',
    status: 'approved',
    body: 'Hello {{1}}, see you {{2}}.',
    ...more,
  })
}

export function resultOf<T extends EffectResult['type']>(result: EffectResult, type: T): Extract<EffectResult, { type: T }> {
  if (result.type !== type) throw new Error(`expected ${type}, got ${JSON.stringify(result)}`)
  return result as Extract<EffectResult, { type: T }>
}
