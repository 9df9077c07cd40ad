/**
 * Declares a route of the API: what it takes and answers, and which right it asks for. The right is part of the declaration, so that a
 * route without one cannot be reached (authorize.ts) and the OpenAPI document tells it.
 */
import { createRoute, type RouteConfig, z } from '@hono/zod-openapi'
import type { Right } from '../people/rights'
import { ProblemDetails } from './problem'

/** `anyone` needs no sign-in, `signedIn` any role. */
export type RequiredRight = Right | 'signedIn' | 'anyone'

/** Where the OpenAPI document and authorize.ts find the right of a route. */
export const REQUIRED_RIGHT = 'x-required-right'

interface RouteDeclaration<Path extends string, Request extends NonNullable<RouteConfig['request']>> {
  readonly method: 'get' | 'put' | 'post' | 'delete'
  readonly path: Path
  readonly right: RequiredRight
  readonly tag: string
  readonly summary: string
  readonly request: Request
  /** Of the successful answer; 200 where missing. */
  readonly status?: number
  /** Schema of the JSON answer, or the media type of another; nothing is answered where missing. */
  readonly answer?: z.ZodType | string
}

export function apiRoute<const Path extends string, const Request extends NonNullable<RouteConfig['request']>>(
  declaration: RouteDeclaration<Path, Request>,
) {
  const { right, tag, status = 200, answer, ...config } = declaration
  const responses: RouteConfig['responses'] = {
    [status]: { description: config.summary, ...contentOf(answer) },
    default: { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: ProblemDetails } } },
  }
  return createRoute({ ...config, tags: [tag], [REQUIRED_RIGHT]: right, responses })
}

function contentOf(answer: z.ZodType | string | undefined) {
  if (answer === undefined) return {}
  if (typeof answer === 'string') return { content: { [answer]: { schema: z.string() } } }
  return { content: { 'application/json': { schema: answer } } }
}

/** A JSON body, which has to be there. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } } as const
}
