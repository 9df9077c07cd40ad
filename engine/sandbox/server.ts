/** The sandbox as a server of its own: the Graph API for any client, and the control API for callers on this machine. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { isLoopback } from './assert-allowed'
import type { Sandbox } from './core/sandbox'
import { ConnectionDropped } from './core/sandbox-fetch'
import { createLiveSandbox, type LiveSandbox, type LiveSandboxOptions } from './live-sandbox'

export interface SandboxServerOptions extends Omit<LiveSandboxOptions, 'publicUrl'> {
  /** 0 takes a free one. */
  readonly port: number
  /** The control API answers only on a loopback address. */
  readonly host?: string
}

export interface SandboxServer {
  /** http://127.0.0.1:port; the Graph base URL for clients. */
  readonly url: string
  readonly sandbox: Sandbox
  readonly live: LiveSandbox
  close(): Promise<void>
}

export async function startSandbox({ port, host = '127.0.0.1', ...options }: SandboxServerOptions): Promise<SandboxServer> {
  const live = createLiveSandbox(options)
  const server = createServer(getRequestListener((request, bindings) => serve(live, host, request, bindings as HttpBindings)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`
  live.sandbox.settings.publicUrl = url
  return {
    url,
    sandbox: live.sandbox,
    live,
    close: () =>
      new Promise((resolve) => {
        live.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(live: LiveSandbox, host: string, request: Request, { outgoing }: HttpBindings): Promise<Response> {
  if (new URL(request.url).pathname.startsWith('/_sandbox/')) {
    return mayControl(host, request)
      ? live.control(request)
      : Response.json({ error: 'the control API answers only callers on this machine' }, { status: 403 })
  }
  try {
    return await live.graph(request)
  } catch (error) {
    if (!(error instanceof ConnectionDropped)) throw error
    outgoing.destroy()
    return RESPONSE_ALREADY_SENT
  }
}

/**
 * Bound to loopback, addressed as loopback (a page elsewhere can point its own name at 127.0.0.1), and not sent by a page of another
 * machine.
 */
export function mayControl(boundTo: string, request: Request): boolean {
  const origin = request.headers.get('origin')
  return (
    isLoopback(boundTo) &&
    isLoopback(new URL(request.url).hostname) &&
    (origin === null || (URL.canParse(origin) && isLoopback(new URL(origin).hostname)))
  )
}
