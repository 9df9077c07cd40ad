/** What the HTTP layer needs of the rest of the engine; the composition root puts it together. */
import type { Registry } from 'prom-client'
import type { ContactDetails } from '../conversation/inbound'
import type { DirectoryStore } from '../directory/directory-store'
import type { RunChanges } from '../directory/run-changes'
import type { KeptEntry } from '../history/entries'
import type { Answer, Host, ObjectAddress, ObjectEvent } from '../hosts/host'
import type { People } from '../people/people'
import type { HistoryReader } from '../views/follower'
import type { Views } from '../views/views'
import type { MediaStore } from '../whatsapp/ports'
import type { LiveFeed } from './live-feed'

type Awaitable<T> = T | Promise<T>

export interface HistoryOfObject {
  /** Entries of one object with a sequence above the given one, in order; none only when there are no more. */
  ofObject(object: ObjectAddress, afterSequence: number, limit: number): Awaitable<readonly KeptEntry[]>
}

/** Events that were set aside because their handler threw. */
export interface DeadLetters {
  /** Oldest first, after the given id. */
  list(afterId: number | undefined, limit: number): Awaitable<readonly DeadLetter[]>
  count(): Awaitable<number>
  /** Gives the event to its object once more; undefined when there is no such letter, or it is being tried already. */
  retry(id: number): Promise<Answer | undefined>
}

export interface DeadLetter {
  readonly id: number
  /** Ms since 1970. */
  readonly at: number
  readonly address: ObjectAddress
  readonly event: ObjectEvent
  readonly reason: string
}

/** Webhook items that could not be understood or belong to nobody, as they came. */
export interface KeptItems {
  /** Newest first, before the given id. */
  list(beforeId: number | undefined, limit: number): Awaitable<readonly KeptItem[]>
  count(): Awaitable<number>
}

export interface KeptItem {
  readonly id: number
  readonly at: number
  readonly reason: string
  /** JSON. */
  readonly item: unknown
}

export interface Contacts {
  /**
   * Maps identifiers of somebody who has not necessarily written yet to a contact of the channel, and makes the contact where it is new.
   * `conversation` is the key of the conversation. Rejects with StorageError.
   */
  resolve(channelId: string, contact: ContactDetails): Promise<{ readonly contactId: string; readonly conversation: string }>
}

/** One thing that has to be well for the product to do its work. */
export interface HealthCheck {
  readonly name: string
  readonly isWell: boolean
  /** What is wrong and since when. */
  readonly detail?: string
}

export interface Services {
  readonly host: Host
  readonly history: HistoryReader & HistoryOfObject
  readonly views: Views
  readonly live: LiveFeed
  readonly directory: DirectoryStore
  readonly people: Pick<People, 'authenticate' | 'handler' | 'list' | 'find' | 'add' | 'change' | 'signInLink'>
  readonly media: MediaStore
  readonly contacts: Contacts
  /** Missing: what is chosen for running cases is kept, and done by who comes next. */
  readonly runChanges?: RunChanges
  readonly deadLetters: DeadLetters
  readonly kept: KeptItems
  /** Store, step queue, sends: the product is ready when all are well. */
  checkHealth(): Awaitable<readonly HealthCheck[]>
  /** What others measure; the HTTP layer adds its own. */
  readonly metrics: Registry
  /** The sandbox's control API, where the sandbox runs in this process; paths under /_sandbox/. */
  readonly sandbox?: (request: Request) => Promise<Response>
  /** Ms since 1970. */
  now(): number
}
