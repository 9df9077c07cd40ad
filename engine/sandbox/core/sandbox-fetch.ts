/**
 * The sandbox as a `fetch`: for the product in one process, for the simulator on virtual time, and for the server around it. Clock,
 * chance and waiting come from the world that is handed in.
 */
import { MAX_UPLOAD_BYTES } from './checks/media'
import { handle } from './handle'
import type { Random } from './ids'
import type { MediaTask, RequestBody, SandboxAnswer, SandboxRequest, ScheduledWebhook } from './request'
import type { Sandbox } from './sandbox'

export interface MediaStore {
  put(id: string, bytes: Uint8Array): Promise<void>
  get(id: string): Promise<Uint8Array | undefined>
  remove(id: string): Promise<void>
}

export interface SandboxWorld {
  readonly now: () => number
  readonly random: Random
  readonly store: MediaStore
  readonly wait: (ms: number) => Promise<void>
  /** Takes webhooks over, to be delivered when they are due. Called before the answer leaves. */
  readonly deliver: (webhooks: readonly ScheduledWebhook[]) => void
}

/** The connection broke before an answer: whoever serves the request has to drop it without one. */
export class ConnectionDropped extends Error {
  override readonly name = 'ConnectionDropped'
}

/** Web-standard handler. Throws ConnectionDropped where a fault wants no answer. */
export function sandboxHandler(sandbox: Sandbox, world: SandboxWorld): (request: Request) => Promise<Response> {
  return async (request) => respond(sandbox, world, await readRequest(sandbox, request))
}

/** Usable as `fetch`, whatever the host in the address. A dropped connection rejects with TypeError, as fetch does. */
export function createSandboxFetch(
  sandbox: Sandbox,
  world: SandboxWorld,
): (input: string | URL | Request, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    try {
      return await respond(sandbox, world, plainRequest(sandbox, input, init) ?? (await readRequest(sandbox, new Request(input, init))))
    } catch (error) {
      if (error instanceof ConnectionDropped) throw new TypeError('fetch failed', { cause: error })
      throw error
    }
  }
}

async function respond(sandbox: Sandbox, world: SandboxWorld, request: SandboxRequest): Promise<Response> {
  const answer = handle(sandbox, request, world.now(), world.random)
  if (answer.media && answer.media.task !== 'serve') await keepBytes(world.store, answer.media)
  world.deliver(answer.webhooks)
  if (answer.delayMs > 0) await world.wait(answer.delayMs)
  if (answer.connection !== 'answered')
    throw new ConnectionDropped(answer.connection === 'lost' ? 'the answer was lost' : 'connection reset')
  return new Response(await bodyOf(world.store, answer), { status: answer.status, headers: answer.headers })
}

async function keepBytes(store: MediaStore, task: Exclude<MediaTask, { task: 'serve' }>): Promise<void> {
  if (task.task === 'keep') await store.put(task.id, task.bytes)
  else await store.remove(task.id)
}

async function bodyOf(store: MediaStore, { media, body }: SandboxAnswer): Promise<BodyInit | null> {
  if (media?.task === 'serve') return ((await store.get(media.id)) ?? new Uint8Array()) as Uint8Array<ArrayBuffer>
  return typeof body === 'string' ? body : body === undefined ? null : JSON.stringify(body)
}

/** Text bodies need no waiting for streams; the simulator depends on that. */
function plainRequest(sandbox: Sandbox, input: string | URL | Request, init: RequestInit = {}): SandboxRequest | undefined {
  if (input instanceof Request || (init.body !== undefined && init.body !== null && typeof init.body !== 'string')) return undefined
  const headers = headersOf(new Headers(init.headers))
  const text = typeof init.body === 'string' ? init.body : ''
  return {
    method: (init.method ?? 'GET').toUpperCase(),
    ...locationOf(sandbox, String(input)),
    headers,
    body: textBody(text, headers['content-type'] ?? 'application/json'),
  }
}

async function readRequest(sandbox: Sandbox, request: Request): Promise<SandboxRequest> {
  const headers = headersOf(request.headers)
  return {
    method: request.method,
    ...locationOf(sandbox, request.url),
    headers,
    body: await readBody(request, headers['content-type'] ?? ''),
  }
}

function locationOf(sandbox: Sandbox, address: string): Pick<SandboxRequest, 'path' | 'query'> {
  const url = new URL(address)
  const prefix = new URL(sandbox.settings.publicUrl).pathname.replace(/\/$/, '')
  const path = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : url.pathname
  return { path, query: Object.fromEntries(url.searchParams) }
}

function headersOf(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(headers)
}

async function readBody(request: Request, contentType: string): Promise<RequestBody> {
  const bytes = await readLimited(request, MAX_UPLOAD_BYTES + 1024 * 1024)
  if (!bytes) return { kind: 'broken', reason: `The body is larger than ${MAX_UPLOAD_BYTES} bytes.` }
  if (bytes.byteLength === 0) return { kind: 'none' }
  if (contentType.startsWith('multipart/form-data')) return readForm(bytes, contentType)
  const isText = contentType === '' || /^application\/(json|x-www-form-urlencoded)/.test(contentType)
  return isText ? textBody(new TextDecoder().decode(bytes), contentType) : { kind: 'bytes', bytes }
}

/** Undefined when there are more bytes than that; the rest is not read. */
async function readLimited(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!request.body) return new Uint8Array()
  if (Number(request.headers.get('content-length') ?? 0) > limit) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength
    if (size > limit) {
      await reader.cancel()
      return undefined
    }
    chunks.push(next.value)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<RequestBody> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
    const fields: Record<string, string> = {}
    let file: File | undefined
    for (const [name, value] of form) {
      if (typeof value === 'string') fields[name] = value
      else file = value
    }
    if (!file) return { kind: 'form', fields }
    const content = new Uint8Array(await file.arrayBuffer())
    return { kind: 'form', fields, file: { bytes: content, mimeType: file.type, ...(file.name === '' ? {} : { filename: file.name }) } }
  } catch {
    return { kind: 'broken', reason: 'The multipart body is malformed.' }
  }
}

function textBody(text: string, contentType: string): RequestBody {
  if (text === '') return { kind: 'none' }
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return { kind: 'form', fields: Object.fromEntries(new URLSearchParams(text)) }
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return { kind: 'broken', reason: 'The body is not JSON.' }
  }
}

/** Keeps bytes in memory. */
export function memoryStore(): MediaStore {
  const kept = new Map<string, Uint8Array>()
  return {
    put: async (id, bytes) => void kept.set(id, bytes),
    get: async (id) => kept.get(id),
    remove: async (id) => void kept.delete(id),
  }
}
