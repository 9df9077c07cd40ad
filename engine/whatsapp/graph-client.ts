/**
 * Meta's Graph API, as far as we use it. No method throws or repeats a request; each tells how far it got.
 * Nothing is logged here: requests hold tokens, numbers and what people wrote.
 *
 * G1. A request that may have left and was not answered by Graph itself is in doubt, whatever the HTTP status says.
 * G2. The token goes to the configured Graph address and to Meta's own media hosts, nowhere else, and follows no redirect
 *     (requirement R57).
 * G3. Answers are bounded in size and every request in time.
 */
import { type Failure, failureOf, type InDoubt, refusedBy, retryAfter } from './graph-answer'
import { BrokenOff, exchangeByFetch, exchangeByHttp, type JsonAnswer, readWhole } from './json-exchange'
import type { Accepted, Done, GraphClient } from './ports'
import { OWN_CODE } from './wire/errors'
import { idOf, type JsonObject, listOf, numberOf, objectOf, textOf } from './wire/json'
import type { GraphMessage } from './wire/outgoing'

export interface GraphOptions {
  readonly baseUrl?: string
  readonly version?: string
  /** In place of the network. */
  readonly fetch?: typeof fetch
  /** For a request and its whole answer. */
  readonly timeoutMs?: number
  /** The same for files. */
  readonly mediaTimeoutMs?: number
}

const DEFAULT_GRAPH_URL = 'https://graph.facebook.com'
const DEFAULT_GRAPH_VERSION = 'v26.0'

const MEDIA_HOSTS = ['fbsbx.com', 'fbcdn.net', 'facebook.com', 'whatsapp.net']
const TEMPLATES_A_PAGE = 100
/** A portfolio has 6,000 templates at most, in some languages each. */
const MAX_TEMPLATE_PAGES = 1000

export function createGraphClient(options: GraphOptions = {}): GraphClient {
  const { baseUrl = DEFAULT_GRAPH_URL, version = DEFAULT_GRAPH_VERSION, timeoutMs = 30_000, mediaTimeoutMs = 120_000 } = options
  const doFetch = options.fetch ?? fetch
  const address = (...path: string[]) => `${baseUrl.replace(/\/+$/, '')}/${[version, ...path].map(encodeURIComponent).join('/')}`

  const exchange = options.fetch ? exchangeByFetch(options.fetch) : exchangeByHttp()

  /** The head of an answer with a file, or of one to a file; or why there is none. */
  async function request(url: string, accessToken: string, init: RequestInit, limitMs: number): Promise<Done<Response> | Failure> {
    const headers = headersFor(accessToken)
    if (!headers || !URL.canParse(url)) return CANNOT_BE_ASKED
    try {
      return { outcome: 'done', value: await doFetch(url, { ...init, headers, redirect: 'manual', signal: AbortSignal.timeout(limitMs) }) }
    } catch (error) {
      return failureOf(error)
    }
  }

  /** Asks for JSON; posts the message where there is one. */
  async function ask(url: string, accessToken: string, message?: GraphMessage): Promise<Done<JsonObject> | Failure> {
    const headers = headersFor(accessToken)
    if (!headers || !URL.canParse(url)) return CANNOT_BE_ASKED
    const posted =
      message === undefined
        ? ({ method: 'GET', headers } as const)
        : ({ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(message) } as const)
    return settle(exchange({ url, ...posted, limitMs: timeoutMs }))
  }

  return {
    async sendMessage({ phoneNumberId, accessToken }, message) {
      const answer = await ask(address(phoneNumberId, 'messages'), accessToken, message)
      return answer.outcome === 'done' ? readAccepted(answer.value) : answer
    },

    async mediaAddress({ phoneNumberId, accessToken }, mediaId) {
      const url = `${address(mediaId)}?phone_number_id=${encodeURIComponent(phoneNumberId)}`
      const answer = await ask(url, accessToken)
      if (answer.outcome !== 'done') return answer
      const mediaUrl = textOf(answer.value.url)
      if (!mediaUrl) return unclear('an answer about media without its url')
      return { outcome: 'done', value: { url: mediaUrl, mimeType: textOf(answer.value.mime_type) ?? 'application/octet-stream' } }
    },

    async downloadMedia({ accessToken }, url) {
      if (!isTrusted(url, baseUrl))
        return { outcome: 'notSent', reason: 'the media url is not at a host of Meta: the token is not given to it' }
      const head = await request(url, accessToken, { method: 'GET' }, mediaTimeoutMs)
      if (head.outcome !== 'done') return head
      const { status, headers, body } = head.value
      if (status !== 200 || !body) {
        const answer = await settle(readWhole(head.value))
        if (answer.outcome !== 'done') return answer
        return unclear(`HTTP ${status} without a file`, status)
      }
      const bytes = numberOf(headers.get('content-length'))
      const mimeType = headers.get('content-type') ?? 'application/octet-stream'
      return { outcome: 'done', value: { mimeType, body, ...(bytes !== undefined && { bytes }) } }
    },

    async uploadMedia({ phoneNumberId, accessToken }, { content, mimeType, filename }) {
      const form = new FormData()
      form.set('messaging_product', 'whatsapp')
      form.set('type', mimeType)
      form.set('file', content.slice(0, content.size, mimeType), filename)
      const head = await request(address(phoneNumberId, 'media'), accessToken, { method: 'POST', body: form }, mediaTimeoutMs)
      if (head.outcome !== 'done') return head
      const answer = await settle(readWhole(head.value))
      if (answer.outcome !== 'done') return answer
      const id = idOf(answer.value.id)
      return id ? { outcome: 'done', value: id } : unclear('an answer to an upload without an id')
    },

    async listTemplates({ wabaId, accessToken }) {
      const templates: unknown[] = []
      const seen = new Set<string>()
      let after: string | undefined
      for (let page = 0; page < MAX_TEMPLATE_PAGES; page++) {
        const query = new URLSearchParams({ limit: String(TEMPLATES_A_PAGE), ...(after !== undefined && { after }) })
        const answer = await ask(`${address(wabaId, 'message_templates')}?${query}`, accessToken)
        if (answer.outcome !== 'done') return answer
        if (!Array.isArray(answer.value.data)) return unclear('a page of templates without data')
        templates.push(...(answer.value.data as unknown[]))
        const paging = objectOf(answer.value.paging)
        // `next` holds the token and an address of its own: it says that there is more, the cursor says where
        if (textOf(paging?.next) === undefined) return { outcome: 'done', value: templates }
        after = textOf(objectOf(paging?.cursors)?.after)
        if (after === undefined || seen.has(after)) return unclear('pages of templates that do not lead on')
        seen.add(after)
      }
      return unclear(`more than ${MAX_TEMPLATE_PAGES} pages of templates`)
    },
  }
}

const unclear = (reason: string, http?: number): InDoubt => ({ outcome: 'inDoubt', reason, ...(http !== undefined && { http }) })

const CANNOT_BE_ASKED: Failure = { outcome: 'notSent', reason: 'the address or the access token cannot be put into a request' }

/** What HTTP allows in a header's value; a token with a line break could bring headers of its own. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

function headersFor(accessToken: string): { readonly authorization: string } | undefined {
  return HEADER_VALUE.test(accessToken) ? { authorization: `Bearer ${accessToken}` } : undefined
}

/** A JSON object with status 200, Graph's refusal, or how far the request got. */
async function settle(exchanged: Promise<JsonAnswer>): Promise<Done<JsonObject> | Failure> {
  try {
    return readAnswer(await exchanged)
  } catch (error) {
    if (!(error instanceof BrokenOff)) return failureOf(error)
    return unclear(`${error.message} (${failureOf(error.cause).reason})`)
  }
}

function readAnswer({ status, header, text }: JsonAnswer): Done<JsonObject> | Failure {
  const body = parsed(text)
  const refused = refusedBy(body, status, header)
  if (refused) return refused
  const object = objectOf(body)
  if (status === 200 && object) return { outcome: 'done', value: object }
  // whoever says so, Graph or a gateway before it, has turned the request away
  if (status === 429)
    return { outcome: 'refused', http: status, code: OWN_CODE, message: 'HTTP 429 without a reason', ...retryAfterOf(header) }
  return unclear(`HTTP ${status} without an answer of Graph`, status)
}

function retryAfterOf(header: JsonAnswer['header']): { readonly retryAfterSeconds?: number } {
  const retryAfterSeconds = retryAfter(header)
  return retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readAccepted(answer: JsonObject): Accepted | InDoubt {
  const wamid = textOf(objectOf(listOf(answer.messages)[0])?.id)
  if (!wamid) return unclear('HTTP 200 without a message id')
  const waId = textOf(objectOf(listOf(answer.contacts)[0])?.wa_id)
  const messageStatus = textOf(objectOf(listOf(answer.messages)[0])?.message_status)
  return { outcome: 'accepted', wamid, ...(waId !== undefined && { waId }), ...(messageStatus !== undefined && { messageStatus }) }
}

function isTrusted(url: string, baseUrl: string): boolean {
  try {
    const { protocol, hostname, origin } = new URL(url)
    if (origin === new URL(baseUrl).origin) return true
    return protocol === 'https:' && MEDIA_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  } catch {
    return false
  }
}
