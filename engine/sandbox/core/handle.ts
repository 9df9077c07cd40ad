/**
 * The Graph API as a function: one request in, one answer and the webhooks that follow out. Paths with and without a version
 * (/v24.0/...) are the same.
 *
 * G1. Sends are never de-duplicated: the API has no idempotency key.
 * G2. What was accepted is recorded before the answer leaves, whatever becomes of the answer.
 * G3. A token sees the objects of its accounts only; everything else doesn't exist for it (100/33).
 */
import type { Call, Reply } from './call'
import { debugToken, finishUpload, getAccount, listSubscriptions, startUpload, subscribe, unsubscribe } from './endpoints/account'
import { getProfile, updateProfile } from './endpoints/business-profile'
import { deleteMedia, downloadMedia, getMedia, uploadMedia } from './endpoints/media'
import { isSend, postMessages } from './endpoints/messages'
import {
  createNumber,
  deregister,
  getNumber,
  listNumbers,
  register,
  requestCode,
  updateNumber,
  verifyCode,
} from './endpoints/phone-numbers'
import { createTemplate, deleteTemplates, editTemplate, getTemplate, listTemplates, unpauseTemplate } from './endpoints/templates'
import { nextRequestFault, type RequestFault } from './faults'
import { GraphError, unknownObject } from './graph-error'
import type { Random } from './ids'
import { countInHour } from './rates'
import { parametersOf, type SandboxAnswer, type SandboxRequest } from './request'
import type { Account, Media, PhoneNumber, Sandbox, Template } from './sandbox'

/** Management calls in an hour for an account with a registered number (Meta: limits). */
const MANAGEMENT_CALLS_AN_HOUR = 5000
const RETRY_AFTER_SECONDS = 2

export function handle(sandbox: Sandbox, request: SandboxRequest, now: number, random: Random): SandboxAnswer {
  const path = segmentsOf(request.path)
  const parameters = parametersOf(request)
  const fault = nextRequestFault(sandbox.faults, isSend(request.method, path[1], parameters))
  const before = fault && faultBefore(fault, random)
  if (before) return before
  const answer = answerTo({ sandbox, request, parameters, now, random, fault }, path)
  if (fault === 'lostAnswer') return { ...answer, connection: 'lost' }
  if (fault === 'slowAnswer') return { ...answer, delayMs: sandbox.faults.settings.slowAnswerMs }
  return answer
}

/** Nothing happened yet, and nothing will. */
function faultBefore(fault: RequestFault, random: Random): SandboxAnswer | undefined {
  switch (fault) {
    case 'connectionReset':
      return { ...answered(0, undefined), connection: 'reset' }
    case 'rateLimited':
      return refused(
        new GraphError(130429, 'Cloud API message throughput has been reached.', {
          status: 429,
          headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
        }),
        random,
      )
    case 'serverError':
      return refused(new GraphError(131000, 'Something went wrong on our side, please try again.'), random)
    case 'bareServerError':
      return { ...answered(502, '<html><body>Bad gateway</body></html>'), headers: { 'content-type': 'text/html' } }
    default:
      return undefined
  }
}

function answerTo(call: Omit<Call, 'wabaIds'>, path: readonly string[]): SandboxAnswer {
  try {
    const { body, headers = {}, webhooks = [], media } = dispatch({ ...call, wabaIds: authenticate(call) }, path)
    const answer = answered(200, body, headers)
    return { ...answer, webhooks, ...(media === undefined ? {} : { media }) }
  } catch (error) {
    if (error instanceof GraphError) return refused(error, call.random)
    throw error
  }
}

function answered(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): SandboxAnswer {
  const json = { 'content-type': 'application/json; charset=UTF-8', 'facebook-api-version': 'v24.0' }
  return { status, headers: { ...json, ...headers }, body, connection: 'answered', delayMs: 0, webhooks: [] }
}

function refused(error: GraphError, random: Random): SandboxAnswer {
  return answered(error.status, error.toBody(random), error.extras.headers)
}

/** `/v24.0/1234/messages` -> 1234, messages */
function segmentsOf(path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '')
  const unversioned = /^v\d+\.\d+$/.test(segments[0] ?? '') ? segments.slice(1) : segments
  return unversioned.map(decoded)
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Accounts that the token sees. An app token (`appid|secret`) sees none and may only ask about tokens. */
function authenticate({ sandbox, request, parameters }: Omit<Call, 'wabaIds'>): ReadonlySet<string> {
  const header = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const given = header ?? (typeof parameters.access_token === 'string' ? parameters.access_token : undefined)
  if (given === undefined) throw new GraphError(190, undefined, { message: 'An access token is required to request this resource.' })
  if (given.startsWith(`${sandbox.settings.appId}|`)) return new Set()
  const token = sandbox.tokens.get(given)
  if (!token) throw new GraphError(190, undefined, { message: 'Invalid OAuth access token - Cannot parse access token' })
  if (token.isRevoked) {
    const message =
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.'
    throw new GraphError(190, undefined, { subcode: 460, message })
  }
  return token.wabaIds
}

type Target =
  | { readonly kind: 'number'; readonly object: PhoneNumber }
  | { readonly kind: 'account'; readonly object: Account }
  | { readonly kind: 'template'; readonly object: Template }
  | { readonly kind: 'media'; readonly object: Media }

type Endpoints<T> = Readonly<Record<string, (call: Call, target: T) => Reply>>

const OF_NUMBER: Endpoints<PhoneNumber> = {
  'GET ': getNumber,
  'POST ': updateNumber,
  'POST messages': postMessages,
  'POST marketing_messages': postMessages,
  'POST media': uploadMedia,
  'GET whatsapp_business_profile': getProfile,
  'POST whatsapp_business_profile': updateProfile,
  'POST request_code': requestCode,
  'POST verify_code': verifyCode,
  'POST register': register,
  'POST deregister': deregister,
}
const OF_ACCOUNT: Endpoints<Account> = {
  'GET ': getAccount,
  'GET phone_numbers': listNumbers,
  'POST phone_numbers': createNumber,
  'GET message_templates': listTemplates,
  'POST message_templates': createTemplate,
  'DELETE message_templates': deleteTemplates,
  'GET subscribed_apps': listSubscriptions,
  'POST subscribed_apps': subscribe,
  'DELETE subscribed_apps': unsubscribe,
}
const OF_TEMPLATE: Endpoints<Template> = { 'GET ': getTemplate, 'POST ': editTemplate, 'POST unpause': unpauseTemplate }
const OF_MEDIA: Endpoints<Media> = { 'GET ': getMedia, 'DELETE ': deleteMedia }

function dispatch(call: Call, [id = '', edge = '', ...more]: readonly string[]): Reply {
  const { request, sandbox } = call
  if (id.startsWith('upload:')) return finishUpload(call, id)
  if (request.body.kind === 'broken')
    throw new GraphError(100, request.body.reason, { message: '(#100) The request body could not be read.' })
  if (id === 'debug_token' && request.method === 'GET') return debugToken(call)
  if (id === 'whatsapp_business' && edge === 'attachments') return downloadMedia(call)
  if (id === sandbox.settings.appId && edge === 'uploads' && request.method === 'POST') return startUpload(call)
  const target = id === '' || more.length > 0 ? undefined : targetOf(call, id)
  if (id === '' || more.length > 0)
    throw new GraphError(2500, undefined, { message: `Unknown path components: /${[edge, ...more].join('/')}` })
  if (!target) throw unknownObject(request.method, id)
  const operation = `${request.method} ${edge}`
  switch (target.kind) {
    case 'number':
      return run(call, OF_NUMBER[operation], target.object, id)
    case 'account':
      return withUsage(call, target.object, () => run(call, OF_ACCOUNT[operation], target.object, id))
    case 'template':
      return run(call, OF_TEMPLATE[operation], target.object, id)
    case 'media':
      return run(call, OF_MEDIA[operation], target.object, id)
    default:
      return target satisfies never
  }
}

function targetOf({ sandbox, wabaIds, now }: Call, id: string): Target | undefined {
  const account = sandbox.accounts.get(id)
  if (account && wabaIds.has(id)) return { kind: 'account', object: account }
  const number = sandbox.numbers.get(id)
  if (number && wabaIds.has(number.wabaId)) return { kind: 'number', object: number }
  const template = sandbox.templates.get(id)
  if (template && wabaIds.has(template.wabaId)) return { kind: 'template', object: template }
  const media = sandbox.media.get(id)
  return media && wabaIds.has(media.wabaId) && media.expiresAt > now ? { kind: 'media', object: media } : undefined
}

function run<T>(call: Call, endpoint: ((call: Call, target: T) => Reply) | undefined, target: T, id: string): Reply {
  if (!endpoint) throw unknownObject(call.request.method, id)
  return endpoint(call, target)
}

/** Management calls are counted for each account, and the count is told in a header. */
function withUsage(call: Call, account: Account, answer: () => Reply): Reply {
  const calls = countInHour(call.sandbox.managementCalls, account.id, call.now)
  if (call.sandbox.settings.enforcesRates && calls > MANAGEMENT_CALLS_AN_HOUR)
    throw new GraphError(80007, 'Wait an hour before calling again.')
  const share = Math.min(100, Math.round((calls / MANAGEMENT_CALLS_AN_HOUR) * 100))
  const usage = {
    type: 'whatsapp',
    call_count: share,
    total_cputime: 0,
    total_time: 0,
    estimated_time_to_regain_access: share < 100 ? 0 : 60,
  }
  const reply = answer()
  return { ...reply, headers: { ...reply.headers, 'x-business-use-case-usage': JSON.stringify({ [account.id]: [usage] }) } }
}
