/**
 * Files of messages. What a contact sent is never trusted: it is shown in place only where a browser does nothing but show or play it,
 * anything else is a download, and in either case nothing in it may run (requirement R51).
 */
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { z } from '@hono/zod-openapi'
import type { Authenticated } from '../../people/people'
import { baseType, MEDIA, mediaProblem } from '../../whatsapp/wire/limits'
import { ownAgentId, seesEverything, visibleConversation } from '../acting-agent'
import type { Api } from '../api-env'
import { apiRoute } from '../api-route'
import { readRange } from '../byte-range'
import { HttpProblem } from '../problem'
import type { Services } from '../services'

const tag = 'Media'

/** No markup, no scripts, no plug-ins. */
const SHOWN_IN_PLACE = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'video/mp4', 'video/3gpp']
const isShownInPlace = (type: string) => SHOWN_IN_PLACE.includes(type) || /^audio\/[a-z0-9.+-]+$/.test(type)

const MIME_TYPE = /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,100}$/
const KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const

export function mediaRoutes(api: Api, services: Pick<Services, 'media' | 'views' | 'host'>): void {
  const { media } = services

  const read = apiRoute({
    method: 'get',
    path: '/media/{storedAs}',
    right: 'answerCases',
    tag,
    answer: 'application/octet-stream',
    summary: 'A stored file; a part of it with Range',
    request: { params: z.object({ storedAs: z.string().regex(/^[0-9a-f]{64}$/) }) },
  })
  api.openapi(read, async (c) => {
    const { storedAs } = c.req.valid('param')
    const stored = await media.describe(storedAs)
    if (!stored || !(await maySee(services, c.get('caller'), storedAs))) throw new HttpProblem(404, 'There is no such file here')
    const whole = await media.open(storedAs)
    const range = readRange(c.req.header('range'), stored.bytes)
    if (range === 'unsatisfiable') return c.body(null, 416, { 'Content-Range': `bytes */${stored.bytes}` })
    const type = baseType(stored.mimeType)
    const isShown = isShownInPlace(type)
    const part = range ? whole.slice(range.first, range.last + 1) : whole
    return c.body(part.stream(), range ? 206 : 200, {
      'Content-Type': isShown ? type : 'application/octet-stream',
      'Content-Length': String(part.size),
      'Content-Disposition': isShown ? 'inline' : `attachment; filename="${storedAs.slice(0, 12)}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Accept-Ranges': 'bytes',
      // the name is the hash of the bytes, but who may see them can change
      'Cache-Control': 'private, no-cache',
      ...(range ? { 'Content-Range': `bytes ${range.first}-${range.last}/${stored.bytes}` } : {}),
    })
  })

  const upload = apiRoute({
    method: 'post',
    path: '/media',
    right: 'answerCases',
    tag,
    status: 201,
    summary: 'Store a file to be sent; the body is the file, its Content-Type the file’s',
    request: { query: z.object({ kind: z.enum(KINDS) }) },
    answer: z.object({ mediaId: z.string(), mimeType: z.string(), bytes: z.int() }),
  })
  api.openapi(upload, async (c) => {
    const { kind } = c.req.valid('query')
    const mimeType = baseType(c.req.header('content-type') ?? '')
    if (!MIME_TYPE.test(mimeType)) throw new HttpProblem(415, 'Send the file’s own type as Content-Type, such as image/jpeg')
    refuse(mediaProblem(kind, mimeType, 1))
    const body = c.req.raw.body
    if (!body) throw new HttpProblem(422, 'The body is empty: send the file')
    const limitBytes = MEDIA[kind].maxBytes
    const stored = await media.put(Readable.fromWeb(body as ReadableStream<Uint8Array>), { mimeType, limitBytes })
    if (stored === 'tooLarge') throw new HttpProblem(413, `The file is larger than ${limitBytes} bytes, the most for ${kind}`)
    refuse(mediaProblem(kind, mimeType, stored.bytes))
    return c.json({ mediaId: stored.id, mimeType, bytes: stored.bytes }, 201)
  })
}

function refuse(problem: string | undefined): void {
  if (problem === undefined) return
  throw new HttpProblem(422, 'The file cannot be sent', {
    problems: [{ rule: 'unsendable', message: problem, path: ['body'], severity: 'error' }],
  })
}

/** An agent sees the files of the conversations that he or she has or is offered. */
async function maySee(services: Pick<Services, 'views' | 'host'>, caller: Authenticated, storedAs: string): Promise<boolean> {
  if (seesEverything(caller)) return true
  if (ownAgentId(caller) === undefined) return false
  for (const conversation of services.views.messages.conversationsWithMedia(storedAs)) {
    const isVisible = await visibleConversation(services, caller, conversation).then(
      () => true,
      (error: unknown) => {
        if (error instanceof HttpProblem) return false
        throw error
      },
    )
    if (isVisible) return true
  }
  return false
}
