/** One authenticated Graph call as its endpoint sees it, and what the endpoint gives back. */
import type { RequestFault } from './faults'
import type { Random } from './ids'
import type { MediaTask, SandboxRequest, ScheduledWebhook } from './request'
import type { Sandbox } from './sandbox'

export interface Call {
  readonly sandbox: Sandbox
  readonly request: SandboxRequest
  readonly parameters: Readonly<Record<string, unknown>>
  /** Accounts that the token sees. */
  readonly wabaIds: ReadonlySet<string>
  readonly now: number
  readonly random: Random
  readonly fault: RequestFault | undefined
}

/** 200 with this body. */
export interface Reply {
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly webhooks?: readonly ScheduledWebhook[]
  readonly media?: MediaTask
}

export const SUCCESS: Reply = { body: { success: true } }

/** A parameter that has to be text; a number counts as its digits. */
export function textParameter(call: Call, name: string): string | undefined {
  const value = call.parameters[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}
