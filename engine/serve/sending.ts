/** What performers work with in the product: real clock, real Graph (or the sandbox in its place), channels and templates as they are now. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { DirectoryStore } from '../directory/directory-store'
import { findChannel, findTemplate } from '../directory/model/look-up'
import { Pauses } from '../effects/performers/pauses'
import type { Services } from '../effects/performers/services'
import { createGraphClient } from '../whatsapp/graph-client'
import type { MediaStore } from '../whatsapp/ports'
import { SendRates } from '../whatsapp/wire/rates'
import { createHttpClient } from './http-client'

export interface SendingOptions {
  readonly directory: Pick<DirectoryStore, 'current' | 'channelSecrets' | 'requestSecrets'>
  readonly media: MediaStore
  readonly baseUrl: string
  readonly version: string
  /** The token of channels that have none of their own. */
  readonly accessToken: string | undefined
  /** In place of the network: the sandbox in this process. */
  readonly fetch?: typeof fetch
}

export function createSendingServices({ directory, media, baseUrl, version, accessToken, fetch }: SendingOptions): Services {
  return {
    now: Date.now,
    steady: () => performance.now(),
    sleep: (ms) => sleep(ms),
    random: Math.random,
    channel(id) {
      const channel = findChannel(directory.current(), id)
      if (!channel) return undefined
      const token = directory.channelSecrets.get(id, 'accessToken') ?? accessToken
      return { phoneNumberId: channel.phoneNumberId, wabaId: channel.wabaId, ...(token === undefined ? {} : { accessToken: token }) }
    },
    template: (_channel, name, language) => findTemplate(directory.current(), name, language),
    graph: createGraphClient({ baseUrl, version, ...(fetch && { fetch }) }),
    media,
    rates: new SendRates(),
    pauses: new Pauses(),
    http: createHttpClient(),
    httpHosts: () => directory.current().httpHosts ?? [],
    requestSecret: (name) => directory.requestSecrets.get(name),
  }
}
