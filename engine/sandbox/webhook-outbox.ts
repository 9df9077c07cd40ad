/**
 * Sends webhooks as Meta does: signed over the exact bytes, again with growing gaps until the receiver answers 200, several at a
 * time and in no promised order. Lives in the sandbox's process, so what the product missed while it was down comes later.
 */

import type { WebhookEnvelope } from './core/envelope'
import type { ScheduledWebhook } from './core/request'
import type { Sandbox } from './core/sandbox'
import { callbackOverride, encodeWebhook, signatureOf } from './core/webhooks'

export interface WebhookTarget {
  readonly url: string
  readonly appSecret: string
}

export interface OutboxOptions {
  readonly now: () => number
  /** Gaps between tries, ms; the last one repeats. Meta's own grow to hours. */
  readonly retryGapsMs: readonly number[]
  /** No answer after this long counts as none. */
  readonly timeoutMs: number
  readonly concurrency: number
  /** Given up this long after the first try (Meta: 7 days). */
  readonly keptMs: number
}

export interface OutboxState {
  /** Not yet answered with 200: waiting for their time, their next try, or an answer. */
  readonly pending: number
  readonly delivered: number
  readonly givenUp: number
  readonly lastFailure?: string
}

export interface WebhookOutbox {
  add(webhooks: readonly ScheduledWebhook[]): void
  pointAt(target: WebhookTarget): void
  target(): WebhookTarget
  state(): OutboxState
  /** Drops what waits. */
  clear(): void
  close(): void
}

interface Waiting {
  readonly envelope: WebhookEnvelope
  readonly body: string
  readonly firstDueAt: number
  tries: number
}

export function createWebhookOutbox(sandbox: Sandbox, initial: WebhookTarget, options: OutboxOptions): WebhookOutbox {
  let target = initial
  let generation = 0
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const ready: Waiting[] = []
  let active = 0
  let pending = 0
  let delivered = 0
  let givenUp = 0
  let lastFailure: string | undefined

  function later(ms: number, run: () => void): void {
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        run()
      },
      Math.max(0, ms),
    )
    timers.add(timer)
  }

  function pump(): void {
    while (active < options.concurrency) {
      const next = ready.shift()
      if (!next) return
      active += 1
      const begun = generation
      void attempt(next).then((failure) => {
        active -= 1
        if (begun === generation) settle(next, failure)
        pump()
      })
    }
  }

  function settle(webhook: Waiting, failure: string | undefined): void {
    if (failure === undefined) {
      pending -= 1
      delivered += 1
      return
    }
    lastFailure = failure
    const gap = options.retryGapsMs[Math.min(webhook.tries, options.retryGapsMs.length) - 1] ?? 0
    if (options.now() + gap > webhook.firstDueAt + options.keptMs) {
      pending -= 1
      givenUp += 1
      return
    }
    later(gap, () => enqueue(webhook))
  }

  function enqueue(webhook: Waiting): void {
    ready.push(webhook)
    pump()
  }

  /** Undefined when the receiver took it, else the reason why not. */
  async function attempt(webhook: Waiting): Promise<string | undefined> {
    webhook.tries += 1
    const url = callbackOverride(sandbox, webhook.envelope) ?? target.url
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          'x-hub-signature-256': signatureOf(webhook.body, target.appSecret),
        },
        body: webhook.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(options.timeoutMs),
      })
      // an unread body would hold the connection
      await response.arrayBuffer()
      return response.status === 200 ? undefined : `${url} answered ${response.status}`
    } catch (error) {
      return `${url} did not answer: ${error instanceof Error ? reasonOf(error) : String(error)}`
    }
  }

  function clear(): void {
    generation += 1
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    ready.length = 0
    pending = 0
  }

  return {
    add(webhooks) {
      for (const { dueAt, envelope } of webhooks) {
        pending += 1
        const webhook = { envelope, body: encodeWebhook(envelope), firstDueAt: dueAt, tries: 0 }
        later(dueAt - options.now(), () => enqueue(webhook))
      }
    },
    pointAt: (next) => {
      target = next
    },
    target: () => target,
    state: () => ({ pending, delivered, givenUp, ...(lastFailure === undefined ? {} : { lastFailure }) }),
    clear,
    close: clear,
  }
}

function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message : error.message
}
