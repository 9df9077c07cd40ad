/** What performers need of the outside. No node import: the simulated host supplies its own and runs the same performers. */
import type { Template } from '../../directory/model/directory'
import type { GraphClient, MediaStore } from '../../whatsapp/ports'
import type { SendRates } from '../../whatsapp/wire/rates'
import type { Effect, EffectResult } from '../types'
import type { Pauses } from './pauses'

/** How a channel sends. */
export interface SendingChannel {
  readonly phoneNumberId: string
  readonly wabaId: string
  /** Missing or empty: nothing can be sent, which is told and retried like a token that has run out. */
  readonly accessToken?: string
  /** 80 unless Meta has upgraded the number (1000) or shares it with the WhatsApp Business app (20). */
  readonly messagesPerSecond?: number
}

export interface Services {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds that only ever grow: rates and pauses count by it, whatever becomes of the wall clock. */
  steady(): number
  sleep(ms: number): Promise<void>
  /** 0 to 1. */
  random(): number
  channel(id: string): SendingChannel | undefined
  /** As last heard of from Meta, in whatever state it is. */
  template(channelId: string, name: string, language: string): Template | undefined
  readonly graph: GraphClient
  readonly media: MediaStore
  readonly rates: SendRates
  readonly pauses: Pauses
  readonly http: HttpClient
  /** Origins that requests may reach beside the public internet over https: `http://127.0.0.1:8080`. */
  httpHosts(): readonly string[]
  requestSecret(name: string): RequestSecret | undefined
}

/** One request to a system of somebody else, to addresses that were checked. */
export interface HttpCall {
  readonly method: string
  readonly url: string
  /** Tried in order; the name in the url is only for certificate and Host header. */
  readonly addresses: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** For connection, request and the whole answer. */
  readonly timeoutMs: number
  readonly limitBytes: number
}

/** `notSent`: nothing can have reached the other system. `inDoubt`: it may have, and no answer came. */
export type HttpExchange =
  | { readonly outcome: 'answered'; readonly status: number; readonly body: string; readonly retryAfterSeconds?: number }
  | { readonly outcome: 'tooLarge' }
  | { readonly outcome: 'notSent' | 'inDoubt'; readonly reason: string }

/** Neither method rejects. */
export interface HttpClient {
  /** All addresses of a name; undefined when it has none, or none is known in time. */
  resolve(host: string, timeoutMs: number): Promise<readonly string[] | undefined>
  /** Follows no redirect and repeats nothing. */
  exchange(call: HttpCall): Promise<HttpExchange>
}

export interface RequestSecret {
  readonly value: string
  /** It goes to these and nowhere else; any where nothing is real. */
  readonly hosts: readonly string[] | 'any'
}

export interface PerformanceRun {
  /** Resolves when it is durable that the request may now leave; rejects when that could not be kept, and then nothing leaves. */
  claim(): Promise<void>
}

/**
 * Carries one try of an effect out and tells what became of it. Makes at most one request that has an outside effect, and never
 * repeats it: repeating is the conversation's decision. Rejects only where `claim` did.
 */
export type Perform<T extends Effect['type']> = (
  effect: Extract<Effect, { type: T }>,
  run: PerformanceRun,
  services: Services,
) => Promise<EffectResult>
