/** What a request of the API carries on its way through the handlers. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Authenticated } from '../people/people'

export interface ApiEnv {
  Variables: {
    /** Who asks; set on every route that is not for anyone. */
    caller: Authenticated
  }
  /** What @hono/node-server hands over; missing where a test calls the app without a port. */
  Bindings: { readonly incoming?: { readonly socket: { readonly remoteAddress?: string } } }
}

export type Api = OpenAPIHono<ApiEnv>

/** Where the API is mounted. */
export const API_PATH = '/api/v1'
