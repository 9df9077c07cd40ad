/**
 * Fetches what a contact sent: asks for the file's address, downloads it and stores it. Changes nothing outside, so it is never
 * claimed and is simply performed again after a crash. The message itself was stored long before (requirement R8).
 */
import type { Failure } from '../../whatsapp/graph-answer'
import type { MediaDownload } from '../../whatsapp/ports'
import { classify } from '../../whatsapp/wire/errors'
import { baseType, INBOUND_MEDIA_BYTES } from '../../whatsapp/wire/limits'
import type { EffectResult, FetchMedia } from '../types'
import type { Perform, Services } from './services'

/** Meta keeps a file for seven days: waits double from 5 s to 6 h, and the last try comes before it is gone. */
const FIRST_WAIT_MS = 5000
const LONGEST_WAIT_MS = 6 * 3_600_000
const TRIES = 38
/** What will hardly change by itself is asked for a few minutes only. */
const TRIES_WHEN_HOPELESS = 5

export const fetchMedia: Perform<'fetchMedia'> = async (effect, _run, services) => {
  const channel = services.channel(effect.channelId)
  if (!channel?.accessToken) return failed(effect, `channel ${effect.channelId} is not set up or has no access token`, TRIES)
  const access = { phoneNumberId: channel.phoneNumberId, accessToken: channel.accessToken }
  const found = await locate(effect, access, services)
  if (found.outcome !== 'done') return failed(effect, reasonOf(found), triesAfter(found))
  return store(effect, found.value, services)
}

/** An address lives five minutes and was seen to be dead earlier (404): then a new one is asked for, once. */
async function locate({ mediaId }: FetchMedia, access: { phoneNumberId: string; accessToken: string }, { graph }: Services) {
  for (let isSecond = false; ; isSecond = true) {
    const address = await graph.mediaAddress(access, mediaId)
    if (address.outcome !== 'done') return address
    const download = await graph.downloadMedia(access, address.value.url)
    if (download.outcome === 'done' || isSecond || !isGone(download)) return download
  }
}

const isGone = (failure: Failure): boolean => failure.outcome !== 'notSent' && failure.http === 404

async function store(effect: FetchMedia, { mimeType, bytes, body }: MediaDownload, { media }: Services): Promise<EffectResult> {
  const { id: effectId, attempt } = effect
  try {
    if (!isOfType(mimeType, effect.mimeType)) {
      await body.cancel()
      return failed(effect, `the file came as ${baseType(mimeType)} where ${baseType(effect.mimeType)} was announced`, TRIES_WHEN_HOPELESS)
    }
    if (bytes !== undefined && bytes > INBOUND_MEDIA_BYTES) {
      await body.cancel()
      return failed(effect, `the file has ${bytes} bytes, at most ${INBOUND_MEDIA_BYTES} are taken`, 1)
    }
    const stored = await media.put(body, { mimeType: effect.mimeType, limitBytes: INBOUND_MEDIA_BYTES })
    if (stored === 'tooLarge') return failed(effect, `the file has more than the ${INBOUND_MEDIA_BYTES} bytes that are taken`, 1)
    return {
      type: 'media.stored',
      effectId,
      attempt,
      storedAs: stored.id,
      sha256: stored.id,
      mimeType: stored.mimeType,
      bytes: stored.bytes,
    }
  } catch (error) {
    return failed(effect, `the file could not be stored: ${error instanceof Error ? error.message : String(error)}`, TRIES)
  }
}

/** The announced type is what the file is stored as; a page of HTML in its place is an error page, not the file. */
function isOfType(mimeType: string, announced: string): boolean {
  const type = baseType(mimeType)
  return type === baseType(announced) || type === 'application/octet-stream' || type === ''
}

function reasonOf(failure: Failure): string {
  return failure.outcome === 'refused' ? `${failure.message} (code ${failure.code})` : failure.reason
}

function triesAfter(failure: Failure): number {
  if (failure.outcome !== 'refused') return TRIES
  const { class: meaning } = classify(failure.code, failure.http)
  return meaning === 'fixRequest' || meaning === 'final' ? TRIES_WHEN_HOPELESS : TRIES
}

function failed({ id: effectId, attempt }: FetchMedia, reason: string, tries: number): EffectResult {
  const retryAfterMs = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS)
  return { type: 'media.failed', effectId, attempt, reason, ...(attempt < tries && { retryAfterMs }) }
}
