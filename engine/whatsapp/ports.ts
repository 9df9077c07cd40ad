/**
 * What performers ask of Meta and of the store of files: the contract that the real client and store keep, and the simulation too.
 */
import type { Failure } from './graph-answer'
import type { GraphMessage } from './wire/outgoing'

/** On whose behalf: the sending number and a token that may use it. */
export interface GraphAccess {
  readonly phoneNumberId: string
  readonly accessToken: string
}

export interface Accepted {
  readonly outcome: 'accepted'
  readonly wamid: string
  /** The contact's id at WhatsApp, which may differ from the number that we gave. */
  readonly waId?: string
  /** Templates: `accepted`, `held_for_quality_assessment` or `paused`. */
  readonly messageStatus?: string
}

export interface Done<T> {
  readonly outcome: 'done'
  readonly value: T
}

export interface MediaAddress {
  /** Good for five minutes. */
  readonly url: string
  readonly mimeType: string
}

export interface MediaDownload {
  readonly mimeType: string
  /** As announced. */
  readonly bytes?: number
  /** To be read to its end or cancelled; reading rejects when the connection breaks or the time is over. */
  readonly body: ReadableStream<Uint8Array>
}

export interface GraphClient {
  sendMessage(access: GraphAccess, message: GraphMessage): Promise<Accepted | Failure>
  mediaAddress(access: GraphAccess, mediaId: string): Promise<Done<MediaAddress> | Failure>
  downloadMedia(access: GraphAccess, url: string): Promise<Done<MediaDownload> | Failure>
  /** The answer is Meta's id of the file, good for 30 days. */
  uploadMedia(
    access: GraphAccess,
    file: { readonly content: Blob; readonly mimeType: string; readonly filename: string },
  ): Promise<Done<string> | Failure>
  /** Every template of an account as Graph gives it: all of them, or a failure (requirement R16). */
  listTemplates(account: { readonly wabaId: string; readonly accessToken: string }): Promise<Done<readonly unknown[]> | Failure>
}

export interface StoredMedia {
  /** SHA-256 of the bytes, 64 hexadecimal digits. */
  readonly id: string
  readonly mimeType: string
  readonly bytes: number
}

export interface MediaStore {
  /** Rejects with what the source or the disk rejects with. Nothing is left behind then, nor of a file beyond `limitBytes`. */
  put(
    source: AsyncIterable<Uint8Array>,
    about: { readonly mimeType: string; readonly limitBytes: number },
  ): Promise<StoredMedia | 'tooLarge'>
  /** Undefined: there is no such file. */
  describe(id: string): Promise<StoredMedia | undefined>
  /** The bytes stay on the disk until they are asked for. Rejects where there is no such file. */
  open(id: string): Promise<Blob>
}
