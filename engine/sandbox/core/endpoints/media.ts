/** Media up and down. The core keeps what a file is; its bytes are the caller's (MediaTask). */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type Call, type Reply, SUCCESS, textParameter } from '../call'
import { areBytesOf, kindOf, MEDIA_KINDS } from '../checks/media'
import { invalidParameter, missingParameter } from '../checks/read-parameters'
import { GraphError, unknownObject } from '../graph-error'
import { numericId, type Random } from '../ids'
import type { UploadedFile } from '../request'
import type { Media, PhoneNumber, Sandbox } from '../sandbox'

const DAY_MS = 24 * 3_600_000
const KEPT_MS = { uploaded: 30 * DAY_MS, received: 7 * DAY_MS }
const LINK_MS = 5 * 60_000

/** POST /{phone}/media */
export function uploadMedia(call: Call, number: PhoneNumber): Reply {
  const { body } = call.request
  if (textParameter(call, 'messaging_product') !== 'whatsapp') throw missingParameter('messaging_product')
  if (body.kind !== 'form' || !body.file) throw missingParameter('file')
  const mimeType = textParameter(call, 'type') ?? body.file.mimeType
  const kind = kindOf(mimeType)
  if (!kind) {
    const allowed = Object.values(MEDIA_KINDS).flatMap(({ mimeTypes }) => mimeTypes)
    throw invalidParameter(
      `Param file must be a file with one of the following types: ${allowed.join(', ')}. Received file of type '${mimeType}'.`,
    )
  }
  const { maxBytes } = MEDIA_KINDS[kind]
  if (body.file.bytes.byteLength > maxBytes) throw invalidParameter(`Param file is larger than the ${maxBytes} bytes allowed for ${kind}.`)
  const media = keepMedia(call.sandbox, number, { ...body.file, mimeType }, 'uploaded', call.now, call.random)
  return { body: { id: media.id }, media: { task: 'keep', id: media.id, bytes: body.file.bytes } }
}

/** Records a file; the caller has to store its bytes under the id. */
export function keepMedia(
  sandbox: Sandbox,
  number: PhoneNumber,
  { bytes, mimeType, filename }: UploadedFile,
  origin: keyof typeof KEPT_MS,
  now: number,
  random: Random,
): Media {
  const media: Media = {
    id: numericId(random),
    wabaId: number.wabaId,
    phoneNumberId: number.id,
    mimeType,
    sha256: bytesToHex(sha256(bytes)),
    byteLength: bytes.byteLength,
    expiresAt: now + KEPT_MS[origin],
    isAsDeclared: areBytesOf(mimeType, bytes),
    ...(filename === undefined ? {} : { filename }),
  }
  sandbox.media.set(media.id, media)
  return media
}

/** GET /{media}: a fresh address, good for 5 minutes. */
export function getMedia(call: Call, media: Media): Reply {
  checkNumber(call, media)
  return {
    body: {
      messaging_product: 'whatsapp',
      url: mediaAddress(call, media),
      mime_type: media.mimeType,
      sha256: media.sha256,
      file_size: String(media.byteLength),
      id: media.id,
    },
  }
}

function mediaAddress({ sandbox, now, random }: Pick<Call, 'sandbox' | 'now' | 'random'>, media: Media): string {
  const expiresAt = now + LINK_MS
  const hash = numericId(random, 24)
  sandbox.mediaLinks.set(hash, { mediaId: media.id, expiresAt })
  const query = new URLSearchParams({ mid: media.id, source: 'getMedia', ext: String(Math.floor(expiresAt / 1000)), hash })
  return `${sandbox.settings.publicUrl}/whatsapp_business/attachments/?${query}`
}

export function deleteMedia(call: Call, media: Media): Reply {
  checkNumber(call, media)
  call.sandbox.media.delete(media.id)
  return { ...SUCCESS, media: { task: 'drop', id: media.id } }
}

/** GET of the address itself; 404 when it is over, and a new one has to be asked for. */
export function downloadMedia(call: Call): Reply {
  const link = call.sandbox.mediaLinks.get(textParameter(call, 'hash') ?? '')
  const media = link && link.expiresAt > call.now ? call.sandbox.media.get(link.mediaId) : undefined
  if (!media || !call.wabaIds.has(media.wabaId)) throw new GraphError(100, undefined, { status: 404, message: 'URL signature expired' })
  return { body: undefined, headers: { 'content-type': media.mimeType }, media: { task: 'serve', id: media.id } }
}

function checkNumber(call: Call, media: Media): void {
  const named = textParameter(call, 'phone_number_id')
  if (named !== undefined && named !== media.phoneNumberId) throw unknownObject(call.request.method, media.id)
}
