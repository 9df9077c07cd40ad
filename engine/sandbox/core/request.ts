/** What goes into the sandbox and what comes out of it, as plain data: HTTP without a network. */
import type { WebhookEnvelope } from './envelope'

export interface UploadedFile {
  readonly bytes: Uint8Array
  readonly mimeType: string
  readonly filename?: string
}

/** `broken`: the body could not be read as what its content type says. */
export type RequestBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>>; readonly file?: UploadedFile }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'broken'; readonly reason: string }

export interface SandboxRequest {
  readonly method: string
  /** Without query; a version prefix such as /v24.0 is optional. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: RequestBody
}

/** What the caller has to do with media bytes, which live outside the core. */
export type MediaTask =
  | { readonly task: 'keep'; readonly id: string; readonly bytes: Uint8Array }
  | { readonly task: 'drop'; readonly id: string }
  /** Answer with these bytes in place of `body`. */
  | { readonly task: 'serve'; readonly id: string }

export interface ScheduledWebhook {
  /** Milliseconds since 1970. */
  readonly dueAt: number
  readonly envelope: WebhookEnvelope
  /** Whose chat this is about: a key for `chatOf`. */
  readonly person?: string
}

export interface SandboxAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON, or text where the content type says so; undefined is an empty body. */
  readonly body: unknown
  /** `reset`: dropped before anything was recorded. `lost`: recorded, then dropped; the caller never sees status or body. */
  readonly connection: 'answered' | 'lost' | 'reset'
  /** How long the answer takes; what it tells of has happened already. */
  readonly delayMs: number
  readonly webhooks: readonly ScheduledWebhook[]
  readonly media?: MediaTask
}

/** Query, form and JSON members in one bag, as Graph reads them; a form may carry JSON texts. */
export function parametersOf(request: SandboxRequest): Readonly<Record<string, unknown>> {
  const { body, query } = request
  if (body.kind === 'json' && isRecord(body.value)) return { ...query, ...body.value }
  if (body.kind === 'form')
    return { ...query, ...Object.fromEntries(Object.entries(body.fields).map(([name, text]) => [name, maybeJson(text)])) }
  return query
}

function maybeJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
